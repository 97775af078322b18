package cnnlab.ui.chart;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartStyle;
import cnnlab.ui.Appearance;

/** A chart's style as the window's appearance has it now. */
final class ChartLook {
  private ChartLook() {}

  static ChartStyle of(Appearance appearance) {
    return new ChartStyle(
        appearance.palette().dark() ? ChartColors.DARK : ChartColors.LIGHT,
        appearance.fontSizeProperty().get());
  }
}
