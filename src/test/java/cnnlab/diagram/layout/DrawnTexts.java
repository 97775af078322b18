package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.InterMeasure;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.LineStyle;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.TextRole;
import cnnlab.diagram.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/** Remembers where a picture writes. */
final class DrawnTexts implements Graphic {
  private static final double CAPITALS = 0.7;

  private final List<Rectangle> places = new ArrayList<>();

  /** Around the ink of every text. */
  static List<Rectangle> of(Picture picture) {
    DrawnTexts texts = new DrawnTexts();
    picture.draw(texts, picture.look(Theme.LIGHT));
    return texts.places;
  }

  @Override
  public void text(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style) {
    double length = new InterMeasure().width(text, role.size());
    double height = role.size() * CAPITALS;
    double x = anchor == Anchor.START ? middle.x() : middle.x() - length / 2;
    places.add(
        anchor == Anchor.UPWARDS
            ? new Rectangle(middle.x() - height / 2, middle.y() - length / 2, height, length)
            : new Rectangle(x, middle.y() - height / 2, length, height));
  }

  @Override
  public void begin(DiagramNode node, LayerStyle style) {}

  @Override
  public void end() {}

  @Override
  public void box(RoundedBox box, LayerStyle style) {}

  @Override
  public void polygon(Polygon polygon, LayerStyle style) {}

  @Override
  public void line(RoundedLine line, LineStyle style) {}

  @Override
  public void head(ArrowHead head, LineStyle style) {}
}
