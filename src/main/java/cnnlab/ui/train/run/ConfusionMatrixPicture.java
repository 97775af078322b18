package cnnlab.ui.train.run;

import cnnlab.data.ClassNames;
import cnnlab.run.ConfusionMatrix;
import cnnlab.ui.Controls;
import cnnlab.ui.Fonts;
import cnnlab.ui.Numbers;
import cnnlab.ui.Palette;
import cnnlab.ui.PixelImage;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * A confusion matrix: a row per true class, a column per prediction, darker where more, with names
 * and counts where there is room. The pointer and the arrow keys ask a cell for its numbers.
 */
final class ConfusionMatrixPicture extends VBox {
  /** A count is written where a cell is so many times as high as the type. */
  private static final double ROOM_FOR_COUNT = 1.3;

  private static final double GAP = 6;

  /** Cells of at least so many pixels are set apart by a line. */
  private static final double ROOM_FOR_LINES = 6;

  private final Services services;
  private final Label about;
  private final Canvas canvas = new Canvas();
  private final Pane pane = new Pane(canvas);
  private final Label pointed = new Label();
  private @Nullable ConfusionMatrix confusion;
  private String dataset = "";
  private ConfusionGrid grid = new ConfusionGrid(1, 0, 0, false, 0, 0);
  private Optional<ConfusionGrid.Cell> chosen = Optional.empty();
  private Consumer<ConfusionGrid.Cell> onOpen = _ -> {};

  ConfusionMatrixPicture(Services services) {
    this.services = services;
    getStyleClass().add("confusion");
    setId("confusion");
    about = Controls.label(services.texts(), "train.confusion.about", "muted", "small");
    about.setId("confusion-about");
    about.managedProperty().bind(about.visibleProperty());
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    pointed.setId("confusion-cell");
    pointed.setMinHeight(USE_PREF_SIZE);
    pointed.setWrapText(true);
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
    getChildren().addAll(about, pane, pointed);
    canvas.widthProperty().bind(pane.widthProperty());
    canvas.heightProperty().bind(pane.heightProperty());
    canvas.widthProperty().subscribe(this::draw);
    canvas.heightProperty().subscribe(this::draw);
    WhileShown.follow(this, services.appearance().paletteProperty(), this::draw);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::draw);
    WhileShown.follow(this, services.texts().messagesProperty(), this::draw);
    canvas.setOnMouseMoved(event -> choose(grid.at(event.getX(), event.getY())));
    canvas.setOnMouseExited(_ -> choose(Optional.empty()));
    pane.setOnMousePressed(_ -> pane.requestFocus());
    canvas.setOnMouseClicked(_ -> chosen.ifPresent(onOpen));
    pane.setOnKeyPressed(this::press);
  }

  /** Whether it says how it is read; its height is the matrix's otherwise. */
  void setExplained(boolean explained) {
    about.setVisible(explained);
  }

  /** What is done with a cell that is clicked, or chosen by Enter or the space bar. */
  void setOnOpen(Consumer<ConfusionGrid.Cell> action) {
    onOpen = action;
  }

  /** The names of the classes, in the user's language. */
  List<String> names() {
    return confusion == null ? List.of() : names(confusion);
  }

  void show(@Nullable ConfusionMatrix shown, String datasetName) {
    if (Objects.equals(shown, confusion) && datasetName.equals(dataset)) {
      return;
    }
    confusion = shown;
    dataset = datasetName;
    choose(Optional.empty());
    draw();
  }

  private List<String> names(ConfusionMatrix shown) {
    return ClassNames.translated(services.texts().messages(), dataset, shown.labels());
  }

  private Font font() {
    return Font.font(Fonts.FAMILY, services.appearance().fontSizeProperty().get() * 0.9);
  }

  private void draw() {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    ConfusionMatrix shown = confusion;
    if (shown == null || canvas.getHeight() <= 0 || canvas.getWidth() <= 0) {
      return;
    }
    List<String> names = names(shown);
    Font font = font();
    double widest = names.stream().mapToDouble(name -> width(name, font)).max().orElse(0);
    grid =
        ConfusionGrid.of(
            names.size(),
            canvas.getWidth(),
            canvas.getHeight(),
            widest + 2 * GAP,
            font.getSize() * 1.2);
    context.setImageSmoothing(grid.down() < 1);
    context.drawImage(image(shown), grid.left(), grid.top(), grid.width(), grid.height());
    context.setFont(font);
    if (grid.down() >= ROOM_FOR_LINES) {
      drawLines(context);
    }
    if (grid.hasNames()) {
      drawNames(context, names);
    }
    if (grid.down() >= ROOM_FOR_COUNT * font.getSize()) {
      drawCounts(context, shown);
    }
    drawChosen(context);
  }

  private static double width(String text, Font font) {
    Text measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }

  /** A pixel per cell, so that a thousand classes are drawn as fast as ten. */
  private Image image(ConfusionMatrix shown) {
    Palette palette = services.appearance().palette();
    int classes = shown.counts().length;
    long[] examples = new long[classes];
    Arrays.setAll(examples, row -> Arrays.stream(shown.counts()[row]).sum());
    return PixelImage.of(
        classes,
        classes,
        (column, row) -> {
          double share = share(shown.counts()[row][column], examples[row]);
          return argb(color(palette, share, row == column));
        });
  }

  private static double share(long count, long examples) {
    return examples == 0 ? 0 : (double) count / examples;
  }

  /** Correct answers in the accent's color, mistakes in that of what is bad; the root shows few. */
  private static Color color(Palette palette, double share, boolean correct) {
    return palette
        .surface()
        .interpolate(correct ? palette.accent() : palette.bad(), Math.sqrt(share));
  }

  private static int argb(Color color) {
    return 0xff000000
        | (int) Math.round(255 * color.getRed()) << 16
        | (int) Math.round(255 * color.getGreen()) << 8
        | (int) Math.round(255 * color.getBlue());
  }

  private void drawLines(GraphicsContext context) {
    context.setStroke(services.appearance().palette().surface());
    context.setLineWidth(1);
    for (int i = 0; i <= grid.classes(); i++) {
      double x = grid.left() + i * grid.across();
      double y = grid.top() + i * grid.down();
      context.strokeLine(grid.left(), y, grid.left() + grid.width(), y);
      context.strokeLine(x, grid.top(), x, grid.top() + grid.height());
    }
  }

  private void drawNames(GraphicsContext context, List<String> names) {
    context.setFill(services.appearance().palette().muted());
    context.setTextBaseline(VPos.CENTER);
    double room = grid.left() - 2 * GAP;
    double upright = grid.top() - 2 * GAP;
    for (int i = 0; i < names.size(); i++) {
      context.setTextAlign(TextAlignment.RIGHT);
      context.fillText(names.get(i), grid.left() - GAP, grid.top() + (i + 0.5) * grid.down(), room);
      double middle = grid.left() + (i + 0.5) * grid.across();
      if (grid.level()) {
        context.setTextAlign(TextAlignment.CENTER);
        context.fillText(names.get(i), middle, grid.top() / 2, grid.across() - GAP);
        continue;
      }
      context.save();
      context.translate(middle, grid.top() - GAP);
      context.rotate(-90);
      context.setTextAlign(TextAlignment.LEFT);
      context.fillText(names.get(i), 0, 0, upright);
      context.restore();
    }
  }

  private void drawCounts(GraphicsContext context, ConfusionMatrix shown) {
    Palette palette = services.appearance().palette();
    context.setTextAlign(TextAlignment.CENTER);
    context.setTextBaseline(VPos.CENTER);
    for (int row = 0; row < grid.classes(); row++) {
      long examples = Arrays.stream(shown.counts()[row]).sum();
      for (int column = 0; column < grid.classes(); column++) {
        long count = shown.counts()[row][column];
        if (count == 0) {
          continue;
        }
        Color cell = color(palette, share(count, examples), row == column);
        context.setFill(cell.grayscale().getRed() > 0.5 ? Color.BLACK : Color.WHITE);
        context.fillText(
            Numbers.exact(count, services.texts().messages()),
            grid.left() + (column + 0.5) * grid.across(),
            grid.top() + (row + 0.5) * grid.down(),
            grid.across() - 2);
      }
    }
  }

  private void drawChosen(GraphicsContext context) {
    chosen.ifPresent(
        cell -> {
          context.setStroke(services.appearance().palette().text());
          context.setLineWidth(2);
          context.strokeRect(
              grid.left() + cell.column() * grid.across(),
              grid.top() + cell.row() * grid.down(),
              grid.across(),
              grid.down());
        });
  }

  private void press(KeyEvent event) {
    if (confusion == null) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      chosen.ifPresent(onOpen);
      event.consume();
      return;
    }
    ConfusionGrid.Cell from = chosen.orElse(new ConfusionGrid.Cell(0, 0));
    ConfusionGrid.Cell to =
        switch (event.getCode()) {
          case UP -> from.moved(-1, 0, grid.classes());
          case DOWN -> from.moved(1, 0, grid.classes());
          case LEFT -> from.moved(0, -1, grid.classes());
          case RIGHT -> from.moved(0, 1, grid.classes());
          default -> null;
        };
    if (to != null) {
      choose(Optional.of(chosen.isEmpty() ? from : to));
      event.consume();
    }
  }

  private void choose(Optional<ConfusionGrid.Cell> cell) {
    if (cell.equals(chosen)) {
      return;
    }
    chosen = cell;
    pointed.setText(cell.map(this::tell).orElse(""));
    draw();
  }

  private String tell(ConfusionGrid.Cell cell) {
    ConfusionMatrix shown = Objects.requireNonNull(confusion);
    List<String> names = names(shown);
    long count = shown.counts()[cell.row()][cell.column()];
    long examples = Arrays.stream(shown.counts()[cell.row()]).sum();
    return services
        .texts()
        .get(
            cell.row() == cell.column() ? "train.confusion.right" : "train.confusion.wrong",
            names.get(cell.row()),
            names.get(cell.column()),
            count,
            Numbers.percent(share(count, examples)));
  }
}
