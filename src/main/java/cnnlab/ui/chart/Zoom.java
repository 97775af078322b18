package cnnlab.ui.chart;

import java.awt.geom.Rectangle2D;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * The part of a chart in view: all of it, or what was chosen by dragging a frame, with the wheel or
 * by key. A flat frame chooses along x only, and y fits what is in view.
 */
final class Zoom {
  private static final double WHEEL_STEP = 1.0015;
  private static final double SMALLEST_DRAG = 6;
  private static final double FLAT = 24;
  private static final double CLOSEST = 1e-4;

  private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper();
  private @Nullable Range x;
  private @Nullable Range y;
  private Range everything = new Range(0, 1);
  private double pressedX;
  private double pressedY;
  private @Nullable Rectangle2D frame;

  /** Whether less than everything is in view. */
  ReadOnlyBooleanProperty zoomedProperty() {
    return zoomed.getReadOnlyProperty();
  }

  /** The range in view along x, of all there is. */
  Range x(Range all) {
    everything = all;
    return x == null ? all : x;
  }

  /** The range chosen along y; null where it is to fit what is in view. */
  @Nullable Range y() {
    return y;
  }

  void reset() {
    show(null, null);
  }

  /** Enlarges along x, keeping one place where it is. */
  void enlarge(double factor, double about) {
    Range now = x == null ? everything : x;
    double length = Math.max(now.getLength() / factor, CLOSEST * everything.getLength());
    if (length >= everything.getLength()) {
      reset();
      return;
    }
    double share = (about - now.getLowerBound()) / now.getLength();
    show(from(about - share * length, length), y);
  }

  /** Moves along x by a share of what is in view. */
  void move(double share) {
    if (x != null) {
      show(from(x.getLowerBound() + share * x.getLength(), x.getLength()), y);
    }
  }

  private Range from(double low, double length) {
    double highest = everything.getUpperBound() - length;
    double kept = Math.max(everything.getLowerBound(), Math.min(low, highest));
    return new Range(kept, kept + length);
  }

  /** Makes the mouse work on a canvas. */
  void install(PlotCanvas canvas) {
    zoomed.subscribe(canvas::redraw);
    canvas.setOnMousePressed(
        event -> {
          pressedX = event.getX();
          pressedY = event.getY();
        });
    canvas.setOnMouseDragged(event -> drag(event, canvas));
    canvas.setOnMouseReleased(
        _ -> {
          choose(canvas);
          canvas.redraw();
        });
    canvas.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            reset();
            canvas.redraw();
          }
        });
    canvas.setOnScroll(event -> scroll(event, canvas));
  }

  /** Draws the frame being dragged. */
  void drawFrame(GraphicsContext context, Color color) {
    Rectangle2D shown = frame;
    if (shown != null) {
      context.setFill(color.deriveColor(0, 1, 1, 0.15));
      context.fillRect(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight());
      context.setStroke(color);
      context.setLineWidth(1);
      context.strokeRect(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight());
    }
  }

  private void drag(MouseEvent event, PlotCanvas canvas) {
    Rectangle2D area = canvas.area();
    if (event.getButton() != MouseButton.PRIMARY || !area.contains(pressedX, pressedY)) {
      return;
    }
    double toX = Math.clamp(event.getX(), area.getMinX(), area.getMaxX());
    double toY = Math.clamp(event.getY(), area.getMinY(), area.getMaxY());
    double left = Math.min(pressedX, toX);
    double width = Math.abs(toX - pressedX);
    double height = Math.abs(toY - pressedY);
    frame =
        width < SMALLEST_DRAG
            ? null
            : height < FLAT
                ? new Rectangle2D.Double(left, area.getY(), width, area.getHeight())
                : new Rectangle2D.Double(left, Math.min(pressedY, toY), width, height);
    canvas.redrawOverlay();
  }

  private void choose(PlotCanvas canvas) {
    Rectangle2D chosen = frame;
    frame = null;
    if (chosen != null) {
      boolean flat = chosen.getHeight() == canvas.area().getHeight();
      show(
          new Range(canvas.xAt(chosen.getMinX()), canvas.xAt(chosen.getMaxX())),
          flat ? y : new Range(canvas.yAt(chosen.getMaxY()), canvas.yAt(chosen.getMinY())));
    }
  }

  /** What changes nothing is for the page that the chart lies in. */
  private void scroll(ScrollEvent event, PlotCanvas canvas) {
    boolean before = zoomed.get();
    double along = event.getDeltaX();
    if (Math.abs(along) > Math.abs(event.getDeltaY())) {
      move(-along / canvas.area().getWidth());
    } else {
      enlarge(Math.pow(WHEEL_STEP, event.getDeltaY()), canvas.xAt(event.getX()));
    }
    if (before || zoomed.get()) {
      canvas.redraw();
      event.consume();
    }
  }

  private void show(@Nullable Range newX, @Nullable Range newY) {
    x = newX;
    y = newY;
    zoomed.set(x != null || y != null);
  }
}
