package cnnlab.ui.chart;

import cnnlab.chart.Axes;
import cnnlab.chart.ChartStyle;
import cnnlab.chart.Curve;
import cnnlab.ui.Palette;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/** The upright line at the value nearest to the pointer, the curves' dots on it, their values. */
final class Pointer {
  private static final double DOT = 4;

  private final PlotCanvas canvas;
  private final DoubleFunction<String> format;
  private final Supplier<ChartStyle> style;
  private final Readout readout = new Readout();
  private List<Curve> curves = List.of();
  private OptionalDouble x = OptionalDouble.empty();
  private double height;

  Pointer(PlotCanvas canvas, DoubleFunction<String> format, Supplier<ChartStyle> style) {
    this.style = style;
    this.canvas = canvas;
    this.format = format;
    canvas.add(readout);
    canvas.setOnMouseMoved(this::move);
    canvas.setOnMouseExited(_ -> hide());
  }

  /** The curves with values to tell. */
  void setCurves(List<Curve> shown) {
    curves = shown.stream().filter(curve -> curve.style() != Curve.Style.GHOST).toList();
  }

  /** Where the line stands, as a value. */
  OptionalDouble x() {
    return x;
  }

  private void move(MouseEvent event) {
    Rectangle2D area = canvas.area();
    if (area.contains(event.getX(), event.getY())) {
      height = event.getY();
      x = nearest(canvas.xAt(event.getX()));
      canvas.redrawOverlay();
    } else {
      hide();
    }
  }

  private void hide() {
    x = OptionalDouble.empty();
    canvas.redrawOverlay();
  }

  /** Moves by a value along the curve that has most of them in view. */
  void step(int step, Range inView) {
    @Nullable Curve finest = null;
    for (Curve curve : curves) {
      finest = finest == null || curve.x().length > finest.x().length ? curve : finest;
    }
    if (finest == null || finest.x().length == 0) {
      return;
    }
    double from =
        x.isPresent() && inView.contains(x.getAsDouble())
            ? x.getAsDouble()
            : step > 0 ? inView.getLowerBound() : inView.getUpperBound();
    int index = x.isPresent() ? finest.nearest(from) + step : finest.nearest(from);
    x = OptionalDouble.of(finest.x()[Math.clamp(index, 0, finest.x().length - 1)]);
    height = canvas.area().getCenterY();
  }

  private OptionalDouble nearest(double wanted) {
    OptionalDouble best = OptionalDouble.empty();
    for (Curve curve : curves) {
      int index = curve.nearest(wanted);
      if (index >= 0
          && (best.isEmpty()
              || Math.abs(curve.x()[index] - wanted) < Math.abs(best.getAsDouble() - wanted))) {
        best = OptionalDouble.of(curve.x()[index]);
      }
    }
    return best;
  }

  /** Draws line and dots, and brings the values up to date. */
  void draw(GraphicsContext context, Palette palette) {
    Rectangle2D area = canvas.area();
    double at = x.isPresent() ? canvas.pixelOfX(x.getAsDouble()) : Double.NaN;
    if (!(at >= area.getMinX() && at <= area.getMaxX())) {
      readout.hide();
      return;
    }
    context.setStroke(palette.muted());
    context.setLineWidth(style.get().scaled(1));
    double dot = style.get().scaled(DOT);
    context.strokeLine(Math.floor(at) + 0.5, area.getMinY(), Math.floor(at) + 0.5, area.getMaxY());
    List<Readout.Line> lines = new ArrayList<>();
    for (Curve curve : curves) {
      int index = curve.nearest(x.getAsDouble());
      if (index >= 0 && reaches(curve, index) && !Double.isNaN(curve.y()[index])) {
        double y = canvas.pixelOfY(curve.y()[index]);
        if (y >= area.getMinY() && y <= area.getMaxY()) {
          context.setFill(Palette.color(curve.color()));
          context.fillOval(canvas.pixelOfX(curve.x()[index]) - dot, y - dot, 2 * dot, 2 * dot);
        }
        lines.add(
            new Readout.Line(
                Palette.color(curve.color()), curve.name(), format.apply(curve.y()[index])));
      }
    }
    readout.show(
        canvas.xTitle()
            + " "
            + (x.getAsDouble() < 0.001 ? Axes.brief(x.getAsDouble()) : Axes.count(x.getAsDouble())),
        lines,
        at,
        height,
        canvas.getWidth(),
        canvas.getHeight(),
        style.get());
  }

  /** Whether a curve has a value near the line: the next one is not further than its neighbors. */
  private boolean reaches(Curve curve, int index) {
    double distance = Math.abs(curve.x()[index] - x.orElseThrow());
    double spacing =
        curve.x().length < 2
            ? 0
            : (curve.x()[curve.x().length - 1] - curve.x()[0]) / (curve.x().length - 1);
    return distance <= spacing;
  }
}
