package cnnlab.chart;

import cnnlab.diagram.scene.RgbColor;
import java.util.Arrays;
import java.util.List;

/**
 * The colors of a chart.
 *
 * @param background behind everything
 * @param text main text
 * @param muted secondary text and axes
 * @param line grid lines
 * @param series for curves and bubbles, in order of use; any two of them can be told apart also
 *     without red or green cones. The first five are Okabe and Ito's on white (2008)
 */
public record ChartColors(
    RgbColor background, RgbColor text, RgbColor muted, RgbColor line, List<RgbColor> series) {

  public static final ChartColors LIGHT =
      new ChartColors(
          new RgbColor(0xffffff),
          new RgbColor(0x24292f),
          new RgbColor(0x57606a),
          new RgbColor(0xd0d7de),
          colors(0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x44206b, 0xe69f00, 0x56b4e9, 0x5a3a00));

  public static final ChartColors DARK =
      new ChartColors(
          new RgbColor(0x0d1117),
          new RgbColor(0xe6edf3),
          new RgbColor(0x9aa4af),
          new RgbColor(0x30363d),
          colors(0x58a6ff, 0xf28e4b, 0x2fc493, 0xe59ac4, 0x8a4dff, 0xf4e04d, 0xb6f0ff, 0xa0522d));

  /** How many series can be told apart by color and symbol together. */
  public static final int SERIES = LIGHT.series.size() * Symbol.values().length;

  /** The color of the {@code number}-th series, from 0; repeats after the last. */
  public RgbColor series(int number) {
    return series.get(Math.floorMod(number, series.size()));
  }

  /** The symbol of the {@code number}-th series: another one where the colors repeat. */
  public Symbol symbol(int number) {
    Symbol[] symbols = Symbol.values();
    return symbols[Math.floorMod(number / series.size(), symbols.length)];
  }

  private static List<RgbColor> colors(int... rgb) {
    return Arrays.stream(rgb).mapToObj(RgbColor::new).toList();
  }
}
