package cnnlab.ui.learn;

import cnnlab.chart.Curve;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.chart.CurveChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.BorderPane;

/** A curve as it was drawn, beside the one that was recorded. */
final class CurveReveal extends BorderPane {

  /**
   * @param drawn accuracies in percent, at even distances along the epochs
   * @param recorded accuracies of 0 to 1, one for each epoch
   */
  CurveReveal(List<String> drawn, List<Double> recorded, Services services) {
    getStyleClass().add("curve-reveal");
    CurveChart chart = new CurveChart(services, "learn.epoch", "learn.accuracy");
    chart.setPercent(true);
    Palette palette = services.appearance().palette();
    List<Curve> curves = new ArrayList<>();
    curves.add(
        new Curve(
            services.texts().get("learn.measured"),
            Palette.rgb(palette.series(0)),
            Curve.Style.SOLID,
            IntStream.rangeClosed(1, recorded.size()).asDoubleStream().toArray(),
            recorded.stream().mapToDouble(it -> it).toArray()));
    if (drawn.size() > 1) {
      double step = (recorded.size() - 1.0) / (drawn.size() - 1);
      curves.add(
          new Curve(
              services.texts().get("learn.yours"),
              Palette.rgb(palette.series(1)),
              Curve.Style.DASHED,
              IntStream.range(0, drawn.size()).mapToDouble(i -> 1 + i * step).toArray(),
              drawn.stream().mapToDouble(it -> Double.parseDouble(it) / 100).toArray()));
    }
    chart.setCurves(curves);
    setCenter(chart);
  }
}
