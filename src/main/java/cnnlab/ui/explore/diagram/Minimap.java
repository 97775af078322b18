package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.Theme;
import cnnlab.ui.Palette;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The whole picture with the part in view framed; shown while there is more than can be seen. A
 * click or drag goes there.
 */
final class Minimap extends Region {
  private static final double MOST_WIDTH = 190;
  private static final double MOST_HEIGHT = 58;
  private static final double SEEN_WHOLE = 0.98;

  private final DiagramCanvas diagram;
  private final Canvas canvas = new Canvas(MOST_WIDTH, MOST_HEIGHT);
  private Palette palette = Palette.LIGHT;
  private double scale = 1;
  private double type = 1;

  Minimap(DiagramCanvas diagram) {
    this.diagram = diagram;
    setId("minimap");
    getStyleClass().add("minimap");
    getChildren().add(canvas);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    setOnMousePressed(this::go);
    setOnMouseDragged(this::go);
    diagram.viewProperty().subscribe(() -> draw());
    diagram.pictureProperty().subscribe(() -> draw());
    diagram.widthProperty().subscribe(() -> draw());
    diagram.heightProperty().subscribe(() -> draw());
  }

  /**
   * Enlarges it as the type is enlarged.
   *
   * @param times the usual size
   */
  void setType(double times) {
    type = times;
    draw();
  }

  void setPalette(Palette colors) {
    palette = colors;
    draw();
  }

  private void go(MouseEvent event) {
    diagram.setView(
        diagram
            .view()
            .centered(
                event.getX() / scale,
                event.getY() / scale,
                diagram.getWidth(),
                diagram.getHeight()));
    event.consume();
  }

  private void draw() {
    setVisible(diagram.picture().filter(picture -> !isSeenWhole(picture)).isPresent());
    if (isVisible()) {
      draw(diagram.picture().orElseThrow());
    }
  }

  private boolean isSeenWhole(Picture picture) {
    Rectangle seen = diagram.view().seen(diagram.getWidth(), diagram.getHeight());
    return Math.min(seen.right(), picture.width()) - Math.max(seen.x(), 0)
            > SEEN_WHOLE * picture.width()
        && Math.min(seen.bottom(), picture.height()) - Math.max(seen.y(), 0)
            > SEEN_WHOLE * picture.height();
  }

  private void draw(Picture picture) {
    scale = type * Math.min(MOST_WIDTH / picture.width(), MOST_HEIGHT / picture.height());
    double width = picture.width() * scale;
    double height = picture.height() * scale;
    canvas.setWidth(width);
    canvas.setHeight(height);
    setPrefSize(width, height);
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.setFill(palette.background());
    context.fillRect(0, 0, width, height);
    Look look = diagram.look().orElseGet(() -> picture.look(Theme.LIGHT));
    for (PictureNode node : picture.nodes()) {
      Rectangle box = node.box();
      context.setFill(CanvasGraphic.color(look.style(node.node()).border()));
      context.fillRect(
          box.x() * scale,
          box.y() * scale,
          Math.max(1, box.width() * scale),
          Math.max(1, box.height() * scale));
    }
    Rectangle seen = diagram.view().seen(diagram.getWidth(), diagram.getHeight());
    double left = Math.max(1, seen.x() * scale);
    double top = Math.max(1, seen.y() * scale);
    context.setStroke(palette.accent());
    context.setLineWidth(2);
    context.strokeRect(
        left,
        top,
        Math.min(width - 1, seen.right() * scale) - left,
        Math.min(height - 1, seen.bottom() * scale) - top);
  }
}
