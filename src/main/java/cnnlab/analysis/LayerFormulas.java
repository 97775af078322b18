package cnnlab.analysis;

import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Window;
import java.util.List;
import java.util.stream.Collectors;

/** Where a layer's numbers come from: the formulas with the numbers put in. */
public final class LayerFormulas {
  private LayerFormulas() {}

  /** One line for each side of the output that is worked out; empty where nothing changes. */
  public static List<String> outputSize(LayerStats stats) {
    return switch (stats.layer().op()) {
      case Op.Windowed windowed -> windowed(stats, windowed.window(), windowed.ceil());
      case Op.PadShortcut shortcut -> strided(stats, shortcut.stride());
      case Op.Flatten _ -> List.of(product(input(stats)) + " = " + stats.output().elements());
      case Op.Concat _ ->
          List.of(
              stats.inputShapes().stream()
                      .map(shape -> Integer.toString(shape.channels()))
                      .collect(Collectors.joining(" + "))
                  + " = "
                  + stats.output().channels());
      case Op.Parametric _, Op.ParameterFree _ -> List.of();
    };
  }

  /** How the parameters are counted; "" for a layer without any. */
  public static String params(LayerStats stats) {
    return switch (stats.layer().op()) {
      case Op.Conv conv -> weights(stats, conv) + bias(conv.bias(), conv.filters());
      case Op.Linear linear ->
          linear.units() + " · " + input(stats).elements() + bias(linear.bias(), linear.units());
      case Op.BatchNorm _ -> "2 · " + input(stats).channels();
      case Op.ParameterFree _ -> "";
    };
  }

  /** How the multiply-accumulates are counted; "" for a layer without any. */
  public static String macs(LayerStats stats) {
    return switch (stats.layer().op()) {
      case Op.Conv conv -> {
        FeatureMap out = (FeatureMap) stats.output();
        yield out.height() + " · " + out.width() + " · " + weights(stats, conv);
      }
      case Op.Linear linear -> linear.units() + " · " + input(stats).elements();
      case Op.BatchNorm _, Op.ParameterFree _ -> "";
    };
  }

  private static Shape input(LayerStats stats) {
    return stats.inputShapes().getFirst();
  }

  private static String weights(LayerStats stats, Op.Conv conv) {
    return conv.filters()
        + " · "
        + input(stats).channels() / conv.groups()
        + " · "
        + conv.window().kernelHeight()
        + " · "
        + conv.window().kernelWidth();
  }

  private static String bias(boolean bias, int outputs) {
    return bias ? " + " + outputs : "";
  }

  private static String product(Shape shape) {
    return shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(" · "));
  }

  private static List<String> windowed(LayerStats stats, Window window, boolean ceil) {
    FeatureMap in = (FeatureMap) input(stats);
    FeatureMap out = (FeatureMap) stats.output();
    String height =
        side(
            in.height(),
            window.kernelHeight(),
            window.strideHeight(),
            window.paddingHeight(),
            ceil,
            out.height());
    String width =
        side(
            in.width(),
            window.kernelWidth(),
            window.strideWidth(),
            window.paddingWidth(),
            ceil,
            out.width());
    return height.equals(width) ? List.of(height) : List.of(height, width);
  }

  private static String side(int in, int kernel, int stride, int padding, boolean ceil, int out) {
    String span = in + (padding == 0 ? "" : " + 2 · " + padding) + " − " + kernel;
    int rounded = Math.ceilDiv(in + 2 * padding - kernel, stride) + 1;
    String dropped = ceil && out < rounded ? " − 1" : "";
    String round = ceil ? "⌈(%s) / %d⌉ + 1%s = %d" : "⌊(%s) / %d⌋ + 1%s = %d";
    return round.formatted(span, stride, dropped, out);
  }

  private static List<String> strided(LayerStats stats, int stride) {
    FeatureMap in = (FeatureMap) input(stats);
    FeatureMap out = (FeatureMap) stats.output();
    String height = "⌈%d / %d⌉ = %d".formatted(in.height(), stride, out.height());
    String width = "⌈%d / %d⌉ = %d".formatted(in.width(), stride, out.width());
    return height.equals(width) ? List.of(height) : List.of(height, width);
  }
}
