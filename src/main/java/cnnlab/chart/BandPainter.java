package cnnlab.chart;

import java.util.List;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Draws the bands around curves as what JFreeChart knows. */
final class BandPainter {
  private static final float OPACITY = 0.2f;

  private final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
  private final DeviationRenderer renderer = new DeviationRenderer(false, false);

  BandPainter() {
    data.setNotify(false);
    renderer.setAlpha(OPACITY);
  }

  YIntervalSeriesCollection data() {
    return data;
  }

  DeviationRenderer renderer() {
    return renderer;
  }

  void show(List<Curve> curves, boolean logarithmic) {
    data.removeAllSeries();
    for (Curve curve : curves) {
      if (curve.std().length > 0) {
        renderer.setSeriesFillPaint(data.getSeriesCount(), ChartStyle.awt(curve.color()));
        data.addSeries(band(curve, logarithmic));
      }
    }
  }

  private static YIntervalSeries band(Curve curve, boolean logarithmic) {
    YIntervalSeries band = new YIntervalSeries(curve.name());
    for (int i = 0; i < curve.x().length; i++) {
      double y = curve.y()[i];
      double below = y - curve.std(i);
      if (Double.isFinite(y) && (y > 0 || !logarithmic)) {
        band.add(curve.x()[i], y, below > 0 || !logarithmic ? below : y, y + curve.std(i));
      }
    }
    return band;
  }
}
