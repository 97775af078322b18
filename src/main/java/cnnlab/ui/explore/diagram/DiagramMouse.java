package cnnlab.ui.explore.diagram;

import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/**
 * What the pointer does to a diagram: hovering shows what a node is, a click selects, a double
 * click opens a block or closes the frame, dragging moves, wheel and pinch zoom.
 */
final class DiagramMouse {
  private static final double WHEEL_STEP = 1.0015;

  private final DiagramCanvas canvas;
  private final Consumer<String> onSelect;
  private final Tooltip tooltip = new Tooltip();
  private double dragX;
  private double dragY;

  /**
   * @param onSelect called with the name of a layer that was clicked, "" for none
   */
  DiagramMouse(DiagramCanvas canvas, Consumer<String> onSelect) {
    this.canvas = canvas;
    this.onSelect = onSelect;
    tooltip.setShowDelay(Duration.millis(350));
  }

  void install() {
    canvas.setOnMouseMoved(event -> hover(nodeAt(event)));
    canvas.setOnMouseExited(_ -> unhover());
    canvas.viewProperty().subscribe(this::unhover);
    canvas.setOnMousePressed(this::press);
    canvas.setOnMouseDragged(this::drag);
    canvas.setOnMouseClicked(this::click);
    canvas.setOnScroll(this::scroll);
    canvas.setOnZoom(
        event ->
            canvas.setView(
                canvas.view().zoomed(event.getZoomFactor(), event.getX(), event.getY())));
    canvas.pictureProperty().subscribe(this::unhover);
  }

  private void hover(Optional<PictureNode> node) {
    if (node.equals(canvas.hovered())) {
      return;
    }
    canvas.hover(node);
    Tooltip.uninstall(canvas, tooltip);
    node.ifPresent(
        it -> {
          tooltip.setText(it.node().tooltip());
          Tooltip.install(canvas, tooltip);
        });
  }

  /** What moves under the pointer is no longer what the tooltip tells of. */
  private void unhover() {
    tooltip.hide();
    hover(Optional.empty());
  }

  private void press(MouseEvent event) {
    canvas.requestFocus();
    dragX = event.getX();
    dragY = event.getY();
  }

  private void drag(MouseEvent event) {
    canvas.setView(canvas.view().moved(event.getX() - dragX, event.getY() - dragY));
    dragX = event.getX();
    dragY = event.getY();
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    Optional<PictureNode> node = nodeAt(event);
    if (event.getClickCount() == 2) {
      node.ifPresentOrElse(
          it -> canvas.open(it.node()), () -> blockAt(event).ifPresent(canvas::close));
    } else {
      onSelect.accept(node.map(it -> it.node().layers().getFirst()).orElse(""));
    }
  }

  private void scroll(ScrollEvent event) {
    boolean swipe = event.getTouchCount() > 0 || event.isInertia();
    if (swipe) {
      canvas.setView(canvas.view().moved(event.getDeltaX(), event.getDeltaY()));
    } else if (event.isShiftDown()) {
      canvas.setView(canvas.view().moved(event.getDeltaX() + event.getDeltaY(), 0));
    } else {
      double factor = Math.pow(WHEEL_STEP, event.getDeltaY());
      canvas.setView(canvas.view().zoomed(factor, event.getX(), event.getY()));
    }
    event.consume();
  }

  private Optional<PictureNode> nodeAt(MouseEvent event) {
    Viewport view = canvas.view();
    return canvas
        .picture()
        .flatMap(shown -> shown.nodeAt(view.pictureX(event.getX()), view.pictureY(event.getY())));
  }

  private Optional<PictureBlock> blockAt(MouseEvent event) {
    Viewport view = canvas.view();
    return canvas.picture().stream()
        .filter(DiagramPicture.class::isInstance)
        .map(DiagramPicture.class::cast)
        .flatMap(
            shown ->
                shown.blockAt(view.pictureX(event.getX()), view.pictureY(event.getY())).stream())
        .findFirst();
  }
}
