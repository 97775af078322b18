package cnnlab.ui.explore;

import cnnlab.diagram.DiagramPicture;
import cnnlab.diagram.PictureNode;
import cnnlab.diagram.Rectangle;
import cnnlab.diagram.Theme;
import cnnlab.ui.FxThread;
import cnnlab.ui.Palette;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Duration;

/**
 * A diagram that can be zoomed with the wheel, a pinch or {@link #zoom}, and moved by dragging. The
 * node under the pointer is highlighted, the selected one outlined.
 */
final class DiagramCanvas extends Region {
  private static final double WHEEL_STEP = 1.0015;
  private static final double WELL_IN_VIEW = 0.9;
  private static final double OUTLINE = 2.5;

  /** What part of the picture to show; kept up while the canvas changes its size. */
  @FunctionalInterface
  private interface Arrangement {
    Viewport of(double width, double height, double pictureWidth, double pictureHeight);
  }

  private final Canvas canvas = new Canvas();
  private final Tooltip tooltip = new Tooltip();
  private final Consumer<String> onSelect;
  private Optional<DiagramPicture> picture = Optional.empty();
  private Optional<PictureNode> selected = Optional.empty();
  private Optional<PictureNode> hovered = Optional.empty();
  private Palette palette = Palette.LIGHT;
  private Viewport view = new Viewport(1, 0, 0);
  private Optional<Arrangement> arrangement = Optional.of(Viewport::opening);
  private double dragX;
  private double dragY;

  /**
   * @param onSelect called with the name of a layer that was clicked, "" for none
   */
  DiagramCanvas(Consumer<String> onSelect) {
    this.onSelect = onSelect;
    setFocusTraversable(true);
    getStyleClass().add("diagram-canvas");
    getChildren().add(canvas);
    tooltip.setShowDelay(Duration.millis(350));
    setOnMouseMoved(event -> hover(nodeAt(event)));
    setOnMouseExited(_ -> hover(Optional.empty()));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseClicked(this::click);
    setOnScroll(this::scroll);
    setOnZoom(event -> zoomAt(event.getZoomFactor(), event.getX(), event.getY()));
    focusedProperty().subscribe(this::draw);
  }

  void setPalette(Palette colours) {
    palette = colours;
    draw();
  }

  /** Shows another picture; the part in view stays if the network is the same. */
  void setPicture(DiagramPicture shown, String selectedLayer, boolean keepView) {
    FxThread.require();
    picture = Optional.of(shown);
    hover(Optional.empty());
    selected = shown.node(selectedLayer);
    if (keepView) {
      draw();
    } else {
      arrange(Viewport::opening);
    }
  }

  /** Shows nothing, while another network's picture is made. */
  void clear() {
    FxThread.require();
    picture = Optional.empty();
    selected = Optional.empty();
    hover(Optional.empty());
    draw();
  }

  /** Outlines the layer, and brings it into view unless it is there already. */
  void select(String layer) {
    FxThread.require();
    selected = picture.flatMap(shown -> shown.node(layer));
    selected.map(PictureNode::box).filter(box -> !isWellInView(box)).ifPresent(this::centre);
    draw();
  }

  Optional<PictureNode> selected() {
    return selected;
  }

  Optional<DiagramPicture> picture() {
    return picture;
  }

  Viewport view() {
    return view;
  }

  void fit() {
    arrange(Viewport::fit);
  }

  /** Enlarges about the middle. */
  void zoom(double factor) {
    zoomAt(factor, getWidth() / 2, getHeight() / 2);
  }

  /** One pixel of the picture is one of the screen. */
  void actualSize() {
    zoom(1 / view.scale());
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    arrangement.ifPresentOrElse(this::arrange, this::draw);
  }

  private void arrange(Arrangement wanted) {
    arrangement = Optional.of(wanted);
    picture.ifPresent(
        shown -> view = wanted.of(getWidth(), getHeight(), shown.width(), shown.height()));
    draw();
  }

  private void press(MouseEvent event) {
    requestFocus();
    dragX = event.getX();
    dragY = event.getY();
  }

  private void drag(MouseEvent event) {
    arrangement = Optional.empty();
    view = view.moved(event.getX() - dragX, event.getY() - dragY);
    dragX = event.getX();
    dragY = event.getY();
    draw();
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      onSelect.accept(nodeAt(event).map(node -> node.node().layers().getFirst()).orElse(""));
    }
  }

  private void scroll(ScrollEvent event) {
    if (event.getTouchCount() > 0 || event.isInertia()) {
      arrangement = Optional.empty();
      view = view.moved(event.getDeltaX(), event.getDeltaY());
      draw();
    } else {
      zoomAt(Math.pow(WHEEL_STEP, event.getDeltaY()), event.getX(), event.getY());
    }
    event.consume();
  }

  private void zoomAt(double factor, double x, double y) {
    arrangement = Optional.empty();
    view = view.zoomed(factor, x, y);
    draw();
  }

  private Optional<PictureNode> nodeAt(MouseEvent event) {
    return picture.flatMap(
        shown -> shown.nodeAt(view.pictureX(event.getX()), view.pictureY(event.getY())));
  }

  private void hover(Optional<PictureNode> node) {
    if (!node.equals(hovered)) {
      hovered = node;
      Tooltip.uninstall(this, tooltip);
      node.ifPresent(
          it -> {
            tooltip.setText(it.node().tooltip());
            Tooltip.install(this, tooltip);
          });
      draw();
    }
  }

  private boolean isWellInView(Rectangle box) {
    double left = view.pictureX(getWidth() * (1 - WELL_IN_VIEW) / 2);
    double right = view.pictureX(getWidth() * (1 + WELL_IN_VIEW) / 2);
    double top = view.pictureY(getHeight() * (1 - WELL_IN_VIEW) / 2);
    double bottom = view.pictureY(getHeight() * (1 + WELL_IN_VIEW) / 2);
    return box.x() >= left && box.right() <= right && box.y() >= top && box.bottom() <= bottom;
  }

  private void centre(Rectangle box) {
    arrangement = Optional.empty();
    view = view.centred(box.centerX(), box.centerY(), getWidth(), getHeight());
  }

  private void draw() {
    GraphicsContext context = canvas.getGraphicsContext2D();
    Theme theme = palette.dark() ? Theme.DARK : Theme.LIGHT;
    context.setFill(CanvasGraphic.color(theme.background()));
    context.fillRect(0, 0, getWidth(), getHeight());
    picture.ifPresent(
        shown -> {
          context.save();
          context.translate(view.offsetX(), view.offsetY());
          context.scale(view.scale(), view.scale());
          shown.draw(new CanvasGraphic(context, view.scale()), shown.look(theme), visible());
          hovered.ifPresent(node -> outline(context, node.box(), 1.2, palette.muted()));
          selected.ifPresent(node -> outline(context, node.box(), OUTLINE, palette.accent()));
          context.restore();
        });
  }

  private void outline(GraphicsContext context, Rectangle box, double width, Color color) {
    double gap = 1.5 / view.scale();
    context.setStroke(color);
    context.setLineWidth(width / Math.min(1, view.scale()));
    context.strokeRoundRect(
        box.x() - gap, box.y() - gap, box.width() + 2 * gap, box.height() + 2 * gap, 10, 10);
  }

  private Rectangle visible() {
    double x = view.pictureX(0);
    double y = view.pictureY(0);
    return new Rectangle(x, y, view.pictureX(getWidth()) - x, view.pictureY(getHeight()) - y);
  }
}
