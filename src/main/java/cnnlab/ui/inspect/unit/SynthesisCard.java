package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.unit.ActivationMaximization;
import cnnlab.explain.unit.MaximizationSettings;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.work.WorkRow;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Images made to excite the unit, and how they are made. */
final class SynthesisCard extends VBox {
  private static final double ALONE = 11;
  private static final double AMONG_OTHERS = 7;

  private final Services services;
  private final Texts texts;
  private final SynthesisViewModel model;
  private final FlowPane images = new FlowPane();

  SynthesisCard(Services services, SynthesisViewModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("step-card");
    images.setId("unit-synthesis");
    images.getStyleClass().add("grids");
    model.inTheMakingProperty().subscribe(_ -> show());
    model.made().subscribe(this::show);
    texts.messagesProperty().subscribe(this::show);
    getChildren()
        .addAll(
            Controls.label(texts, "unit.synthesis", "chosen-title"),
            Controls.paragraph(texts, "unit.synthesis.about", "muted"),
            switches(),
            actions(),
            new WorkRow(texts, model.job(), "unit-synthesis-cancel", model::cancel),
            images);
  }

  private void show() {
    images.getChildren().clear();
    for (ActivationMaximization each : model.made()) {
      add(
          each.image(),
          texts.get(
              "unit.synthesis.reached",
              Figures.constant(each.beginning()),
              Figures.constant(each.value())));
    }
    RgbImage making = model.inTheMakingProperty().get();
    if (making != null) {
      add(making, "");
    }
  }

  private void add(RgbImage image, String caption) {
    double type = services.appearance().fontSizeProperty().get();
    double side = (model.startsProperty().get() == 1 ? ALONE : AMONG_OTHERS) * type;
    Label label = new Label(caption);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMaxWidth(side);
    images.getChildren().add(new VBox(new FramedImage(image, side, null), label));
  }

  private Node switches() {
    FlowPane box = new FlowPane();
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
    ComboBox<Number> starts =
        TextCell.box(texts, (count, messages) -> messages.get("unit.starts.count", count));
    starts.setId("unit-starts");
    starts.getItems().setAll(SynthesisViewModel.STARTS);
    starts.valueProperty().bindBidirectional(model.startsProperty());
    starts.accessibleTextProperty().bind(texts.bind("unit.starts"));
    Controls.tooltip(starts, texts, "unit.starts");
    Button make = new Button();
    make.setId("unit-make");
    make.textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get(
                        model.isComplete() ? "unit.again" : "unit.make",
                        model.startsProperty().get()),
                model.made(),
                model.startsProperty()));
    make.setOnAction(_ -> model.start());
    BooleanBinding working = WorkRow.working(model.job());
    make.visibleProperty().bind(working.not());
    make.managedProperty().bind(working.not());
    HBox row = new HBox(starts, make);
    row.getStyleClass().add("play-controls");
    return row;
  }
}
