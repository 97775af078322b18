package cnnlab.ui.confusion;

import cnnlab.data.ClassNames;
import cnnlab.run.ConfusionMatrix;
import cnnlab.ui.Controls;
import cnnlab.ui.Debounce;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A confusion matrix: a row per true class, a column per prediction, darker where more, with names
 * and numbers where there is room. The pointer and the arrow keys ask a cell for its numbers; the
 * wheel, {@code +} and {@code -} zoom, dragging moves, Escape shows all.
 */
public final class ConfusionMatrixPicture extends VBox {
  private static final double WHEEL_ZOOM = 1.2;
  private static final double KEY_ZOOM = 1.5;

  /** So long after the last turn of the wheel all is drawn again. */
  private static final Duration STILL = Duration.millis(150);

  /** Pixels that the pointer may move in a click. */
  private static final double CLICK = 4;

  /** So many rows are shown around a class that was looked for. */
  private static final double AROUND = 20;

  /** Fewer classes are found without a search. */
  private static final int MANY = 11;

  private final Services services;
  private final ConfusionLook look = new ConfusionLook();
  private final Label about;
  private final ConfusionTools tools;
  private final ConfusionCanvas canvas = new ConfusionCanvas();
  private final Rectangle marker = new Rectangle();
  private final Pane pane = new Pane(canvas, marker);
  private final Debounce still = new Debounce(STILL);
  private final Label pointed = new Label();
  private @Nullable ConfusionMatrix confusion;
  private String dataset = "";
  private @Nullable ConfusionCells cells;
  private List<String> ordered = List.of();
  private TreeSet<Integer> found = new TreeSet<>();
  private ConfusionWindow window = ConfusionWindow.whole(1);
  private Optional<ConfusionGrid.Cell> chosen = Optional.empty();
  private BiConsumer<Integer, Integer> onOpen = (_, _) -> {};
  private @Nullable Point2D pressed;
  private @Nullable ConfusionWindow dragged;

  public ConfusionMatrixPicture(Services services) {
    this.services = services;
    getStyleClass().add("confusion");
    getStylesheets()
        .add(
            Objects.requireNonNull(ConfusionMatrixPicture.class.getResource("confusion.css"))
                .toExternalForm());
    setId("confusion");
    tools = new ConfusionTools(look, services.texts(), this::nextFound, this::showWhole);
    about = Controls.paragraph(services.texts(), "confusion.about", "muted", "small");
    about.setId("confusion-about");
    about.managedProperty().bind(about.visibleProperty());
    pointed.setId("confusion-cell");
    pointed.setMinHeight(USE_PREF_SIZE);
    pointed.setWrapText(true);
    layOutPane();
    getChildren().addAll(tools, about, pane, pointed);
    for (var value : List.of(look.orderProperty(), look.measureProperty())) {
      value.subscribe(this::prepare);
    }
    look.onlyErrorsProperty().subscribe(this::prepare);
    look.searchProperty().subscribe(this::search);
    WhileShown.follow(this, services.appearance().paletteProperty(), this::prepare);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::prepare);
    WhileShown.follow(this, services.texts().messagesProperty(), this::prepare);
  }

  private void layOutPane() {
    pane.setMinSize(0, 0);
    pane.setId("confusion-cells");
    pane.setFocusTraversable(true);
    pane.getStyleClass().add("focus-picture");
    pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    pane.accessibleTextProperty()
        .bind(
            services
                .texts()
                .bind("train.confusion")
                .map(name -> name)
                .flatMap(name -> pointed.textProperty().map(cell -> name + ". " + cell)));
    setVgrow(pane, Priority.ALWAYS);
    canvas.widthProperty().bind(pane.widthProperty());
    canvas.heightProperty().bind(pane.heightProperty());
    canvas.widthProperty().subscribe(this::draw);
    canvas.heightProperty().subscribe(this::draw);
    marker.getStyleClass().add("confusion-marker");
    marker.setMouseTransparent(true);
    marker.setManaged(false);
    canvas.setOnMouseMoved(event -> choose(canvas.grid().at(event.getX(), event.getY())));
    canvas.setOnMouseExited(_ -> choose(Optional.empty()));
    canvas.setOnMousePressed(this::press);
    canvas.setOnMouseDragged(this::drag);
    canvas.setOnMouseReleased(this::release);
    canvas.setOnScroll(this::scroll);
    pane.setOnKeyPressed(this::key);
  }

  /** Whether it says how it is read; its height is the matrix's otherwise. */
  public void setExplained(boolean explained) {
    about.setVisible(explained);
  }

  /** What is done with a cell (class, prediction) that is clicked, or chosen by Enter or space. */
  public void setOnOpen(BiConsumer<Integer, Integer> action) {
    onOpen = action;
  }

  /** The names of the classes, in the user's language. */
  public List<String> names() {
    ConfusionMatrix shown = confusion;
    return shown == null
        ? List.of()
        : ClassNames.translated(services.texts().messages(), dataset, shown.labels());
  }

  /**
   * Shows a matrix, or none.
   *
   * @param datasetName by which its classes have names in the user's language
   */
  public void show(@Nullable ConfusionMatrix shown, String datasetName) {
    if (Objects.equals(shown, confusion) && datasetName.equals(dataset)) {
      return;
    }
    boolean same = confusion != null && shown != null && confusion.labels().equals(shown.labels());
    confusion = shown;
    dataset = datasetName;
    if (!same) {
      ordered = List.of();
      choose(Optional.empty());
    }
    prepare();
  }

  /** Brings the cells and their picture up to date. */
  private void prepare() {
    ConfusionMatrix shown = confusion;
    if (shown == null) {
      cells = null;
      canvas.clear();
      marker.setVisible(false);
      return;
    }
    List<String> names = names();
    int[] order = order(shown, names);
    tools.setSearchShown(order.length >= MANY);
    if (order.length != ordered.size()) {
      window = ConfusionWindow.whole(order.length);
    }
    if (cells != null && !Arrays.equals(order, cells.order())) {
      chosen = Optional.empty();
      pointed.setText("");
    }
    ConfusionCells made =
        ConfusionCells.of(
            shown.counts(), order, look.measureProperty().get(), look.onlyErrorsProperty().get());
    cells = made;
    ordered = Arrays.stream(order).mapToObj(names::get).toList();
    canvas.prepare(
        made,
        ordered,
        services.appearance().palette(),
        services.appearance().fontSizeProperty().get());
    pointed.setText(chosen.map(this::tell).orElse(""));
    search();
  }

  /**
   * Without classes that no image has nor was taken for: of a thousand that a network knows, some
   * images have a few.
   */
  private int[] order(ConfusionMatrix shown, List<String> names) {
    int[] all =
        look.orderProperty().get().of(names, services.texts().messages().locale(), shown.counts());
    int[] occurring = Arrays.stream(all).filter(shown::occurs).toArray();
    return occurring.length == 0 ? all : occurring;
  }

  private void search() {
    String wanted = look.searchProperty().get().strip().toLowerCase(Locale.ROOT);
    found = new TreeSet<>();
    for (int place = 0; place < ordered.size() && !wanted.isEmpty(); place++) {
      if (ordered.get(place).toLowerCase(Locale.ROOT).contains(wanted)) {
        found.add(place);
      }
    }
    draw();
  }

  /** Goes to the next class that is looked for, the first after the last. */
  private void nextFound() {
    if (cells == null || found.isEmpty()) {
      return;
    }
    Integer next = found.higher(chosen.map(ConfusionGrid.Cell::row).orElse(-1));
    int place = next == null ? found.first() : next;
    window = ConfusionWindow.around(place, AROUND, ordered.size());
    choose(Optional.of(new ConfusionGrid.Cell(place, place)));
    draw();
  }

  private void showWhole() {
    window = ConfusionWindow.whole(Math.max(1, ordered.size()));
    draw();
  }

  private void draw() {
    paint(false);
  }

  /** Shows another part, with all there is to read in it once nothing moves any more. */
  private void moveTo(ConfusionWindow next) {
    window = next;
    paint(true);
    still.execute(this::draw);
  }

  private void paint(boolean moving) {
    ConfusionCells shown = cells;
    if (shown != null) {
      canvas.draw(shown, window, found, services.texts().messages(), moving);
    }
    mark();
  }

  /** Marks the chosen cell, above the cells: they are not drawn again wherever the pointer goes. */
  private void mark() {
    Optional<Rectangle2D> area = chosen.flatMap(canvas.grid()::area);
    marker.setVisible(area.isPresent());
    area.ifPresent(
        at -> {
          marker.setX(at.getMinX());
          marker.setY(at.getMinY());
          marker.setWidth(at.getWidth());
          marker.setHeight(at.getHeight());
        });
  }

  private void press(MouseEvent event) {
    pane.requestFocus();
    pressed = new Point2D(event.getX(), event.getY());
    dragged = window;
  }

  private void drag(MouseEvent event) {
    Point2D from = pressed;
    ConfusionWindow before = dragged;
    ConfusionGrid grid = canvas.grid();
    if (from != null && before != null && grid.down() > 0) {
      moveTo(
          before.moved(
              (from.getY() - event.getY()) / grid.down(),
              (from.getX() - event.getX()) / grid.across(),
              ordered.size()));
    }
  }

  private void release(MouseEvent event) {
    Point2D from = pressed;
    pressed = null;
    if (from != null
        && event.getButton() == MouseButton.PRIMARY
        && from.distance(event.getX(), event.getY()) <= CLICK) {
      chosen.ifPresent(this::open);
    }
  }

  private void open(ConfusionGrid.Cell cell) {
    ConfusionCells shown = cells;
    if (shown != null) {
      onOpen.accept(shown.order()[cell.row()], shown.order()[cell.column()]);
    }
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaY() != 0 && ordered.size() > 1) {
      ConfusionGrid grid = canvas.grid();
      zoom(
          event.getDeltaY() > 0 ? WHEEL_ZOOM : 1 / WHEEL_ZOOM,
          Math.clamp((event.getY() - grid.top()) / grid.height(), 0, 1),
          Math.clamp((event.getX() - grid.left()) / grid.width(), 0, 1));
      event.consume();
    }
  }

  private void zoom(double factor, double down, double right) {
    moveTo(window.zoomed(factor, down, right, ordered.size()));
  }

  private void key(KeyEvent event) {
    if (cells == null || event.isShortcutDown()) {
      return;
    }
    ConfusionGrid.Cell from = chosen.orElse(new ConfusionGrid.Cell(0, 0));
    switch (event.getCode()) {
      case ENTER, SPACE -> chosen.ifPresent(this::open);
      case PLUS, EQUALS, ADD -> zoomAt(KEY_ZOOM, from);
      case MINUS, SUBTRACT -> zoomAt(1 / KEY_ZOOM, from);
      case ESCAPE -> {
        if (window.isWhole(ordered.size())) {
          return;
        }
        showWhole();
      }
      case UP, DOWN, LEFT, RIGHT -> walk(event.getCode(), from);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void zoomAt(double factor, ConfusionGrid.Cell cell) {
    zoom(
        factor,
        Math.clamp((cell.row() + 0.5 - window.row()) / window.shown(), 0, 1),
        Math.clamp((cell.column() + 0.5 - window.column()) / window.shown(), 0, 1));
  }

  private void walk(KeyCode code, ConfusionGrid.Cell from) {
    ConfusionGrid.Cell to =
        switch (code) {
          case UP -> from.moved(-1, 0, ordered.size());
          case DOWN -> from.moved(1, 0, ordered.size());
          case LEFT -> from.moved(0, -1, ordered.size());
          default -> from.moved(0, 1, ordered.size());
        };
    ConfusionGrid.Cell next = chosen.isEmpty() ? from : to;
    choose(Optional.of(next));
    ConfusionWindow showing = window.showing(next.row(), next.column(), ordered.size());
    if (!showing.equals(window)) {
      moveTo(showing);
    }
  }

  private void choose(Optional<ConfusionGrid.Cell> cell) {
    if (cell.equals(chosen)) {
      return;
    }
    chosen = cell;
    pointed.setText(cell.map(this::tell).orElse(""));
    mark();
  }

  private String tell(ConfusionGrid.Cell cell) {
    ConfusionCells shown = Objects.requireNonNull(cells);
    boolean ofColumn = look.measureProperty().get() == ConfusionMeasure.COLUMN_SHARES;
    int label = shown.order()[cell.row()];
    int predicted = shown.order()[cell.column()];
    return services
        .texts()
        .get(
            (label == predicted ? "confusion.correct" : "confusion.wrong")
                + (ofColumn ? ".column" : ""),
            ordered.get(cell.row()),
            ordered.get(cell.column()),
            shown.counts()[label][predicted],
            Numbers.percent(shown.share(cell.row(), cell.column())));
  }
}
