package cnnlab.ui.train.run;

import cnnlab.chart.Axes;
import cnnlab.chart.Extent;
import cnnlab.data.image.ColorMap;
import cnnlab.run.LayerMetrics;
import cnnlab.ui.ColorBar;
import cnnlab.ui.Controls;
import cnnlab.ui.Fonts;
import cnnlab.ui.Palette;
import cnnlab.ui.PixelImage;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.train.run.LayerStatisticsGrid.Measure;
import cnnlab.ui.train.run.LayerStatisticsGrid.Tick;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * How the layers fare along the depth and over the run, brighter for more: a gradient that vanishes
 * or explodes, a layer that no longer learns or whose ReLUs have died is seen at a glance.
 */
final class LayerStatisticsPicture extends VBox {
  private static final double MOST_FOR_NAMES = 0.36;
  private static final double GAP = 6;

  /** Height of the axis of iterations, and room for a number on it, in sizes of the type. */
  private static final double AXIS = 1.8;

  private static final double TICK_ROOM = 5;

  private final Services services;
  private final Texts texts;
  private final ComboBox<Measure> measure;
  private final Canvas canvas = new Canvas();
  private final Label pointed = new Label();
  private final StringProperty low = new SimpleStringProperty("");
  private final StringProperty high = new SimpleStringProperty("");
  private final ColorBar colors;
  private List<LayerMetrics> measured = List.of();
  private LayerStatisticsGrid grid = LayerStatisticsGrid.of(List.of(), Measure.UPDATE);

  LayerStatisticsPicture(Services services) {
    this.services = services;
    texts = services.texts();
    setId("health");
    getStyleClass().add("confusion");
    measure = TextCell.box(texts, (each, messages) -> messages.get(key(each)));
    measure.setId("health-measure");
    measure.getItems().setAll(Measure.values());
    measure.setValue(Measure.UPDATE);
    Controls.tooltip(measure, texts, "control.health.about");
    measure.accessibleTextProperty().bind(texts.bind("control.health"));
    Label title = Controls.label(texts, "control.health", "section-title");
    title.setMinWidth(USE_PREF_SIZE);
    colors = new ColorBar(services, low, high);
    colors.show(ColorMap.VIRIDIS);
    HBox header = new HBox(title, measure, colors);
    header.getStyleClass().add("health-header");
    HBox.setHgrow(colors, Priority.ALWAYS);
    pointed.getStyleClass().addAll("muted", "small");
    pointed.setMinHeight(USE_PREF_SIZE);
    Pane pane = new Pane(canvas);
    pane.setMinSize(0, 0);
    pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    pane.accessibleTextProperty().bind(pointed.textProperty());
    setVgrow(pane, Priority.ALWAYS);
    getChildren().addAll(header, pane, pointed);
    canvas.widthProperty().bind(pane.widthProperty());
    canvas.heightProperty().bind(pane.heightProperty());
    canvas.widthProperty().subscribe(this::draw);
    canvas.heightProperty().subscribe(this::draw);
    measure.valueProperty().subscribe(this::refresh);
    WhileShown.follow(this, services.appearance().paletteProperty(), this::draw);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::draw);
    WhileShown.follow(this, texts.messagesProperty(), this::tellRange);
    WhileShown.follow(this, texts.messagesProperty(), this::draw);
    canvas.setOnMouseMoved(this::point);
    canvas.setOnMouseExited(_ -> tellRange());
    tellRange();
  }

  /** Shows what was measured so far; takes no room where nothing was. */
  void show(List<LayerMetrics> newMeasured) {
    List<LayerMetrics> copy = List.copyOf(newMeasured);
    if (copy.equals(measured)) {
      return;
    }
    measured = copy;
    refresh();
  }

  private void refresh() {
    grid = LayerStatisticsGrid.of(measured, measure.getValue());
    tellRange();
    draw();
  }

  private static String key(Measure measure) {
    return "control.health." + measure.name().toLowerCase(Locale.ROOT);
  }

  private void tellRange() {
    low.set(grid.isEmpty() ? "" : number(grid.low()));
    high.set(grid.isEmpty() ? "" : number(grid.high()));
    colors.setVisible(!grid.isEmpty());
    pointed.setText(texts.get(grid.isEmpty() ? "control.health.none" : "control.health.point"));
  }

  private String number(double value) {
    return grid.measure() == Measure.DEAD
        ? String.format(Locale.ROOT, "%.0f %%", 100 * value)
        : Axes.brief(Extent.threeDigits(value));
  }

  private double rowHeight() {
    return gridHeight() / grid.layers().size();
  }

  /** Without the axis of iterations below. */
  private double gridHeight() {
    return Math.max(1, canvas.getHeight() - AXIS * font().getSize());
  }

  private Font font() {
    return Font.font(Fonts.FAMILY, services.appearance().fontSizeProperty().get() * 0.85);
  }

  /** Room for the longest name. */
  private double left() {
    Text name = new Text();
    name.setFont(font());
    double widest = 0;
    for (String layer : grid.layers()) {
      name.setText(layer);
      widest = Math.max(widest, name.getLayoutBounds().getWidth());
    }
    return Math.min(widest + 2 * GAP, canvas.getWidth() * MOST_FOR_NAMES);
  }

  private void draw() {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (grid.isEmpty() || canvas.getHeight() <= 0 || canvas.getWidth() <= 0) {
      return;
    }
    context.setImageSmoothing(false);
    double left = left();
    context.drawImage(image(), left, 0, canvas.getWidth() - left, gridHeight());
    drawNames(context, left);
    drawIterations(context, left);
  }

  /** A pixel per cell, transparent where nothing was measured. */
  private Image image() {
    double low = grid.low();
    double high = grid.high();
    return PixelImage.of(
        grid.iterations().length,
        grid.layers().size(),
        (column, row) -> {
          double value = grid.values()[row][column];
          return Double.isNaN(value) ? 0 : ColorMap.VIRIDIS.argb(grid.shade(value, low, high));
        });
  }

  private void drawNames(GraphicsContext context, double width) {
    Palette palette = services.appearance().palette();
    context.setFill(palette.muted());
    context.setTextAlign(TextAlignment.RIGHT);
    context.setTextBaseline(VPos.CENTER);
    Font font = font();
    context.setFont(font);
    int step = Math.max(1, (int) Math.ceil(font.getSize() * 1.3 / rowHeight()));
    for (int row = 0; row < grid.layers().size(); row += step) {
      double half = font.getSize() * 0.6;
      double middle = Math.clamp((row + 0.5) * rowHeight(), half, gridHeight() - half);
      context.fillText(grid.layers().get(row), width - GAP, middle, width - GAP);
    }
  }

  private void drawIterations(GraphicsContext context, double left) {
    Font font = font();
    double room = canvas.getWidth() - left;
    double middle = gridHeight() + AXIS * font.getSize() / 2;
    context.fillText(texts.get("train.number.iteration"), left - GAP, middle, left - GAP);
    Text number = new Text();
    number.setFont(font);
    context.setTextAlign(TextAlignment.CENTER);
    for (Tick tick : grid.ticks((int) (room / (font.getSize() * TICK_ROOM)))) {
      number.setText(Axes.count(tick.iteration()));
      double half = number.getLayoutBounds().getWidth() / 2;
      double at = left + tick.place() * room;
      context.setStroke(services.appearance().palette().muted());
      context.strokeLine(at, gridHeight(), at, gridHeight() + GAP / 2);
      double inside = Math.clamp(at, left + half, Math.max(left + half, canvas.getWidth() - half));
      context.fillText(number.getText(), inside, middle);
    }
  }

  private void point(MouseEvent event) {
    if (grid.isEmpty()) {
      return;
    }
    double left = left();
    int columns = grid.iterations().length;
    int row = (int) (event.getY() / rowHeight());
    int column = (int) Math.floor((event.getX() - left) / (canvas.getWidth() - left) * columns);
    if (row < 0 || row >= grid.layers().size() || column >= columns) {
      tellRange();
      return;
    }
    int shown = Math.max(0, column); // a name stands for the first measurement
    pointed.setText(
        texts.get(
            "control.health.cell",
            grid.layers().get(row),
            grid.iterations()[shown],
            number(grid.values()[row][shown])));
  }
}
