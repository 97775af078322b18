package cnnlab.ui.compare;

import cnnlab.chart.ChartColors;
import cnnlab.ui.Palette;
import javafx.scene.paint.Color;

/** The color of a run: the same in list, table, bubbles and curves. */
final class RunColors {
  private RunColors() {}

  /** Paints a ticked check box. */
  static String style(Color color) {
    String web = Palette.rgb(color).hex();
    return "-color-accent-emphasis: " + web + "; -color-accent-fg: " + web + ";";
  }

  /** Those that charts draw with, in the theme in use. */
  static ChartColors of(Palette palette) {
    return palette.dark() ? ChartColors.DARK : ChartColors.LIGHT;
  }
}
