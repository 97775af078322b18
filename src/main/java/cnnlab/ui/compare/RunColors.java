package cnnlab.ui.compare;

import cnnlab.ui.Palette;
import javafx.scene.paint.Color;

/** The color of a run: the same in table, bubbles and curves. */
final class RunColors {
  private RunColors() {}

  /** Of a chosen run its own, of every other the same quiet one. */
  static Color of(CompareViewModel model, ComparedRun run, Palette palette) {
    Integer number = model.chosen().get(run.folder());
    return number == null ? palette.muted().deriveColor(0, 1, 1, 0.6) : palette.series(number);
  }

  /** Paints a ticked check box. */
  static String style(Color color) {
    String web =
        String.format(
            "#%02x%02x%02x",
            Math.round(255 * color.getRed()),
            Math.round(255 * color.getGreen()),
            Math.round(255 * color.getBlue()));
    return "-color-accent-emphasis: " + web + "; -color-accent-fg: " + web + ";";
  }
}
