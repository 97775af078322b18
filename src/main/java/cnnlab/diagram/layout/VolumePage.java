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
  private static final double HEAD_OVER = 16;
  private static final double HEAD_ASIDE = 22;
  private static final double HEAD_LABEL = 4;
  private static final double LEAST_WINDOW = 4;

  /** Between the arrows of two streams that lead to the next row. */
  private static final double LANE = 7;

  /**
   * The arrow from the end of a row to the beginning of the next, above which it runs back.
   *
   * @param stream 0 for the upper one
   * @param streams how many lead there
   */
  private record Turn(Point from, Point to, double above, int stream, int streams) {

    /** Around the right end of a row, between the rows, and in from the left; none crosses. */
    List<Point> way(double right) {
      double outer = right - stream * LANE;
      double back = above - stream * LANE;
      double left = EDGE + (streams - 1 - stream) * LANE;
      return List.of(
          from,
          new Point(outer, from.y()),
          new Point(outer, back),
          new Point(left, back),
          new Point(left, to.y()),
          to);
    }
  }

  private final String name;
  private final List<VolumeStep> steps = new ArrayList<>();
  private final List<VolumePicture.Cone> cones = new ArrayList<>();
  private final List<List<Point>> arrows = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<VolumePicture.Label> labels = new ArrayList<>();
  private final List<VolumePicture.Remark> remarks = new ArrayList<>();
  private final List<VolumePicture.Head> heads = new ArrayList<>();
  private boolean rowBegins;
  private double rowTop;

  VolumePage(String name) {
    this.name = name;
  }

  /** What is added next stands in a new row; of as many streams as what was added last. */
  void newRow(double top) {
    rowBegins = true;
    rowTop = top;
  }

  /** The next step of the network, at its place. */
  void add(VolumeStep step) {
    if (!steps.isEmpty() && rowBegins) {
      turn(steps.getLast().parts(), step.parts());
    } else if (!steps.isEmpty()) {
      connect(steps.getLast(), step);
    }
    rowBegins = false;
    steps.add(step);
  }

  private void turn(List<Volume> from, List<Volume> to) {
    for (int i = 0; i < to.size(); i++) {
      Point exit = from.get(i).exit();
      turns.add(new Turn(exit, to.get(i).entry(), rowTop - ABOVE_ROW, i, to.size()));
    }
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

  /** Hangs an auxiliary classifier over the volume that it reads. */
  void head(Volume from, Volume classifier, String label) {
    Rectangle below = from.solid().bounds();
    double x = from.solid().x() + (from.solid().depth() + from.solid().backRight()) / 2;
    Volume head = classifier.at(x + HEAD_ASIDE, below.y() - HEAD_OVER);
    Point corner = new Point(x, head.entry().y());
    heads.add(new VolumePicture.Head(head, List.of(new Point(x, below.y()), corner, head.entry())));
    remark(label, new Point(head.solid().bounds().right() + HEAD_LABEL, head.entry().y()));
  }

  VolumePicture picture(double width, double height) {
    List<List<Point>> ways = new ArrayList<>(arrows);
    turns.forEach(turn -> ways.add(turn.way(width - EDGE)));
    Rectangle page = new Rectangle(0, 0, width, height);
    return new VolumePicture(name, page, steps, cones, ways, labels, remarks, heads);
  }
}
