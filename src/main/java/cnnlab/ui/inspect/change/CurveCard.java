package cnnlab.ui.inspect.change;

import cnnlab.chart.Curve;
import cnnlab.explain.perturbation.Perturbation;
import cnnlab.explain.perturbation.PerturbedPredictions;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.chart.CurveChart;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The likeliest classes along the slider in use. */
final class CurveCard extends VBox {
  private static final int CLASSES = 3;

  /** Of the chart, to its width, where it is wide. */
  private static final double HEIGHT = 0.55;

  private final Services services;
  private final Texts texts;
  private final InspectViewModel inspected;
  private final ChangeViewModel model;
  private final CurveChart chart;

  CurveCard(Services services, InspectViewModel inspected, ChangeViewModel model) {
    this.services = services;
    this.inspected = inspected;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("step-card");
    Label title = new Label();
    title.getStyleClass().add("chosen-title");
    title.setWrapText(true);
    title
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get("change.curve", messages.get(key(model.inUseProperty().get()))),
                model.inUseProperty()));
    chart = new CurveChart(services);
    chart.setId("change-curve");
    chart.setPercent(true);
    chart.setEmptyText("change.curve.none");
    chart.prefHeightProperty().bind(chart.widthProperty().multiply(HEIGHT));
    chart.setMinHeight(CurveChart.LEAST_HEIGHT);
    getChildren().addAll(title, chart);
    model.curveProperty().subscribe(_ -> draw());
    texts.messagesProperty().subscribe(_ -> draw());
    services.appearance().themeProperty().subscribe(_ -> draw());
  }

  private static String key(Perturbation perturbation) {
    return "change.slider." + perturbation.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void draw() {
    PerturbedPredictions found = model.curveProperty().get();
    SharedNetwork network = inspected.networkProperty().get();
    List<Curve> curves = new ArrayList<>();
    if (found != null && network != null) {
      List<String> labels = network.labels(texts.messages());
      for (int label : found.top(CLASSES)) {
        curves.add(
            new Curve(
                labels.get(label),
                Palette.rgb(services.appearance().palette().series(curves.size())),
                Curve.Style.SOLID,
                found.amounts(),
                found.of(label)));
      }
    }
    chart.setCurves(curves);
  }
}
