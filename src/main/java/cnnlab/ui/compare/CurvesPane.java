package cnnlab.ui.compare;

import cnnlab.run.EpochMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.TestResult;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.chart.Curve;
import cnnlab.ui.chart.CurveChart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;

/** The learning curves of the chosen runs: validation solid, training dashed, test pale. */
final class CurvesPane extends BorderPane {
  /** Share of the background in the test curve's color. */
  private static final double PALE = 0.45;

  private final CompareViewModel model;
  private final Services services;
  private final Texts texts;
  private final CurveChart accuracy;
  private final CurveChart loss;
  private final ToggleButton showLoss = new ToggleButton();
  private final CheckBox validation = new CheckBox();
  private final CheckBox training = new CheckBox();
  private final CheckBox test = new CheckBox();
  private final CheckBox logarithmic = new CheckBox();

  CurvesPane(CompareViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    accuracy = new CurveChart(services, "compare.epoch", "compare.curves.accuracy");
    accuracy.setPercent(true);
    loss = new CurveChart(services, "compare.epoch", "compare.curves.loss");
    getStyleClass().add("card");
    setTop(header());
    showLoss.selectedProperty().subscribe(_ -> setCenter(chart()));
    logarithmic.selectedProperty().subscribe(loss::setLogarithmic);
    logarithmic.disableProperty().bind(showLoss.selectedProperty().not());
    validation.selectedProperty().subscribe(this::refresh);
    training.selectedProperty().subscribe(this::refresh);
    test.selectedProperty().subscribe(this::refresh);
    model.shown().addListener((ListChangeListener<ComparedRun>) _ -> refresh());
    model.chosen().addListener((MapChangeListener<Path, Integer>) _ -> refresh());
    services.appearance().paletteProperty().subscribe(this::refresh);
    texts.messagesProperty().subscribe(this::refresh);
  }

  /** The chart in view. */
  CurveChart chart() {
    return showLoss.isSelected() ? loss : accuracy;
  }

  private FlowPane header() {
    ToggleButton showAccuracy = new ToggleButton();
    showAccuracy.setId("show-accuracy");
    showLoss.setId("show-loss");
    showAccuracy.textProperty().bind(texts.bind("compare.curves.accuracy"));
    showLoss.textProperty().bind(texts.bind("compare.curves.loss"));
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(showAccuracy, showLoss);
    group.selectToggle(showAccuracy);
    group
        .selectedToggleProperty()
        .subscribe(
            (former, selected) -> {
              if (selected == null) {
                group.selectToggle(former);
              }
            });
    HBox which = new HBox(showAccuracy, showLoss);
    showAccuracy.getStyleClass().add("left-pill");
    showLoss.getStyleClass().add("right-pill");
    validation.textProperty().bind(texts.bind("compare.validation"));
    training.textProperty().bind(texts.bind("compare.training"));
    test.setId("show-test");
    test.textProperty().bind(texts.bind("compare.test"));
    Controls.tooltip(test, texts, "compare.test.about");
    logarithmic.textProperty().bind(texts.bind("compare.log"));
    validation.setSelected(true);
    FlowPane header =
        new FlowPane(
            Controls.label(texts, "compare.curves", "section-title"),
            which,
            validation,
            training,
            test,
            logarithmic);
    header.getStyleClass().add("chart-header");
    return header;
  }

  private void refresh() {
    Messages messages = texts.messages();
    Palette palette = services.appearance().palette();
    List<Curve> accuracies = new ArrayList<>();
    List<Curve> losses = new ArrayList<>();
    for (ComparedRun run : model.chosenRuns()) {
      Lines lines = new Lines(run, model.label(run), messages, palette);
      if (training.isSelected()) {
        accuracies.add(lines.training(EpochMetrics::trainAccuracy));
        losses.add(lines.training(EpochMetrics::trainLoss));
      }
      if (validation.isSelected()) {
        accuracies.add(lines.validation(EpochMetrics::valAccuracy));
        losses.add(lines.validation(EpochMetrics::valLoss));
      }
      if (test.isSelected()) {
        accuracies.add(lines.test(Metrics::accuracy));
        losses.add(lines.test(Metrics::loss));
      }
    }
    accuracy.setCurves(accuracies);
    loss.setCurves(losses);
  }

  /** Makes the curves of one run. */
  private final class Lines {
    private final ComparedRun run;
    private final String name;
    private final Messages messages;
    private final Palette palette;

    Lines(ComparedRun run, String name, Messages messages, Palette palette) {
      this.run = run;
      this.name = name;
      this.messages = messages;
      this.palette = palette;
    }

    /** Of every epoch, or of the best where that alone was measured. */
    Curve test(ToDoubleFunction<Metrics> value) {
      Color color = RunColors.of(model, run, palette).interpolate(palette.background(), PALE);
      List<TestResult> all = TestResult.all(run.run().epochs(), run.record().test());
      return new Curve(
          messages.get("compare.curve.test", name),
          color,
          Curve.Style.MARKED,
          all.stream().mapToDouble(TestResult::epoch).toArray(),
          all.stream().mapToDouble(each -> value.applyAsDouble(each.scores())).toArray());
    }

    Curve validation(ToDoubleFunction<EpochMetrics> value) {
      boolean several = training.isSelected() || test.isSelected();
      String full = several ? messages.get("compare.curve.validation", name) : name;
      return line(full, Curve.Style.MARKED, value);
    }

    Curve training(ToDoubleFunction<EpochMetrics> value) {
      return line(messages.get("compare.curve.training", name), Curve.Style.DASHED, value);
    }

    private Curve line(String title, Curve.Style style, ToDoubleFunction<EpochMetrics> value) {
      List<EpochMetrics> epochs = run.run().epochs();
      return new Curve(
          title,
          RunColors.of(model, run, palette),
          style,
          epochs.stream().mapToDouble(EpochMetrics::epoch).toArray(),
          epochs.stream().mapToDouble(value).toArray());
    }
  }
}
