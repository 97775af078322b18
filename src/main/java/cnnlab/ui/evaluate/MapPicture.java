package cnnlab.ui.evaluate;

import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.ui.Appearance;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The map: a point for each image, or small images where there is room. Dragging draws a lasso; a
 * click opens an image; the wheel, {@code +} and {@code -} zoom, Escape shows all; left and right
 * go from image to image.
 */
final class MapPicture extends Pane {
  private static final double WHEEL_ZOOM = 1.2;
  private static final double POINT = 3;
  private static final double NEAR = 12;
  private static final double DRAG = 5;
  private static final double PALE = 0.25;

  /** Side of a small image in em. */
  private static final double SIDE = 2.2;

  private final Services services;
  private final Canvas canvas = new Canvas();
  private MapViewModel.@Nullable Layout layout;
  private MapColoring coloring = MapColoring.LABEL;
  private Map<Integer, Outcome> outcomes = Map.of();
  private MapFrame frame = new MapFrame(0, 0, 1, 1, 1);
  private boolean zoomed;
  private Map<Integer, Image> thumbnails = Map.of();
  private final List<Point2D> lasso = new ArrayList<>();
  private Set<Integer> selected = Set.of();
  private int marked = -1;
  private Consumer<ExamplePrediction> onOpen = _ -> {};
  private Consumer<List<ExamplePrediction>> onSelect = _ -> {};
  private Runnable onView = () -> {};

  MapPicture(Services services) {
    this.services = services;
    setId("map-picture");
    getStyleClass().add("focus-picture");
    setMinSize(0, 0);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().add(canvas);
    canvas.widthProperty().bind(widthProperty());
    canvas.heightProperty().bind(heightProperty());
    canvas.widthProperty().subscribe(this::resized);
    canvas.heightProperty().subscribe(this::resized);
    WhileShown.follow(this, services.appearance().paletteProperty(), this::draw);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::draw);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnScroll(this::scroll);
    setOnKeyPressed(this::key);
  }

  /** What is done with an image that is clicked. */
  void setOnOpen(Consumer<ExamplePrediction> action) {
    onOpen = action;
  }

  /** What is done with the images in a lasso. */
  void setOnSelect(Consumer<List<ExamplePrediction>> action) {
    onSelect = action;
  }

  /** What is done when another part of the map is in view. */
  void setOnView(Runnable action) {
    onView = action;
  }

  void show(MapViewModel.@Nullable Layout shown) {
    layout = shown;
    thumbnails = Map.of();
    selected = Set.of();
    zoomed = false;
    resized();
  }

  /**
   * @param ofTwo of two networks by the image's index, for {@link MapColoring#NETWORK}
   */
  void color(MapColoring wanted, Map<Integer, Outcome> ofTwo) {
    coloring = wanted;
    outcomes = ofTwo;
    draw();
  }

  /** Shows small images in place of some points, by the image's index; none for points alone. */
  void setThumbnails(Map<Integer, Image> images) {
    thumbnails = Map.copyOf(images);
    draw();
  }

  /** Points out an image; -1 for none. */
  void mark(int index) {
    marked = index;
    draw();
  }

  /** As many images as have room beside each other, spread over the map in view. */
  List<ExamplePrediction> withRoom() {
    MapViewModel.Layout shown = layout;
    List<ExamplePrediction> free = new ArrayList<>();
    if (shown == null) {
      return free;
    }
    double side = side();
    Set<Point2D> taken = new HashSet<>();
    for (int i = 0; i < shown.points().length; i++) {
      Point2D place = frame.onScreen(shown.points()[i]);
      boolean inView =
          place.getX() >= 0
              && place.getY() >= 0
              && place.getX() < getWidth()
              && place.getY() < getHeight();
      Point2D cell = new Point2D(Math.floor(place.getX() / side), Math.floor(place.getY() / side));
      if (inView && taken.add(cell)) {
        free.add(shown.examples().get(i));
      }
    }
    return free;
  }

  private double side() {
    return SIDE * services.appearance().fontSizeProperty().get();
  }

  private void resized() {
    MapViewModel.Layout shown = layout;
    if (shown != null && getWidth() > 0 && getHeight() > 0) {
      frame =
          zoomed
              ? new MapFrame(frame.x(), frame.y(), frame.scale(), getWidth(), getHeight())
              : MapFrame.of(shown.points(), getWidth(), getHeight());
    }
    draw();
    onView.run();
  }

  private void draw() {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    MapViewModel.Layout shown = layout;
    if (shown == null) {
      return;
    }
    Palette palette = services.appearance().palette();
    double em = services.appearance().fontSizeProperty().get();
    double radius = POINT * em / Appearance.DEFAULT_FONT_SIZE;
    for (int i = 0; i < shown.points().length; i++) {
      drawPoint(context, shown, i, palette, radius);
    }
    drawThumbnails(context, shown, palette);
    drawMark(context, shown, palette, radius);
    drawLasso(context, palette);
  }

  private void drawPoint(
      GraphicsContext context, MapViewModel.Layout shown, int at, Palette palette, double radius) {
    ExamplePrediction example = shown.examples().get(at);
    Point2D place = frame.onScreen(shown.points()[at]);
    Color color = coloring.of(example, outcomes, palette);
    boolean pale = !selected.isEmpty() && !selected.contains(example.index());
    context.setFill(pale ? color.deriveColor(0, 1, 1, PALE) : color);
    context.fillOval(place.getX() - radius, place.getY() - radius, 2 * radius, 2 * radius);
  }

  private void drawThumbnails(GraphicsContext context, MapViewModel.Layout shown, Palette palette) {
    double side = side() * 0.9;
    context.setLineWidth(2);
    for (int i = 0; i < shown.points().length; i++) {
      ExamplePrediction example = shown.examples().get(i);
      Image image = thumbnails.get(example.index());
      if (image != null) {
        Point2D place = frame.onScreen(shown.points()[i]);
        context.drawImage(image, place.getX() - side / 2, place.getY() - side / 2, side, side);
        context.setStroke(coloring.of(example, outcomes, palette));
        context.strokeRect(place.getX() - side / 2, place.getY() - side / 2, side, side);
      }
    }
  }

  private void drawMark(
      GraphicsContext context, MapViewModel.Layout shown, Palette palette, double radius) {
    int at = marked < 0 ? -1 : indexOf(shown, marked);
    if (at >= 0) {
      if (!thumbnails.containsKey(marked)) {
        drawPoint(context, shown, at, palette, radius); // which others may have covered
      }
      Point2D place = frame.onScreen(shown.points()[at]);
      context.setStroke(palette.text());
      context.setLineWidth(2);
      double ring = 4 * radius;
      context.strokeOval(place.getX() - ring, place.getY() - ring, 2 * ring, 2 * ring);
    }
  }

  private static int indexOf(MapViewModel.Layout shown, int index) {
    return IntStream.range(0, shown.examples().size())
        .filter(i -> shown.examples().get(i).index() == index)
        .findFirst()
        .orElse(-1);
  }

  private void drawLasso(GraphicsContext context, Palette palette) {
    if (lasso.size() > 1) {
      double[] x = lasso.stream().mapToDouble(Point2D::getX).toArray();
      double[] y = lasso.stream().mapToDouble(Point2D::getY).toArray();
      context.setFill(palette.accent().deriveColor(0, 1, 1, 0.12));
      context.fillPolygon(x, y, x.length);
      context.setStroke(palette.accent());
      context.setLineWidth(1.5);
      context.strokePolygon(x, y, x.length);
    }
  }

  private void press(MouseEvent event) {
    requestFocus();
    lasso.clear();
    lasso.add(new Point2D(event.getX(), event.getY()));
  }

  private void drag(MouseEvent event) {
    lasso.add(new Point2D(event.getX(), event.getY()));
    draw();
  }

  private void release(MouseEvent event) {
    MapViewModel.Layout shown = layout;
    if (shown == null || lasso.isEmpty()) {
      return;
    }
    Point2D from = lasso.getFirst();
    boolean click = lasso.stream().allMatch(each -> each.distance(from) < DRAG);
    if (click) {
      int at = frame.nearest(shown.points(), event.getX(), event.getY(), NEAR);
      selected = Set.of();
      if (at >= 0) {
        onOpen.accept(shown.examples().get(at));
      }
    } else {
      List<Point2D> outline = List.copyOf(lasso);
      List<ExamplePrediction> inside =
          IntStream.range(0, shown.points().length)
              .filter(i -> MapFrame.isInside(outline, frame.onScreen(shown.points()[i])))
              .mapToObj(shown.examples()::get)
              .toList();
      select(inside);
    }
    lasso.clear();
    draw();
  }

  /** Sets these apart from the others; none for all alike. */
  void select(List<ExamplePrediction> examples) {
    selected = Set.copyOf(examples.stream().map(ExamplePrediction::index).toList());
    onSelect.accept(examples);
    draw();
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      zoom(event.getDeltaY() > 0 ? WHEEL_ZOOM : 1 / WHEEL_ZOOM, event.getX(), event.getY());
      event.consume();
    }
  }

  private void zoom(double factor, double x, double y) {
    frame = frame.zoomed(factor, x, y);
    zoomed = true;
    draw();
    onView.run();
  }

  private void key(KeyEvent event) {
    MapViewModel.Layout shown = layout;
    if (shown == null || event.isShortcutDown()) {
      return;
    }
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> zoom(WHEEL_ZOOM, getWidth() / 2, getHeight() / 2);
      case MINUS, SUBTRACT -> zoom(1 / WHEEL_ZOOM, getWidth() / 2, getHeight() / 2);
      case ESCAPE -> {
        zoomed = false;
        select(List.of());
        resized();
      }
      case LEFT, RIGHT -> {
        int step = event.getCode() == KeyCode.LEFT ? -1 : 1;
        int count = shown.examples().size();
        int next = Math.floorMod(indexOf(shown, marked) + step, count);
        onOpen.accept(shown.examples().get(next));
      }
      default -> {
        return;
      }
    }
    event.consume();
  }
}
