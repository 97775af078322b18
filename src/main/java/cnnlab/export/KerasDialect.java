package cnnlab.export;

import static cnnlab.export.FunctionWriter.Syntax.INPUTS;
import static cnnlab.export.FunctionWriter.Syntax.NAME;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shapes;
import cnnlab.arch.Window;
import cnnlab.export.Call.Argument;
import java.util.ArrayList;
import java.util.List;

/** Layers of Keras 3, channels last; what Keras lacks is a function of {@link KerasFunctions}. */
final class KerasDialect implements Dialect {
  private static final String SAME = "\"same\"";
  private static final String VALID = "\"valid\"";

  private final Classifiers classifiers;
  private final boolean padsBeforeStride;

  /** Strided convolutions with padding make all convolutions of a network be written alike. */
  KerasDialect(Architecture architecture) {
    classifiers = new Classifiers(architecture, Call.CLASSES);
    padsBeforeStride =
        architecture.layers().stream()
            .anyMatch(it -> it.op() instanceof Op.Conv conv && !isPlain(conv.window()));
  }

  private static boolean isPlain(Window window) {
    return isUnpadded(window) || keepsSize(window);
  }

  private static boolean isUnpadded(Window window) {
    return window.paddingHeight() == 0 && window.paddingWidth() == 0;
  }

  private static boolean keepsSize(Window window) {
    return window.equals(Window.same(window.kernelHeight(), window.kernelWidth()))
        && window.kernelHeight() % 2 == 1
        && window.kernelWidth() % 2 == 1;
  }

  @Override
  public Call call(Layer layer, Shapes shapes) {
    Shape in = shapes.inputs(layer).getFirst();
    Shape out = shapes.get(layer.name());
    return switch (layer.op()) {
      case Op.Input _ -> throw new IllegalArgumentException("The input is no layer");
      case Op.Conv conv -> conv(conv);
      case Op.BatchNorm norm ->
          layer(
              "BatchNormalization",
              named("epsilon", PythonText.number(norm.epsilon()), "0.001"),
              named("momentum", PythonText.number(1 - norm.momentum()), "0.99"));
      case Op.Activation function -> activation(function);
      case Op.MaxPool pool -> maxPool(pool.window(), (FeatureMap) in, (FeatureMap) out);
      case Op.AvgPool pool -> averagePool(pool, (FeatureMap) in, (FeatureMap) out);
      case Op.AdaptiveAvgPool pool -> adaptive(pool, (FeatureMap) in);
      case Op.Lrn lrn ->
          function(
              "local_response_norm",
              value("size", lrn.size()),
              named("alpha", PythonText.number(lrn.alpha()), ""),
              named("beta", PythonText.number(lrn.beta()), ""),
              named("k", PythonText.number(lrn.k()), ""));
      case Op.Dropout dropout -> layer("Dropout", value("rate", dropout.rate()));
      case Op.Flatten _ -> flatten(in);
      case Op.Linear linear ->
          layer(
              "Dense",
              classifiers.units(layer, "%s"),
              named("use_bias", PythonText.bool(linear.bias()), "True"));
      case Op.PadShortcut shortcut ->
          function(
              "pad_shortcut",
              value("out_channels", shortcut.channels()),
              named("stride", Integer.toString(shortcut.stride()), ""));
      case Op.Scale scale ->
          layer("Rescaling", named("scale", PythonText.number(scale.factor()), ""));
      case Op.Add _ -> layer("Add");
      case Op.Concat _ -> layer("Concatenate");
    };
  }

  private static Call activation(Op.Activation function) {
    return switch (function) {
      case Op.Relu _ -> layer("ReLU");
      case Op.Relu6 _ -> layer("ReLU", named("max_value", "6", ""));
      case Op.LeakyRelu leaky ->
          layer("LeakyReLU", named("negative_slope", PythonText.number(leaky.slope()), ""));
      case Op.Elu _ -> layer("ELU");
      case Op.Silu _ -> layer("Activation", value("function", "\"silu\""));
      case Op.Sigmoid _ -> layer("Activation", value("function", "\"sigmoid\""));
      case Op.Tanh _ -> layer("Activation", value("function", "\"tanh\""));
    };
  }

  private Call conv(Op.Conv conv) {
    Window window = conv.window();
    List<Argument> arguments = new ArrayList<>();
    arguments.add(value("out_channels", conv.filters()));
    arguments.add(value("kernel_size", kernel(window)));
    arguments.add(named("strides", strides(window), "1"));
    if (padsBeforeStride) {
      arguments.add(
          named("padding", PythonText.pair(window.paddingHeight(), window.paddingWidth()), "0"));
    } else {
      boolean pads = keepsSize(window) && !isUnpadded(window);
      arguments.add(named("padding", pads ? SAME : VALID, VALID));
    }
    arguments.add(named("groups", Integer.toString(conv.groups()), "1"));
    arguments.add(named("use_bias", PythonText.bool(conv.bias()), "True"));
    return padsBeforeStride
        ? new Call("conv2d(" + INPUTS + ", ", arguments, ", ", ", name=" + NAME + ")")
        : made("Conv2D", arguments.toArray(Argument[]::new));
  }

  private static Call maxPool(Window window, FeatureMap in, FeatureMap out) {
    if (keepsSize(window)) {
      return pool("MaxPooling2D", window, named("padding", SAME, ""));
    }
    String padding = padding(window, in, out, true);
    return padding.equals(NONE)
        ? pool("MaxPooling2D", window)
        : function(
            "max_pool",
            value("kernel_size", kernel(window)),
            value("strides", strides(window)),
            named("padding", padding, ""));
  }

  private static Call averagePool(Op.AvgPool pool, FeatureMap in, FeatureMap out) {
    Window window = pool.window();
    if (keepsSize(window) && !pool.countPadding()) {
      return pool("AveragePooling2D", window, named("padding", SAME, ""));
    }
    if (padding(window, in, out, true).equals(NONE)) {
      return pool("AveragePooling2D", window);
    }
    boolean counts = pool.countPadding();
    String around = padding(window, in, out, false);
    return function(
        "average_pool",
        value("kernel_size", kernel(window)),
        value("strides", strides(window)),
        named("counted", counts ? around : NONE, ""),
        named("ignored", counts ? beyond(window, in, out) : padding(window, in, out, true), ""));
  }

  private static Call adaptive(Op.AdaptiveAvgPool pool, FeatureMap in) {
    if (pool.height() == in.height() && pool.width() == in.width()) {
      return new Call(INPUTS, List.of(), "", "");
    }
    if (pool.height() == 1 && pool.width() == 1) {
      return layer("GlobalAveragePooling2D", named("keepdims", "True", ""));
    }
    return function(
        "adaptive_average_pool", value("height", pool.height()), value("width", pool.width()));
  }

  /** PyTorch flattens channel by channel. */
  private static Call flatten(Shape in) {
    boolean moves = in instanceof FeatureMap map && (map.height() > 1 || map.width() > 1);
    String input = moves ? "layers.Permute((3, 1, 2))(" + INPUTS + ")" : INPUTS;
    return new Call("layers.Flatten(name=" + NAME + ")(" + input + ")", List.of(), "", "");
  }

  private static final String NONE = "((0, 0), (0, 0))";

  private static String padding(Window window, FeatureMap in, FeatureMap out, boolean whole) {
    int bottom =
        whole
            ? missing(
                in.height(),
                out.height(),
                window.kernelHeight(),
                window.strideHeight(),
                window.paddingHeight())
            : 0;
    int right =
        whole
            ? missing(
                in.width(),
                out.width(),
                window.kernelWidth(),
                window.strideWidth(),
                window.paddingWidth())
            : 0;
    int top = window.paddingHeight();
    int left = window.paddingWidth();
    return "((%d, %d), (%d, %d))".formatted(top, top + bottom, left, left + right);
  }

  private static String beyond(Window window, FeatureMap in, FeatureMap out) {
    return "((0, %d), (0, %d))"
        .formatted(
            missing(
                in.height(),
                out.height(),
                window.kernelHeight(),
                window.strideHeight(),
                window.paddingHeight()),
            missing(
                in.width(),
                out.width(),
                window.kernelWidth(),
                window.strideWidth(),
                window.paddingWidth()));
  }

  /** How far the last window of a pooling that rounds up reaches beyond the padding. */
  private static int missing(int in, int out, int kernel, int stride, int padding) {
    return Math.max(0, (out - 1) * stride + kernel - in - 2 * padding);
  }

  private static Call pool(String name, Window window, Argument... more) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(value("kernel_size", kernel(window)));
    arguments.add(value("strides", strides(window)));
    arguments.addAll(List.of(more));
    return layer(name, arguments.toArray(Argument[]::new));
  }

  private static String kernel(Window window) {
    return PythonText.pair(window.kernelHeight(), window.kernelWidth());
  }

  private static String strides(Window window) {
    return PythonText.pair(window.strideHeight(), window.strideWidth());
  }

  private static Call layer(String name, Argument... arguments) {
    return made("layers." + name, arguments);
  }

  private static Call made(String name, Argument... arguments) {
    List<Argument> all = new ArrayList<>(List.of(arguments));
    all.add(named("name", NAME, ""));
    return new Call(name + "(", all, ", ", ")(" + INPUTS + ")");
  }

  private static Call function(String name, Argument... arguments) {
    return new Call(name + "(" + INPUTS + ", ", List.of(arguments), ", ", ")");
  }

  private static Argument value(String role, Object value) {
    return new Argument(role, value.toString(), "", "%s");
  }

  private static Argument named(String name, String value, String usual) {
    return new Argument(name, value, usual, name + "=%s");
  }

  @Override
  public String identifier(String name) {
    return PythonText.identifier(name);
  }
}
