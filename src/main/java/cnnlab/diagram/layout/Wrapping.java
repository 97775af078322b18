package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.layout.Flow.Arrow;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Breaks a long flow into columns as a text is broken into lines: only where nothing but one arrow
 * leads on, which then runs from the end of a column to the beginning of the next.
 */
final class Wrapping {
  private static final int MOST_COLUMNS = 14;
  private static final double LEAST_GAP = 10;

  /** One more column must make the picture so much larger. */
  private static final double WORTH = 1.06;

  /** A column may be longer or shorter by this share to leave a block whole. */
  private static final double BLOCK_BROKEN = 0.35;

  private record Place(double height, int blocksBroken) {}

  private final Flow flow;
  private final Orientation orientation;
  private final List<Place> places;
  private final double begin;
  private final double end;

  Wrapping(Flow flow, Orientation orientation) {
    this.flow = flow;
    this.orientation = orientation;
    this.begin = flow.nodes().stream().mapToDouble(node -> node.box().y()).min().orElse(0);
    this.end = flow.nodes().stream().mapToDouble(node -> node.box().bottom()).max().orElse(0);
    this.places = places();
  }

  /** The picture with as many columns as make it largest on a page. */
  DiagramPicture best(Page page) {
    Flow best = flow;
    double bestScale = scale(flow, page);
    for (int columns = 2; columns <= MOST_COLUMNS; columns++) {
      Flow candidate = new Columns(flow, cuts(columns)).flow();
      double scale = scale(candidate, page);
      if (scale > bestScale * WORTH) {
        best = candidate;
        bestScale = scale;
      }
    }
    return best.picture(orientation, flow);
  }

  private double scale(Flow flow, Page page) {
    Rectangle bounds = flow.bounds();
    return orientation == Orientation.DOWN
        ? page.scale(bounds.width(), bounds.height())
        : page.scale(bounds.height(), bounds.width());
  }

  /** Places to break at that divide the flow about evenly, rather between blocks than in them. */
  private List<Double> cuts(int columns) {
    double length = (end - begin) / columns;
    List<Double> cuts = new ArrayList<>();
    for (int i = 1; i < columns; i++) {
      double wanted = begin + i * length;
      places.stream()
          .min(
              Comparator.comparingDouble(
                  place ->
                      Math.abs(place.height() - wanted)
                          + place.blocksBroken() * BLOCK_BROKEN * length))
          .map(Place::height)
          .filter(place -> cuts.isEmpty() || place > cuts.getLast())
          .ifPresent(cuts::add);
    }
    return cuts;
  }

  /** Where the flow may be broken. */
  private List<Place> places() {
    List<Rectangle> boxes =
        flow.nodes().stream()
            .map(PictureNode::box)
            .sorted(Comparator.comparingDouble(Rectangle::y))
            .toList();
    List<Place> found = new ArrayList<>();
    double covered = Double.MAX_VALUE;
    for (Rectangle box : boxes) {
      if (box.y() - covered >= LEAST_GAP) {
        between(covered, box.y()).ifPresent(found::add);
      }
      covered = covered == Double.MAX_VALUE ? box.bottom() : Math.max(covered, box.bottom());
    }
    return found;
  }

  /** The place in a gap where the fewest blocks are broken. */
  private Optional<Place> between(double from, double to) {
    List<Double> borders =
        Stream.concat(
                Stream.of(from, to),
                flow.blocks().stream()
                    .map(PictureBlock::box)
                    .flatMap(box -> Stream.of(box.y(), box.bottom()))
                    .filter(y -> from < y && y < to))
            .sorted()
            .toList();
    return IntStream.range(1, borders.size())
        .mapToDouble(i -> (borders.get(i - 1) + borders.get(i)) / 2)
        .mapToObj(y -> new Place(y, blocksAt(y)))
        .sorted(Comparator.comparingInt(Place::blocksBroken))
        .filter(place -> isCrossedOnce(place.height()))
        .findFirst();
  }

  private int blocksAt(double y) {
    return (int)
        flow.blocks().stream()
            .map(PictureBlock::box)
            .filter(box -> box.y() < y && y < box.bottom())
            .count();
  }

  /**
   * Whether all arrows that cross this height come from one node, in one line; or from the same
   * layer of two streams, in a line each.
   */
  private boolean isCrossedOnce(double y) {
    Map<String, Double> lines = new HashMap<>();
    for (Arrow arrow : flow.arrows()) {
      List<Point> way = arrow.way();
      for (int i = 1; i < way.size(); i++) {
        if (crosses(way.get(i - 1), way.get(i), y)) {
          double x = way.get(i).x();
          if (Math.abs(lines.computeIfAbsent(arrow.edge().from(), _ -> x) - x) > 1) {
            return false;
          }
        }
      }
    }
    return lines.size() == 1
        || (lines.size() == 2 && lines.keySet().stream().map(this::layers).distinct().count() == 1);
  }

  /** What the node of this name shows. */
  private List<String> layers(String name) {
    return flow.nodes().stream()
        .map(PictureNode::node)
        .filter(node -> node.name().equals(name))
        .findFirst()
        .map(DiagramNode::layers)
        .orElse(List.of(name));
  }

  private static boolean crosses(Point from, Point to, double y) {
    return Math.min(from.y(), to.y()) <= y && y <= Math.max(from.y(), to.y());
  }
}
