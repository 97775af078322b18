package cnnlab.diagram.render.pdf;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Pen;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.LineStyle;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.diagram.scene.TextRole;
import java.util.function.Consumer;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;

/** Writes a PDF page whose y axis points down, as the picture's does. */
final class PdfGraphic implements Graphic {

  private final PdfContentByte canvas;
  private final PdfFonts fonts;
  private final Pen pen = new PagePen();

  PdfGraphic(PdfContentByte canvas, PdfFonts fonts) {
    this.canvas = canvas;
    this.fonts = fonts;
  }

  void fillPage(Rectangle page, RgbColor color) {
    fill(color);
    canvas.rectangle(0, 0, (float) page.width(), (float) page.height());
    canvas.fill();
  }

  /** Nothing to do: a page has no parts that could be named. */
  @Override
  public void begin(DiagramNode node, LayerStyle style) {}

  @Override
  public void end() {}

  @Override
  public void box(RoundedBox box, LayerStyle style) {
    area(box::trace, style);
  }

  @Override
  public void polygon(Polygon polygon, LayerStyle style) {
    area(polygon::trace, style);
  }

  private void area(Consumer<Pen> outline, LayerStyle style) {
    fill(style.fill());
    stroke(style.border());
    canvas.setLineWidth(1);
    canvas.setLineDash(0);
    outline.accept(pen);
    canvas.fillStroke();
  }

  @Override
  public void line(RoundedLine line, LineStyle style) {
    stroke(style.color());
    canvas.setLineWidth((float) style.width());
    if (style.dash().isEmpty()) {
      canvas.setLineDash(0);
    } else {
      float on = style.dash().getFirst().floatValue();
      canvas.setLineDash(on, style.dash().getLast().floatValue(), 0);
    }
    line.trace(pen);
    canvas.stroke();
  }

  @Override
  public void head(ArrowHead head, LineStyle style) {
    fill(style.color());
    head.trace(pen);
    canvas.fill();
  }

  @Override
  public void text(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style) {
    BaseFont font = fonts.of(role);
    float size = (float) role.size();
    float width = font.getWidthPoint(text, size);
    float back = anchor == Anchor.START ? 0 : width / 2;
    float x = (float) middle.x();
    float y = (float) middle.y();
    float down = (float) role.baseline();
    fill(style.text());
    canvas.beginText();
    canvas.setFontAndSize(font, size);
    if (anchor == Anchor.UPWARDS) {
      canvas.setTextMatrix(0, -1, -1, 0, x + down, y + back);
    } else {
      canvas.setTextMatrix(1, 0, 0, -1, x - back, y + down);
    }
    canvas.showText(text);
    canvas.endText();
  }

  private void fill(RgbColor color) {
    canvas.setRGBColorFill(color.red(), color.green(), color.blue());
  }

  private void stroke(RgbColor color) {
    canvas.setRGBColorStroke(color.red(), color.green(), color.blue());
  }

  /** Follows outlines on the page. PDF knows cubic curves only. */
  private final class PagePen implements Pen {
    private double lastX;
    private double lastY;

    @Override
    public void moveTo(double x, double y) {
      canvas.moveTo((float) x, (float) y);
      remember(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
      canvas.lineTo((float) x, (float) y);
      remember(x, y);
    }

    @Override
    public void curveTo(double controlX, double controlY, double x, double y) {
      canvas.curveTo(
          twoThirds(lastX, controlX),
          twoThirds(lastY, controlY),
          twoThirds(x, controlX),
          twoThirds(y, controlY),
          (float) x,
          (float) y);
      remember(x, y);
    }

    @Override
    public void close() {
      canvas.closePath();
    }

    private void remember(double x, double y) {
      lastX = x;
      lastY = y;
    }

    private static float twoThirds(double from, double to) {
      return (float) (from + 2 * (to - from) / 3);
    }
  }
}
