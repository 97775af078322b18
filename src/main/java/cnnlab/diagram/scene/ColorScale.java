package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.model.Measure;
import cnnlab.text.Messages;
import java.util.List;

/**
 * The colors of a quantity from little to much, in one line: what it is, the least, the steps, the
 * most.
 *
 * @param step width of one color's box
 */
record ColorScale(
    String title, String least, String most, List<LayerStyle> heat, LayerStyle text, double step) {
  private static final double GAP = 6;
  private static final double APART = 14;
  private static final double LARGEST_STEP = 22;
  private static final double SMALLEST_STEP = 5;
  private static final InterMeasure MEASURE = new InterMeasure();

  /** Of a look; its steps are as narrow as the width asks for. */
  static ColorScale of(Look look, Messages messages, double mostWidth) {
    Measure measure = look.coloring().measure();
    Coloring.Range range = look.range();
    ColorScale wide =
        new ColorScale(
            measure.title(messages) + (range.logarithmic() ? " (log)" : ""),
            measure.text(range.logarithmic() ? range.least() : 0),
            measure.text(range.most()),
            look.theme().heat(),
            look.theme().scale(),
            LARGEST_STEP);
    double over = Math.max(0, wide.width() - mostWidth);
    double step = Math.max(SMALLEST_STEP, LARGEST_STEP - over / wide.heat().size());
    return new ColorScale(wide.title(), wide.least(), wide.most(), wide.heat(), wide.text(), step);
  }

  double width() {
    return length(title) + APART + length(least) + GAP + steps() + GAP + length(most);
  }

  private double steps() {
    return heat.size() * step;
  }

  private static double length(String text) {
    return MEASURE.width(text, TextRole.KEY.size());
  }

  /** Draws it from the left of a place on, as high as that. */
  void draw(Graphic graphic, Rectangle place) {
    double x = place.x();
    text(graphic, title, x, place);
    x += length(title) + APART;
    text(graphic, least, x, place);
    x += length(least) + GAP;
    for (LayerStyle style : heat) {
      Rectangle box = new Rectangle(x, place.y(), step, place.height());
      graphic.box(new RoundedBox(box, Corners.NONE, 0), style);
      x += step;
    }
    text(graphic, most, x + GAP, place);
  }

  private void text(Graphic graphic, String words, double x, Rectangle place) {
    Point start = new Point(x, place.centerY());
    graphic.text(words, start, Graphic.Anchor.START, TextRole.KEY, text);
  }
}
