package cnnlab.ui.explore.build;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The numbers of an op that a person may change. */
final class OpFields {

  /**
   * A number.
   *
   * @param name ending of its message key ("explore.build.filters")
   * @param change the op with another number
   */
  record Field(String name, int value, int least, IntFunction<Op> change) {}

  private OpFields() {}

  static List<Field> of(Op op) {
    return switch (op) {
      case Op.Conv conv -> conv(conv);
      case Op.MaxPool pool ->
          window(pool.window(), changed -> new Op.MaxPool(changed, pool.ceil()));
      case Op.AvgPool pool ->
          window(
              pool.window(), changed -> new Op.AvgPool(changed, pool.ceil(), pool.countPadding()));
      case Op.AdaptiveAvgPool pool ->
          List.of(new Field("side", pool.height(), 1, side -> new Op.AdaptiveAvgPool(side, side)));
      case Op.Linear linear ->
          List.of(new Field("units", linear.units(), 1, it -> new Op.Linear(it, linear.bias())));
      case Op.Input input ->
          List.of(
              new Field("side", input.height(), 1, it -> new Op.Input(input.channels(), it, it)));
      case Op.Dropout dropout ->
          List.of(
              new Field(
                  "percent",
                  (int) Math.round(100 * dropout.rate()),
                  0,
                  it -> new Op.Dropout(Math.min(it, 99) / 100.0)));
      case Op.PadShortcut shortcut ->
          List.of(
              new Field(
                  "stride",
                  shortcut.stride(),
                  1,
                  it -> new Op.PadShortcut(it, shortcut.channels())),
              new Field(
                  "filters",
                  shortcut.channels(),
                  1,
                  it -> new Op.PadShortcut(shortcut.stride(), it)));
      case Op.LeakyRelu leaky ->
          List.of(
              new Field(
                  "slope",
                  (int) Math.round(100 * leaky.slope()),
                  0,
                  it -> new Op.LeakyRelu(Math.min(it, 100) / 100.0)));
      case Op.BatchNorm _, Op.Activation _, Op.Lrn _, Op.Flatten _, Op.Scale _, Op.Join _ ->
          List.of();
    };
  }

  private static List<Field> conv(Op.Conv conv) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field(
            "filters",
            conv.filters(),
            1,
            it -> new Op.Conv(it, conv.window(), conv.groups(), conv.bias())));
    fields.addAll(
        window(
            conv.window(),
            changed -> new Op.Conv(conv.filters(), changed, conv.groups(), conv.bias())));
    fields.add(
        new Field(
            "groups",
            conv.groups(),
            1,
            it -> new Op.Conv(conv.filters(), conv.window(), it, conv.bias())));
    return fields;
  }

  private static List<Field> window(Window window, Function<Window, Op> change) {
    return List.of(
        new Field("kernel", window.kernelHeight(), 1, it -> change.apply(kernel(window, it))),
        new Field(
            "stride",
            window.strideHeight(),
            1,
            it ->
                change.apply(
                    new Window(
                        window.kernelHeight(),
                        window.kernelWidth(),
                        it,
                        it,
                        window.paddingHeight(),
                        window.paddingWidth()))),
        new Field(
            "padding",
            window.paddingHeight(),
            0,
            it ->
                change.apply(
                    new Window(
                        window.kernelHeight(),
                        window.kernelWidth(),
                        window.strideHeight(),
                        window.strideWidth(),
                        it,
                        it))));
  }

  /** A padding that kept the size goes on to keep it. */
  private static Window kernel(Window window, int kernel) {
    boolean keeps = window.paddingHeight() == (window.kernelHeight() - 1) / 2;
    int padding = keeps ? (kernel - 1) / 2 : window.paddingHeight();
    return new Window(
        kernel, kernel, window.strideHeight(), window.strideWidth(), padding, padding);
  }
}
