package cnnlab.ui.explore.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.analysis.LayerStats;
import cnnlab.diagram.model.Measure;
import cnnlab.diagram.model.Quantity;
import cnnlab.ui.Fonts;
import cnnlab.ui.Palette;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.util.Duration;

/**
 * Bars along the depth of the network, one for every layer that costs something. While the diagram
 * is colored by kind, activation memory upwards and parameters downwards; else the quantity of its
 * colors. A click selects the layer.
 */
final class DepthStrip extends Region {
  private static final double LABELS = 132;
  private static final double MARGIN = 8;
  private static final double MOST_BAR = 26;
  private static final double HEIGHT = 64;
  private static final double TEXT = 12;

  private final ExploreViewModel model;
  private final DiagramViewModel diagram;
  private final Texts texts;
  private final Canvas canvas = new Canvas();
  private final Tooltip tooltip = new Tooltip();
  private final Frames frames = new Frames(this::paint);
  private Palette palette = Palette.LIGHT;
  private double type = 1;
  private List<LayerStats> layers = List.of();

  DepthStrip(ExploreViewModel model, DiagramViewModel diagram, Texts texts) {
    this.model = model;
    this.diagram = diagram;
    this.texts = texts;
    setId("depth-strip");
    getStyleClass().add("depth-strip");
    getChildren().add(canvas);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMinWidth(0);
    accessibleTextProperty().bind(texts.bind("explore.strip"));
    tooltip.setShowDelay(Duration.millis(150));
    Tooltip.install(this, tooltip);
    setOnMouseMoved(this::hover);
    setOnMousePressed(
        event -> at(event.getX()).ifPresent(hit -> model.selectedProperty().set(name(hit))));
    setOnMouseDragged(
        event -> at(event.getX()).ifPresent(hit -> model.selectedProperty().set(name(hit))));
    model.analysisProperty().subscribe(this::refill);
    model.selectedProperty().subscribe(() -> frames.start());
    diagram.whenMeasured(this::refill);
    texts.messagesProperty().subscribe(() -> frames.start());
  }

  /**
   * Enlarges bars and texts as the type is enlarged.
   *
   * @param times the usual size
   */
  void setType(double times) {
    type = times;
    setMinHeight(HEIGHT * type);
    setPrefHeight(HEIGHT * type);
    frames.start();
  }

  private double labels() {
    return LABELS * type;
  }

  void setPalette(Palette colors) {
    palette = colors;
    frames.start();
  }

  /** The layers that have a bar. */
  List<LayerStats> layers() {
    return layers;
  }

  private void refill() {
    Conventions counting = model.conventionsProperty().get();
    layers =
        model.analysisProperty().get().map(Analysis::layers).orElse(List.of()).stream()
            .filter(stats -> counting.heads() || !stats.auxiliary())
            .filter(
                stats ->
                    counting.params(stats) > 0
                        || counting.operations(stats) > 0
                        || counting.activationBytes(stats) > 0)
            .toList();
    frames.start();
  }

  private static String name(LayerStats stats) {
    return stats.layer().name();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    frames.start();
  }

  private double barWidth() {
    double room = getWidth() - labels() - MARGIN;
    return Math.max(1, Math.min(MOST_BAR * type, room / Math.max(1, layers.size())));
  }

  private Optional<LayerStats> at(double x) {
    int index = (int) Math.floor((x - labels()) / barWidth());
    return index >= 0 && index < layers.size() ? Optional.of(layers.get(index)) : Optional.empty();
  }

  private void hover(MouseEvent event) {
    tooltip.setText(at(event.getX()).map(this::describe).orElse(texts.get("explore.strip")));
  }

  private String describe(LayerStats stats) {
    StringBuilder text = new StringBuilder(name(stats)).append('\n').append(stats.output());
    for (Quantity quantity : Quantity.values()) {
      Measure measure = measure(quantity);
      if (measure.byLayer().containsKey(name(stats))) {
        text.append('\n').append(measure.title(texts.messages())).append("  ");
        text.append(measure.text(measure.of(name(stats))));
      }
    }
    return text.toString();
  }

  private Measure measure(Quantity quantity) {
    return model
        .analysisProperty()
        .get()
        .map(analysis -> diagram.measure(analysis, quantity))
        .orElse(Measure.NONE);
  }

  private boolean paint(long nanos) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.setFill(palette.background());
    context.fillRect(0, 0, getWidth(), getHeight());
    if (!layers.isEmpty()) {
      Quantity chosen = diagram.quantityProperty().get();
      double middle = getHeight() / 2;
      markSelected(context);
      if (chosen == Quantity.KIND) {
        bars(context, measure(Quantity.MEMORY), middle, -(middle - MARGIN), palette.series(0));
        bars(context, measure(Quantity.PARAMS), middle, middle - MARGIN, palette.series(1));
        line(context, middle);
      } else {
        double base = getHeight() - MARGIN;
        bars(context, measure(chosen), base, -(base - MARGIN), palette.series(0));
        line(context, base);
      }
    }
    return false;
  }

  private void markSelected(GraphicsContext context) {
    String selected = model.selectedProperty().get();
    for (int i = 0; i < layers.size(); i++) {
      if (name(layers.get(i)).equals(selected)) {
        context.setFill(palette.accent().deriveColor(0, 1, 1, 0.22));
        context.fillRect(labels() + i * barWidth() - 1, 0, barWidth() + 2, getHeight());
      }
    }
  }

  private void line(GraphicsContext context, double y) {
    context.setFill(palette.line());
    context.fillRect(labels(), y - 0.5, layers.size() * barWidth(), 1);
  }

  /** Bars from {@code base}, the largest of which is {@code length} long; upwards if negative. */
  private void bars(
      GraphicsContext context, Measure measure, double base, double length, Color color) {
    double most = layers.stream().mapToDouble(stats -> measure.of(name(stats))).max().orElse(0);
    label(context, measure, length < 0, color);
    double width = barWidth();
    double gap = width > 5 ? 1.5 : width > 3 ? 0.75 : 0;
    context.setFill(color);
    for (int i = 0; i < layers.size(); i++) {
      double value = measure.of(name(layers.get(i)));
      if (value > 0 && most > 0) {
        double size = Math.max(1, value / most * Math.abs(length));
        double top = length < 0 ? base - size : base;
        context.fillRect(labels() + i * width + gap / 2, top, Math.max(0.8, width - gap), size);
      }
    }
  }

  private void label(GraphicsContext context, Measure measure, boolean upwards, Color color) {
    double total = measure.of(layers.stream().map(DepthStrip::name).toList());
    double y = getHeight() * (upwards ? 0.25 : 0.75);
    context.setTextBaseline(VPos.CENTER);
    context.setFont(Font.font(Fonts.FAMILY, FontWeight.BOLD, TEXT * type));
    context.setFill(color);
    context.fillRect(MARGIN, y - 13 * type, 3.5 * type, 26 * type);
    context.setFill(palette.text());
    context.fillText(
        measure.title(texts.messages()),
        MARGIN + 10 * type,
        y - 6.5 * type,
        labels() - MARGIN - 18);
    context.setFont(Font.font(Fonts.FAMILY, TEXT * type));
    context.setFill(palette.muted());
    String sum = total > 0 ? measure.text(total) : "–";
    context.fillText(sum, MARGIN + 10 * type, y + 7 * type, labels() - MARGIN - 18);
  }
}
