package cnnlab.diagram.layout;

import cnnlab.arch.Shape;
import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.Branch;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.InterMeasure;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.LineStyle;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.Solid;
import cnnlab.diagram.scene.TextRole;
import cnnlab.diagram.scene.Theme;
import java.util.List;
import java.util.Optional;

/**
 * One tensor of the picture of volumes.
 *
 * @param node of the diagram whose output it is
 * @param solid its box
 * @param cut whether it is longer than drawn
 * @param branches that its channels come from, if it is an Inception module's
 * @param window side, in the picture's pixels, of the window that reads the volume before; 0 if
 *     none
 */
record Volume(DiagramNode node, Solid solid, boolean cut, List<Branch> branches, double window) {
  private static final double LEAST_EDGE = 15;
  private static final double GAP = 7;
  private static final double ARC = 14;

  /** Between an arrow and a number. */
  private static final double CLEAR = 4;

  private static final InterMeasure MEASURE = new InterMeasure();

  /** The same elsewhere. */
  Volume at(double dx, double middle) {
    Solid moved = new Solid(solid.x() + dx, middle, solid.depth(), solid.height(), solid.width());
    return new Volume(node, moved, cut, branches, window);
  }

  /** Where arrows come in: the middle of its front's left edge. */
  Point entry() {
    return new Point(solid.x(), solid.middle());
  }

  /** Where arrows leave, level with {@link #entry}. */
  Point exit() {
    return new Point(solid.bounds().right(), solid.middle());
  }

  void draw(Graphic graphic, Look look) {
    LayerStyle style = look.style(node);
    graphic.begin(node, style);
    if (branches.isEmpty() || look.coloring().quantity() != Quantity.KIND) {
      solid.draw(graphic, style);
    } else {
      drawBranches(graphic, look.theme());
    }
    if (cut) {
      drawCut(graphic, look.theme());
    }
    graphic.end();
  }

  private void drawBranches(Graphic graphic, Theme theme) {
    double channels = node.output().channels();
    double from = 0;
    for (Branch branch : branches) {
      double to = from + branch.channels() / channels;
      solid.slice(from, to).draw(graphic, theme.layer(branch.kind()));
      from = to;
    }
  }

  /** The mark of a shortened bar: two slanting lines. */
  private void drawCut(Graphic graphic, Theme theme) {
    double x = solid.x() + solid.depth() / 2;
    Polygon gap =
        new Polygon(
            List.of(
                new Point(x - 3, solid.bottom() + 1),
                new Point(x + 2, solid.top() - solid.backUp() - 1),
                new Point(x + 7, solid.top() - solid.backUp() - 1),
                new Point(x + 2, solid.bottom() + 1)));
    graphic.polygon(
        gap, new LayerStyle("cut", theme.background(), theme.background(), theme.scale().text()));
  }

  /**
   * The lengths of its edges; that of the rows clear of what comes in at the middle.
   *
   * @param fromBelow whether that comes from below
   */
  void drawSizes(Graphic graphic, Look look, boolean fromBelow) {
    LayerStyle style = look.theme().scale();
    Point below = new Point(solid.x() + solid.depth() / 2, solid.bottom() + GAP);
    String channels = Integer.toString(node.output().channels());
    graphic.text(channels, below, Graphic.Anchor.MIDDLE, TextRole.NOTE, style);
    if (node.output() instanceof Shape.FeatureMap map && solid.height() >= LEAST_EDGE) {
      String rows = Integer.toString(map.height());
      double down = MEASURE.width(rows, TextRole.NOTE.size()) / 2 + CLEAR;
      Point left = new Point(solid.x() - GAP, solid.middle() + (fromBelow ? -down : down));
      graphic.text(rows, left, Graphic.Anchor.UPWARDS, TextRole.NOTE, style);
      if (solid.backRight() >= LEAST_EDGE) {
        Point edge =
            new Point(
                solid.x() + solid.backRight() / 2 - GAP - 3,
                solid.top() - solid.backUp() / 2 - GAP + 1);
        graphic.text(
            Integer.toString(map.width()), edge, Graphic.Anchor.MIDDLE, TextRole.NOTE, style);
      }
    }
  }

  /** The window that the next layer moves over this volume, and where it leads. */
  void drawWindow(Graphic graphic, Look look, Volume next) {
    LineStyle line = look.theme().window();
    List<Point> corners = solid.window(next.window());
    Point tip = next.entry();
    Point back = tip.plus(-ArrowHead.LENGTH, 0);
    for (int i = 0; i < corners.size(); i++) {
      Point corner = corners.get(i);
      Point beside = corners.get((i + 1) % corners.size());
      graphic.line(new RoundedLine(List.of(corner, beside), 0), line);
      graphic.line(new RoundedLine(List.of(corner, back), 0), line);
    }
    graphic.head(new ArrowHead(tip, back), look.theme().edge(EdgeKind.SEQUENCE));
  }

  /** The shortcut around a residual block, from the volume it reads. */
  void drawShortcut(Graphic graphic, Look look, Optional<Volume> before) {
    if (node.shortcut().isEmpty() || before.isEmpty()) {
      return;
    }
    Solid from = before.get().solid();
    if (from.x() > solid.x()) {
      return;
    }
    LineStyle style = look.theme().edge(node.shortcut().get());
    Point start = top(from).plus(from.depth() / 4, 0);
    Point end = top(solid).plus(-solid.depth() / 4, 0);
    double over = Math.min(start.y(), end.y()) - ARC;
    Point last = new Point(end.x(), over);
    List<Point> way =
        List.of(start, new Point(start.x(), over), last, end.plus(0, -ArrowHead.LENGTH + 1));
    graphic.line(new RoundedLine(way, PictureEdge.RADIUS), style);
    graphic.head(new ArrowHead(end, last), style);
  }

  private static Point top(Solid solid) {
    return new Point(
        solid.x() + (solid.depth() + solid.backRight()) / 2, solid.top() - solid.backUp());
  }
}
