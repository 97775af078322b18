package cnnlab.ui;

import java.util.Arrays;
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
      new Palette(
          false,
          Color.web("#ffffff"),
          Color.web("#f6f8fa"),
          Color.web("#24292f"),
          Color.web("#57606a"),
          Color.web("#d0d7de"),
          Color.web("#0969da"),
          Color.web("#1a7f37"),
          Color.web("#9a6700"),
          Color.web("#cf222e"),
          colors(
              "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7a5195", "#b58900", "#56b4e9",
              "#6e7781"));

  public static final Palette DARK =
      new Palette(
          true,
          Color.web("#0d1117"),
          Color.web("#161b22"),
          Color.web("#e6edf3"),
          Color.web("#9aa4af"),
          Color.web("#30363d"),
          Color.web("#58a6ff"),
          Color.web("#3fb950"),
          Color.web("#d29922"),
          Color.web("#f85149"),
          colors(
              "#58a6ff", "#f28e4b", "#2fc493", "#e59ac4", "#b392f0", "#e3c04b", "#8fd3f4",
              "#9aa4af"));

  /** The color of the {@code index}-th curve; repeats after the last. */
  public Color series(int index) {
    return series.get(Math.floorMod(index, series.size()));
  }

  private static List<Color> colors(String... hex) {
    return Arrays.stream(hex).map(Color::web).toList();
  }
}
