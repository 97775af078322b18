package cnnlab.ui;

import cnnlab.chart.ChartColors;
import cnnlab.diagram.scene.RgbColor;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colors that code draws with, where no style sheet reaches: canvases and charts. They match
 * the style sheet's. Hues differ also in lightness, so that they can be told apart without color
 * vision.
 *
 * @param background behind everything
 * @param surface of panels and cards
 * @param text main text
 * @param muted secondary text and axes
 * @param line borders and grid lines
 * @param accent selection and the one thing to look at
 * @param series for curves and bars, in order of use
 */
public record Palette(
    boolean dark,
    Color background,
    Color surface,
    Color text,
    Color muted,
    Color line,
    Color accent,
    Color good,
    Color warning,
    Color bad,
    List<Color> series) {

  public static final Palette LIGHT =
      of(
          ChartColors.LIGHT,
          false,
          Color.web("#f6f8fa"),
          Color.web("#0969da"),
          Color.web("#1a7f37"),
          Color.web("#9a6700"),
          Color.web("#cf222e"));

  public static final Palette DARK =
      of(
          ChartColors.DARK,
          true,
          Color.web("#161b22"),
          Color.web("#58a6ff"),
          Color.web("#3fb950"),
          Color.web("#d29922"),
          Color.web("#f85149"));

  private static Palette of(
      ChartColors chart,
      boolean dark,
      Color surface,
      Color accent,
      Color good,
      Color warning,
      Color bad) {
    return new Palette(
        dark,
        color(chart.background()),
        surface,
        color(chart.text()),
        color(chart.muted()),
        color(chart.line()),
        accent,
        good,
        warning,
        bad,
        chart.series().stream().map(Palette::color).toList());
  }

  /** The color of the {@code index}-th curve; repeats after the last. */
  public Color series(int index) {
    return series.get(Math.floorMod(index, series.size()));
  }

  /** A color of what is drawn without JavaFX, for JavaFX. */
  public static Color color(RgbColor color) {
    return Color.rgb(color.red(), color.green(), color.blue());
  }

  /** An opaque color for what is drawn without JavaFX. */
  public static RgbColor rgb(Color color) {
    return new RgbColor(
        (int) Math.round(255 * color.getRed()) << 16
            | (int) Math.round(255 * color.getGreen()) << 8
            | (int) Math.round(255 * color.getBlue()));
  }
}
