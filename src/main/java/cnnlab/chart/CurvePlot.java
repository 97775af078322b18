package cnnlab.chart;

import java.util.Optional;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/** Brings what JFreeChart draws of curves up to date. Without values it draws no axes. */
public final class CurvePlot {
  /** Of the pale curves behind the others. */
  public static final double GHOST_OPACITY = 0.35;

  /** Pixels beyond 0 and 100 %. */
  private static final double ROOM_FOR_DOTS = 5;

  private static final Range NOTHING = new Range(1e-6, 1);

  private final CurvePainter painter = new CurvePainter();
  private final BandPainter bands = new BandPainter();
  private final XYPlot plot = new XYPlot(painter.data(), null, null, painter.renderer());
  private CurveScene.@Nullable Scales scales;
  private MarkAxis marks = new MarkAxis(Axes.counts());

  public CurvePlot() {
    plot.setNotify(false);
    plot.setDataset(1, bands.data());
    plot.setRenderer(1, bands.renderer());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE); // lines over bands
    use(CurveScene.Scales.of("", ""));
  }

  /** What JFreeChart draws. */
  public XYPlot plot() {
    return plot;
  }

  /** The range along x in which all curves lie. */
  public static Range everything(CurveScene scene) {
    return Extent.alongX(scene.curves()).orElse(NOTHING);
  }

  /** The range along y in which all curves lie, as an axis shows it. */
  public static Range allValues(CurveScene scene) {
    return valueRange(scene, everything(scene));
  }

  /**
   * Shows a scene.
   *
   * @param pixels along x, roughly
   */
  public void show(CurveScene scene, double pixels, ChartStyle style) {
    use(scene.scales());
    Range inView = scene.x() == null ? everything(scene) : scene.x();
    Axes.countIn(plot.getDomainAxis(), inView);
    Range values = valueRange(scene, inView);
    if (plot.getRangeAxis() instanceof ShareAxis shares) {
      shares.show(values, style.scaled(ROOM_FOR_DOTS));
    } else {
      plot.getRangeAxis().setRange(values, false, false);
    }
    style.apply(plot);
    painter.show(scene.curves(), inView, pixels, scene.scales().logarithmicY(), style);
    bands.show(scene.curves(), scene.scales().logarithmicY());
    boolean empty = scene.isEmpty();
    plot.getDomainAxis().setVisible(!empty);
    plot.getRangeAxis().setVisible(!empty);
    plot.setRangeGridlinesVisible(!empty);
    plot.clearDomainMarkers();
    marks.setVisible(!empty && !scene.marks().isEmpty());
    marks.show(scene.marks(), style);
    if (!empty) {
      scene.marks().forEach(mark -> plot.addDomainMarker(style.marker(mark)));
    }
  }

  private void use(CurveScene.Scales wanted) {
    if (wanted.equals(scales)) {
      return;
    }
    scales = wanted;
    ValueAxis x = wanted.logarithmicX() ? Axes.logarithmic() : Axes.counts();
    x.setLabel(wanted.xTitle());
    plot.setDomainAxis(x);
    marks = new MarkAxis(x);
    plot.setDomainAxis(1, marks);
    ValueAxis y =
        wanted.logarithmicY()
            ? Axes.logarithmic()
            : wanted.percent() ? new ShareAxis() : Axes.amounts();
    plot.setRangeAxis(y);
  }

  private static Range valueRange(CurveScene scene, Range inView) {
    if (scene.y() != null) {
      return scene.y();
    }
    CurveScene.Scales scales = scene.scales();
    Optional<Range> values = Extent.alongY(scene.curves(), inView, scales.logarithmicY());
    return scales.logarithmicY()
        ? values.map(Axes::logarithmicRange).orElse(new Range(0.1, 1))
        : values
            .map(range -> scales.fromZero() ? Range.expandToInclude(range, 0) : range)
            .map(range -> Axes.linearRange(range, scales.percent()))
            .orElse(new Range(0, 1));
  }

  /** The curves' names and lines, for a legend that JFreeChart draws. */
  static LegendItemCollection legend(CurveScene scene, ChartStyle style) {
    LegendItemCollection items = new LegendItemCollection();
    scene.curves().forEach(curve -> items.add(CurvePainter.legendItem(curve, style)));
    return items;
  }
}
