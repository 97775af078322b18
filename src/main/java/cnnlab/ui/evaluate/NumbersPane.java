package cnnlab.ui.evaluate;

import cnnlab.chart.ChartColors;
import cnnlab.chart.Curve;
import cnnlab.chart.CurveScene;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.evaluation.Calibration;
import cnnlab.evaluation.ClassScores;
import cnnlab.evaluation.Coverage;
import cnnlab.evaluation.Interval;
import cnnlab.evaluation.Scores;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.chart.CurveChart;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The numbers of an evaluation: how often right, and whether the network knows how sure to be. */
final class NumbersPane extends VBox {
  private final EvaluateViewModel model;
  private final Services services;
  private final Texts texts;
  private final FlowPane tiles = new FlowPane();
  private final CurveChart reliability;
  private final CurveChart coverage;
  private final Label verdict = new Label();

  NumbersPane(EvaluateViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    setId("evaluate-numbers");
    getStyleClass().add("evaluate-numbers");
    tiles.getStyleClass().add("evaluate-tiles");
    reliability = new CurveChart(services, "evaluate.confidence", "evaluate.reliability");
    reliability.setPercent(true);
    reliability.setId("evaluate-reliability");
    coverage = new CurveChart(services, "evaluate.coverage", "evaluate.coverage.accuracy");
    coverage.setPercent(true);
    coverage.setId("evaluate-coverage");
    verdict.setId("evaluate-calibration");
    verdict.setWrapText(true);
    verdict.setMinHeight(USE_PREF_SIZE);
    HBox charts =
        new HBox(
            card(reliability, "evaluate.reliability.about"),
            card(coverage, "evaluate.coverage.about"));
    charts.getStyleClass().add("evaluate-charts");
    setVgrow(charts, Priority.ALWAYS);
    getChildren().addAll(tiles, verdict, charts);
    model.sessionProperty().subscribe(this::fill);
    WhileShown.follow(this, texts.messagesProperty(), this::fill);
    WhileShown.follow(this, services.appearance().paletteProperty(), this::fill);
  }

  private VBox card(CurveChart chart, String aboutKey) {
    VBox card = new VBox(chart, Controls.paragraph(texts, aboutKey, "muted", "small"));
    card.getStyleClass().add("card");
    VBox.setVgrow(chart, Priority.ALWAYS);
    HBox.setHgrow(card, Priority.ALWAYS);
    card.setMinWidth(0);
    card.setPrefWidth(1); // both alike
    return card;
  }

  private void fill() {
    Session session = model.sessionProperty().get();
    if (session == null) {
      return;
    }
    Scores scores = session.result().scores();
    Messages messages = texts.messages();
    tiles.getChildren().clear();
    tile("top1", Numbers.percent(scores.top1()), scores.top1Interval());
    if (!Double.isNaN(scores.top5())) {
      tile("top5", Numbers.percent(scores.top5()), scores.top5Interval());
    }
    tile("loss", number(scores.loss()), null);
    ClassScores macro = scores.macro();
    tile("precision", Numbers.percent(macro.precision()), null);
    tile("recall", Numbers.percent(macro.recall()), null);
    tile("f1", Numbers.percent(macro.f1()), null);
    tile("ece", Numbers.percent(scores.calibration().ece()), null);
    tile("temperature", number(scores.temperature()), null);
    tile("images", Numbers.exact(scores.images(), messages), null);
    if (scores.skipped() > 0) {
      tile("skipped", Numbers.exact(scores.skipped(), messages), null);
    }
    verdict.setText(Verdicts.calibration(scores, messages));
    ChartColors colors =
        services.appearance().palette().dark() ? ChartColors.DARK : ChartColors.LIGHT;
    reliability.setCurves(
        reliability(
            scores.calibration(),
            colors,
            texts.get("evaluate.perfect"),
            texts.get("evaluate.this-network")));
    coverage.setCurves(
        List.of(
            coverage(
                scores.coverage(), colors.series(0), texts.get("evaluate.coverage.accuracy"))));
  }

  /** Confidence and accuracy of each bin, and where they would be equal. */
  static List<Curve> reliability(
      Calibration calibration, ChartColors colors, String perfect, String network) {
    List<Calibration.Bin> bins =
        calibration.bins().stream().filter(bin -> bin.examples() > 0).toList();
    double[] x = bins.stream().mapToDouble(bin -> 100 * bin.confidence()).toArray();
    double[] y = bins.stream().mapToDouble(Calibration.Bin::accuracy).toArray();
    return List.of(
        new Curve(
            perfect,
            colors.muted(),
            Curve.Style.DASHED,
            new double[] {0, 100},
            new double[] {0, 1}),
        new Curve(network, colors.series(0), Curve.Style.MARKED, x, y));
  }

  static Curve coverage(List<Coverage> points, RgbColor color, String name) {
    return new Curve(
        name,
        color,
        Curve.Style.SOLID,
        points.stream().mapToDouble(point -> 100 * point.coverage()).toArray(),
        points.stream().mapToDouble(Coverage::accuracy).toArray());
  }

  /** The charts, to be saved. */
  List<CurveScene> scenes() {
    return List.of(reliability.scene(), coverage.scene());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private void tile(String name, String text, @Nullable Interval interval) {
    Label value = new Label(text);
    value.setId("evaluate-" + name);
    value.getStyleClass().add("evaluate-value");
    Label title = Controls.label(texts, "evaluate.number." + name, "stat-name");
    VBox tile = new VBox(value);
    tile.getStyleClass().add("stat-tile");
    if (interval != null) {
      Label range =
          new Label(
              texts.get(
                  "evaluate.interval",
                  String.format(Locale.ROOT, "%.1f", 100 * interval.low()),
                  Numbers.percent(interval.high())));
      range.getStyleClass().addAll("muted", "small");
      Controls.tooltip(range, texts, "evaluate.interval.about");
      tile.getChildren().add(range);
    }
    tile.getChildren().add(title);
    Controls.tooltip(value, texts, "evaluate.number." + name + ".about");
    tiles.getChildren().add(tile);
  }
}
