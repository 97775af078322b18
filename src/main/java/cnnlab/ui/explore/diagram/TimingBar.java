package cnnlab.ui.explore.diagram;

import cnnlab.engine.Device;
import cnnlab.inference.LayerTimes;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** Measures the layers' times when asked, and says on which machine they were measured. */
final class TimingBar extends HBox {
  private final TimingViewModel model;

  TimingBar(TimingViewModel model, Texts texts) {
    this.model = model;
    getStyleClass().add("timing-bar");
    Button measure = new Button();
    measure.setId("measure-times");
    measure.setMinWidth(USE_PREF_SIZE);
    measure
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get(
                        model.timesProperty().get().isPresent()
                            ? "explore.times.again"
                            : "explore.times.measure"),
                model.timesProperty()));
    Controls.tooltip(measure, texts, "explore.times.about");
    measure.setOnAction(_ -> model.measure());
    measure.disableProperty().bind(model.progressProperty().greaterThanOrEqualTo(0));
    Label machine = new Label();
    machine.setId("times-machine");
    machine.getStyleClass().add("muted");
    machine.setWrapText(true);
    machine.setMinHeight(USE_PREF_SIZE);
    machine.textProperty().bind(texts.bind(this::machine, model.timesProperty()));
    getChildren().addAll(measure, work(texts), machine);
  }

  private Node work(Texts texts) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progressProperty());
    Label left = new Label();
    left.getStyleClass().add("muted");
    left.textProperty()
        .bind(
            texts.bind(
                messages ->
                    model.progressProperty().get() > 0
                        ? messages.get("explore.times.left", Math.ceil(model.secondsLeft()))
                        : "",
                model.progressProperty()));
    Button cancel = new Button();
    cancel.setId("cancel-times");
    cancel.textProperty().bind(texts.bind("explore.times.cancel"));
    cancel.setOnAction(_ -> model.cancel());
    HBox work = new HBox(bar, left, cancel);
    work.getStyleClass().add("timing-bar");
    work.visibleProperty().bind(model.progressProperty().greaterThanOrEqualTo(0));
    work.managedProperty().bind(work.visibleProperty());
    return work;
  }

  private String machine(Messages messages) {
    Optional<LayerTimes> times = model.timesProperty().get();
    if (times.isEmpty()) {
      return messages.get("explore.times.none");
    }
    Device device = times.get().device();
    String what =
        device.gpuUsed()
            ? Objects.requireNonNull(device.gpu()).title()
            : messages.get("explore.times.processor", device.instructionSet(), device.threads());
    return messages.get("explore.times.machine", what, device.backend(), LayerTimes.PASSES);
  }
}
