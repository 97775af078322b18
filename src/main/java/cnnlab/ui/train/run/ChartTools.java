package cnnlab.ui.train.run;

import cnnlab.run.EpochMetrics;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** How the curves are shown: smoothing, logarithmic axis, another run beside. */
final class ChartTools extends FlowPane {
  private static final String SMOOTHING = "train.smoothing";
  private static final String RATE = "train.chart.rate";
  private static final double USUAL = 0.9;
  private static final double MOST = 0.99;

  /** Of the width; beside the other tools there is no more with the type enlarged. */
  private static final double GHOST_SHARE = 0.18;

  private final Texts texts;
  private final Slider smoothing = new Slider(0, MOST, USUAL);
  private final CheckBox logarithmic = new CheckBox();
  private final CheckBox learningRate = new CheckBox();

  ChartTools(TrainViewModel model, Services services) {
    texts = services.texts();
    getStyleClass().add("chart-tools");
    smoothing.setId("smoothing");
    smoothing.setValue(Math.clamp(services.preferences().number(SMOOTHING, USUAL), 0, MOST));
    smoothing
        .valueChangingProperty()
        .subscribe((_, _) -> services.preferences().put(SMOOTHING, smoothing.getValue()));
    Controls.tooltip(smoothing, texts, "train.chart.smoothing.about");
    Label name = Controls.label(texts, "train.chart.smoothing", "muted");
    name.setLabelFor(smoothing);
    name.setMinWidth(USE_PREF_SIZE);
    logarithmic.setId("logarithmic");
    logarithmic.textProperty().bind(texts.bind("train.chart.log"));
    logarithmic.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(logarithmic, texts, "train.chart.log.about");
    learningRate.setId("learning-rate-chart");
    learningRate.textProperty().bind(texts.bind("train.chart.rate"));
    learningRate.setMinWidth(USE_PREF_SIZE);
    learningRate.setSelected(services.preferences().number(RATE, 0) > 0);
    learningRate
        .selectedProperty()
        .subscribe((_, shown) -> services.preferences().put(RATE, shown ? 1 : 0));
    Controls.tooltip(learningRate, texts, "train.chart.rate.about");
    ComboBox<Optional<RunModel>> ghost = ghost(model);
    ghost.prefWidthProperty().bind(widthProperty().multiply(GHOST_SHARE));
    Label beside = Controls.label(texts, "train.chart.ghost", "muted");
    beside.setLabelFor(ghost);
    beside.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(pair(name, smoothing), logarithmic, learningRate, pair(beside, ghost));
  }

  /** Weight of the former values, 0 to below 1. */
  DoubleProperty smoothing() {
    return smoothing.valueProperty();
  }

  BooleanProperty logarithmic() {
    return logarithmic.selectedProperty();
  }

  /** A control beside its name, which stay together. */
  private static HBox pair(Label name, Control control) {
    HBox pair = new HBox(name, control);
    pair.getStyleClass().add("chart-pair");
    return pair;
  }

  /** Whether the learning rate is drawn too. */
  BooleanProperty learningRate() {
    return learningRate.selectedProperty();
  }

  private ComboBox<Optional<RunModel>> ghost(TrainViewModel model) {
    ComboBox<Optional<RunModel>> box = TextCell.box(texts, ChartTools::title);
    box.setId("ghost");
    Controls.tooltip(box, texts, "train.chart.ghost.about");
    SelectionBinding<Optional<RunModel>> binding =
        SelectionBinding.of(
            box,
            model.ghostProperty().map(Optional::of).orElse(Optional.empty()),
            chosen -> model.ghostProperty().set(chosen.orElse(null)));
    Runnable offer =
        () -> {
          binding.offer(others(model));
          binding.retitle();
        };
    model.runs().addListener((ListChangeListener<RunModel>) _ -> offer.run());
    model.selectedProperty().subscribe(_ -> offer.run());
    box.setOnShowing(_ -> offer.run());
    return box;
  }

  /** None, and every run but the one in view that has curves to show. */
  private static List<Optional<RunModel>> others(TrainViewModel model) {
    return Stream.concat(
            Stream.of(Optional.<RunModel>empty()),
            model.runs().stream()
                .filter(run -> run != model.selectedProperty().get())
                .filter(run -> !run.epochs().isEmpty())
                .map(Optional::of))
        .toList();
  }

  private static String title(Optional<RunModel> run, Messages messages) {
    return run.map(
            each ->
                each.label(messages)
                    + RunCharts.best(each)
                        .map(EpochMetrics::valAccuracy)
                        .map(accuracy -> " · " + Numbers.percent(accuracy))
                        .orElse(""))
        .orElseGet(() -> messages.get("train.chart.ghost.none"));
  }
}
