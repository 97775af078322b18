package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** A picture of volumes while it is put together, row by row. */
final class VolumePage {
  /** Shorter gaps have no arrow: the volumes stand against each other. */
  private static final double LEAST_GAP = 12;

  /** From the page's border to the arrows that lead from row to row. */
  private static final double EDGE = 8;

  private static final double ABOVE_ROW = 9;
  private static final double LEAST_WINDOW = 4;

  /** The arrow from the end of a row to the beginning of the next, above which it runs back. */
  private record Turn(Point from, Point to, double above) {}

  private final String name;
  private final List<VolumeStep> steps = new ArrayList<>();
  private final List<VolumePicture.Cone> cones = new ArrayList<>();
  private final List<List<Point>> arrows = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<VolumePicture.Label> labels = new ArrayList<>();
  private final List<VolumePicture.Remark> remarks = new ArrayList<>();
  private boolean rowBegins;
  private double rowTop;

  VolumePage(String name) {
    this.name = name;
  }

  /** What is added next stands in a new row. */
  void newRow(double top) {
    rowBegins = true;
    rowTop = top;
  }

  /** The next step of the network, at its place. */
  void add(VolumeStep step) {
    if (!steps.isEmpty() && rowBegins) {
      Point from = steps.getLast().parts().getFirst().exit();
      turns.add(new Turn(from, step.parts().getFirst().entry(), rowTop - ABOVE_ROW));
    } else if (!steps.isEmpty()) {
      connect(steps.getLast(), step);
    }
    rowBegins = false;
    steps.add(step);
  }

  private void connect(VolumeStep before, VolumeStep step) {
    for (int i = 0; i < before.parts().size(); i++) {
      for (int j = 0; j < step.parts().size(); j++) {
        if (step.reads(before, j, i)) {
          connect(before.parts().get(i), step.parts().get(j));
        }
      }
    }
  }

  private void connect(Volume from, Volume to) {
    Point start = from.exit();
    Point end = to.entry();
    if (end.x() - start.x() < LEAST_GAP) {
      return;
    }
    if (to.window() >= LEAST_WINDOW) {
      cones.add(new VolumePicture.Cone(from, to));
    } else {
      double turn = (start.x() + end.x()) / 2;
      arrows.add(List.of(start, new Point(turn, start.y()), new Point(turn, end.y()), end));
    }
  }

  void label(String what, String shape, Point middle) {
    labels.add(new VolumePicture.Label(what, shape, middle));
  }

  /** A text that begins at a point. */
  void remark(String text, Point start) {
    remarks.add(new VolumePicture.Remark(text, start));
  }

  VolumePicture picture(double width, double height) {
    List<List<Point>> ways = new ArrayList<>(arrows);
    turns.forEach(turn -> ways.add(way(turn, width - EDGE)));
    Rectangle page = new Rectangle(0, 0, width, height);
    return new VolumePicture(name, page, steps, cones, ways, labels, remarks);
  }

  /** Around the right end of a row, between the rows, and in from the left. */
  private static List<Point> way(Turn turn, double right) {
    return List.of(
        turn.from(),
        new Point(right, turn.from().y()),
        new Point(right, turn.above()),
        new Point(EDGE, turn.above()),
        new Point(EDGE, turn.to().y()),
        turn.to());
  }
}
