package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Point;
import java.util.List;

/**
 * A level laid out.
 *
 * @param positions upper left corner of every box
 * @param routes corner points of every link, with both ends; all pieces upright or level
 */
record LevelPlacement(
    List<Point> positions, List<List<Point>> routes, double width, double height) {}
