package cnnlab.ui.explore.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Op;
import cnnlab.ui.Controls;
import cnnlab.ui.Palette;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;

/**
 * The receptive field of the middle value of the selected layer's map, drawn on an input picture:
 * what it cannot see is faded. Where the field is larger than the picture, all of it is seen.
 */
final class FieldPicture extends Region {
  private static final double SIDE = 64;
  private static final double FRAME = 2;
  private static final String PHOTO = "field.jpg";

  private final ExploreViewModel model;
  private final Canvas canvas = new Canvas(SIDE, SIDE);
  private final Image photo =
      new Image(Objects.requireNonNull(FieldPicture.class.getResource(PHOTO)).toExternalForm());
  private Palette palette = Palette.LIGHT;
  private double side = SIDE;

  FieldPicture(ExploreViewModel model, Texts texts) {
    this.model = model;
    setId("receptive-field");
    getStyleClass().add("field-picture");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setPrefSize(SIDE, SIDE);
    getChildren().add(canvas);
    accessibleTextProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get(
                        "explore.field.about",
                        selected().map(LayerStats::receptiveField).orElse(1)),
                model.selectedProperty(),
                model.analysisProperty()));
    Controls.tooltip(this, accessibleTextProperty());
    model.selectedProperty().subscribe(() -> draw());
    model.analysisProperty().subscribe(() -> draw());
    draw();
  }

  /**
   * Enlarges it as the type is enlarged.
   *
   * @param times the usual size
   */
  void setType(double times) {
    side = SIDE * times;
    canvas.setWidth(side);
    canvas.setHeight(side);
    setPrefSize(side, side);
    draw();
  }

  void setPalette(Palette colors) {
    palette = colors;
    draw();
  }

  private Optional<LayerStats> selected() {
    String name = model.selectedProperty().get();
    return model
        .analysisProperty()
        .get()
        .map(Analysis::layers)
        .flatMap(
            layers ->
                layers.stream().filter(stats -> stats.layer().name().equals(name)).findFirst());
  }

  /** Share of the picture's side that the selected layer's middle value sees, at most 1. */
  double seen() {
    Op.Input input =
        model.analysisProperty().get().map(it -> it.architecture().input()).orElseThrow();
    return selected()
        .map(stats -> Math.min(1, stats.receptiveField() / (double) input.width()))
        .orElse(0.0);
  }

  private void draw() {
    setVisible(selected().isPresent());
    if (!isVisible()) {
      return;
    }
    GraphicsContext context = canvas.getGraphicsContext2D();
    double whole = side;
    context.drawImage(photo, 0, 0, whole, whole);
    double field = Math.max(FRAME, seen() * whole);
    double from = (whole - field) / 2;
    context.setFill(palette.background().deriveColor(0, 1, 1, 0.66));
    context.fillRect(0, 0, whole, from);
    context.fillRect(0, from + field, whole, from);
    context.fillRect(0, from, from, field);
    context.fillRect(from + field, from, from, field);
    context.setStroke(palette.accent());
    context.setLineWidth(FRAME);
    double inset = FRAME / 2;
    context.strokeRect(
        Math.max(inset, from),
        Math.max(inset, from),
        Math.min(whole - FRAME, field),
        Math.min(whole - FRAME, field));
  }
}
