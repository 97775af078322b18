package cnnlab.chart;

import cnnlab.diagram.scene.RgbColor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Colors and sizes of a chart.
 *
 * @param fontSize in pixels; everything grows with it
 */
public record ChartStyle(ChartColors colors, double fontSize) {
  /** The size of type that all other sizes are given for, in pixels. */
  public static final double USUAL_FONT_SIZE = 14;

  /** Dark on white at the usual size: for files. */
  public static final ChartStyle PAPER = new ChartStyle(ChartColors.LIGHT, USUAL_FONT_SIZE);

  static Color awt(RgbColor color) {
    return new Color(color.rgb());
  }

  static Color awt(RgbColor color, double opacity) {
    return new Color(color.red(), color.green(), color.blue(), (int) Math.round(255 * opacity));
  }

  Font small() {
    return ChartFont.sized(0.86 * fontSize);
  }

  Font normal() {
    return ChartFont.sized(0.93 * fontSize);
  }

  /** A length that is so many pixels at the usual type size. */
  public double scaled(double pixels) {
    return pixels * fontSize / USUAL_FONT_SIZE;
  }

  BasicStroke line(double width, float... dash) {
    float[] scaled = new float[dash.length];
    for (int i = 0; i < dash.length; i++) {
      scaled[i] = (float) scaled(dash[i]);
    }
    return new BasicStroke(
        (float) scaled(width),
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_BEVEL,
        1,
        dash.length == 0 ? null : scaled,
        0);
  }

  void apply(XYPlot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setDomainGridlinePaint(awt(colors.line()));
    plot.setRangeGridlinePaint(awt(colors.line()));
    plot.setDomainGridlineStroke(line(1));
    plot.setRangeGridlineStroke(line(1));
    plot.setDomainGridlinesVisible(false);
    apply(plot.getDomainAxis());
    apply(plot.getRangeAxis());
  }

  /**
   * What y measures, above the chart at its left: as long as it needs to be, and read without
   * turning one's head.
   */
  public TextTitle heading(ChartScene scene) {
    TextTitle title = new TextTitle(scene.isEmpty() ? "" : scene.yTitle(), normal());
    title.setPaint(awt(colors.muted()));
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    double gap = scaled(3);
    title.setPadding(gap, gap, gap, gap);
    return title;
  }

  /** An upright line; its text stands above the chart, in a {@link MarkAxis}. */
  ValueMarker marker(Mark mark) {
    return new ValueMarker(mark.x(), awt(mark.color()), line(1.5, 3, 3));
  }

  private void apply(ValueAxis axis) {
    axis.setLabelFont(normal());
    axis.setTickLabelFont(small());
    axis.setLabelPaint(awt(colors.muted()));
    axis.setTickLabelPaint(awt(colors.muted()));
    axis.setAxisLinePaint(awt(colors.muted()));
    axis.setTickMarkPaint(awt(colors.muted()));
    axis.setAxisLineStroke(line(1));
    axis.setTickMarkStroke(line(1));
    double gap = scaled(4);
    axis.setTickLabelInsets(new RectangleInsets(gap / 2, gap, gap / 2, gap));
    axis.setLabelInsets(new RectangleInsets(gap / 2, gap / 2, gap / 2, gap / 2));
  }
}
