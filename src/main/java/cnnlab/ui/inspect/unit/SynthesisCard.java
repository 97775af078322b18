package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.unit.ActivationMaximization;
import cnnlab.explain.unit.MaximizationSettings;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An image made to excite the unit, and how it is made. */
final class SynthesisCard extends VBox {
  private static final double SIDE = 11;

  private final Services services;
  private final Texts texts;
  private final SynthesisViewModel model;

  SynthesisCard(Services services, SynthesisViewModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("step-card");
    StackPane image = new StackPane();
    image.setId("unit-synthesis");
    model.imageProperty().subscribe(shown -> show(image, shown));
    Label reached = new Label();
    reached.getStyleClass().add("muted");
    reached.setWrapText(true);
    reached.textProperty().bind(texts.bind(_ -> reached(), model.madeProperty()));
    VBox beside = new VBox(switches(), actions(), reached);
    beside.setMinWidth(0);
    HBox.setHgrow(beside, Priority.ALWAYS);
    HBox row = new HBox(image, beside);
    getChildren()
        .addAll(
            Controls.label(texts, "unit.synthesis", "chosen-title"),
            muted("unit.synthesis.about"),
            row);
  }

  private void show(StackPane place, @Nullable RgbImage shown) {
    double side = SIDE * services.appearance().fontSizeProperty().get();
    place.setMinSize(side, side);
    place.setMaxSize(side, side);
    place.getChildren().clear();
    if (shown != null) {
      place.getChildren().add(new FramedImage(shown, side, null));
    }
  }

  private Node switches() {
    VBox box = new VBox();
    box.getStyleClass().add("switches");
    box.getChildren()
        .addAll(
            option(
                "unit.synthesis.waves",
                MaximizationSettings::waves,
                it -> it.withWaves(!it.waves())),
            option(
                "unit.synthesis.decorrelated",
                MaximizationSettings::decorrelated,
                it -> it.withDecorrelated(!it.decorrelated())),
            option(
                "unit.synthesis.jitter",
                MaximizationSettings::jitter,
                it -> it.withJitter(!it.jitter())),
            option(
                "unit.synthesis.scale",
                MaximizationSettings::scale,
                it -> it.withScale(!it.scale())),
            option(
                "unit.synthesis.rotate",
                MaximizationSettings::rotate,
                it -> it.withRotate(!it.rotate())));
    return box;
  }

  private CheckBox option(
      String key,
      Function<MaximizationSettings, Boolean> value,
      UnaryOperator<MaximizationSettings> change) {
    CheckBox box = new CheckBox();
    box.textProperty().bind(texts.bind(key));
    model.settingsProperty().subscribe(now -> box.setSelected(value.apply(now)));
    box.setOnAction(
        _ -> model.settingsProperty().set(change.apply(model.settingsProperty().get())));
    return box;
  }

  private Node actions() {
    Button make = new Button();
    make.setId("unit-make");
    make.textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get(model.madeProperty().get() == null ? "unit.make" : "unit.again"),
                model.madeProperty()));
    make.setOnAction(_ -> model.start());
    Button cancel = new Button();
    cancel.textProperty().bind(texts.bind("unit.cancel"));
    cancel.setOnAction(_ -> model.cancel());
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progressProperty());
    var working = model.progressProperty().greaterThanOrEqualTo(0);
    for (Node node : new Node[] {cancel, bar}) {
      node.visibleProperty().bind(working);
      node.managedProperty().bind(working);
    }
    make.visibleProperty().bind(working.not());
    make.managedProperty().bind(working.not());
    FlowPane row = new FlowPane(make, bar, cancel);
    row.getStyleClass().add("tile-bar");
    return row;
  }

  private String reached() {
    ActivationMaximization made = model.madeProperty().get();
    return made == null
        ? ""
        : texts.get(
            "unit.synthesis.reached",
            Figures.constant(made.beginning()),
            Figures.constant(made.value()));
  }

  private Label muted(String key) {
    Label label = Controls.label(texts, key, "muted");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
