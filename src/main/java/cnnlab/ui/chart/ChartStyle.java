package cnnlab.ui.chart;

import cnnlab.ui.Appearance;
import cnnlab.ui.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * Colors and sizes of a chart.
 *
 * @param fontSize of the window in pixels; everything grows with it
 */
record ChartStyle(Palette palette, double fontSize) {

  static ChartStyle of(Appearance appearance) {
    return new ChartStyle(appearance.palette(), appearance.fontSizeProperty().get());
  }

  static Color awt(javafx.scene.paint.Color color) {
    return new Color(
        (float) color.getRed(),
        (float) color.getGreen(),
        (float) color.getBlue(),
        (float) color.getOpacity());
  }

  Font small() {
    return ChartFont.sized(0.86 * fontSize);
  }

  Font normal() {
    return ChartFont.sized(0.93 * fontSize);
  }

  /** A length that is so many pixels at the usual type size. */
  double scaled(double pixels) {
    return pixels * fontSize / Appearance.DEFAULT_FONT_SIZE;
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
    plot.setDomainGridlinePaint(awt(palette.line()));
    plot.setRangeGridlinePaint(awt(palette.line()));
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setDomainGridlinesVisible(false);
    plot.setNoDataMessageFont(normal());
    plot.setNoDataMessagePaint(awt(palette.muted()));
    apply(plot.getDomainAxis());
    apply(plot.getRangeAxis());
  }

  /** An upright line with a text left or right of it, at its upper or lower end. */
  ValueMarker marker(Mark mark, boolean textLeft, boolean above) {
    ValueMarker marker = new ValueMarker(mark.x(), awt(mark.color()), line(1.5, 3, 3));
    marker.setLabel(mark.text());
    marker.setLabelFont(small());
    marker.setLabelPaint(awt(mark.color()));
    marker.setLabelBackgroundColor(awt(palette.background().deriveColor(0, 1, 1, 0.7)));
    marker.setLabelOffset(new RectangleInsets(2, 5, 2, 5));
    if (above) {
      marker.setLabelAnchor(textLeft ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
      marker.setLabelTextAnchor(textLeft ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
    } else {
      marker.setLabelAnchor(textLeft ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.BOTTOM_RIGHT);
      marker.setLabelTextAnchor(textLeft ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
    }
    return marker;
  }

  private void apply(ValueAxis axis) {
    axis.setLabelFont(normal());
    axis.setTickLabelFont(small());
    axis.setLabelPaint(awt(palette.muted()));
    axis.setTickLabelPaint(awt(palette.muted()));
    axis.setAxisLinePaint(awt(palette.muted()));
    axis.setTickMarkPaint(awt(palette.muted()));
    double gap = scaled(4);
    axis.setTickLabelInsets(new RectangleInsets(gap / 2, gap, gap / 2, gap));
    axis.setLabelInsets(new RectangleInsets(gap / 2, gap / 2, gap / 2, gap / 2));
  }
}
