package cnnlab.ui.learn;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;

/** Over everything while a lesson is presented: black, a spot that follows the pointer, drawing. */
final class PresenterOverlay extends Pane {
  private static final double SPOT = 11;
  private static final double LINE = 4;
  private static final Color RED = Color.web("#e5192e");

  private final Rectangle black = new Rectangle();
  private final Circle spot = new Circle(SPOT, RED.deriveColor(0, 1, 1, 0.75));
  private final Canvas canvas = new Canvas();
  private final BooleanProperty dark = new SimpleBooleanProperty();
  private final BooleanProperty laser = new SimpleBooleanProperty();
  private final BooleanProperty drawing = new SimpleBooleanProperty();

  PresenterOverlay() {
    setId("presenter-overlay");
    black.setId("presenter-black");
    black.setFill(Color.BLACK);
    black.widthProperty().bind(widthProperty());
    black.heightProperty().bind(heightProperty());
    black.visibleProperty().bind(dark);
    spot.setId("presenter-spot");
    spot.setMouseTransparent(true);
    spot.visibleProperty().bind(laser);
    canvas.setMouseTransparent(true);
    canvas.widthProperty().bind(widthProperty());
    canvas.heightProperty().bind(heightProperty());
    getChildren().addAll(canvas, spot, black);
    setPickOnBounds(false);
    drawing.subscribe(this::setPickOnBounds); // else what lies below takes the pointer
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::begin);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::draw);
  }

  /** Whether everything is black. */
  BooleanProperty blackProperty() {
    return dark;
  }

  /** Whether a spot follows the pointer. */
  BooleanProperty laserProperty() {
    return laser;
  }

  /** Whether the pointer draws in place of pressing what lies below. */
  BooleanProperty drawingProperty() {
    return drawing;
  }

  /** Takes away what was drawn. */
  void clear() {
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
  }

  /** The pointer is there, in the coordinates of the scene. */
  void point(double x, double y) {
    spot.setCenterX(x);
    spot.setCenterY(y);
  }

  private void begin(MouseEvent event) {
    if (drawing.get()) {
      canvas.getGraphicsContext2D().beginPath();
      canvas.getGraphicsContext2D().moveTo(event.getX(), event.getY());
      event.consume();
    }
  }

  private void draw(MouseEvent event) {
    if (drawing.get()) {
      var pen = canvas.getGraphicsContext2D();
      pen.setStroke(RED);
      pen.setLineWidth(LINE);
      pen.setLineCap(StrokeLineCap.ROUND);
      pen.lineTo(event.getX(), event.getY());
      pen.stroke();
      event.consume();
    }
  }
}
