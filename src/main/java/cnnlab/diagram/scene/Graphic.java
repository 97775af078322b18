package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.DiagramNode;

/** What a picture draws itself on: a file, an image, a window's canvas. */
public interface Graphic {
  /** What follows up to {@link #end} shows this node. */
  void begin(DiagramNode node, LayerStyle style);

  void end();

  /** Box and text of a node, its upper left corner at (x, y). */
  default void face(NodeFace face, double x, double y, LayerStyle style) {
    face.draw(this, x, y, style);
  }

  void box(RoundedBox box, LayerStyle style);

  /** A filled area with straight borders. */
  void polygon(Polygon polygon, LayerStyle style);

  void line(RoundedLine line, LineStyle style);

  void head(ArrowHead head, LineStyle style);

  /**
   * A line of text in the color {@code style.text()}.
   *
   * @param middle of the line of text; with {@link Anchor#START} the middle of its left end
   */
  void text(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style);

  /** How a text lies at its point. */
  enum Anchor {
    MIDDLE,
    START,
    /** Centered and turned to be read upwards. */
    UPWARDS
  }
}
