package cnnlab.export;

import static cnnlab.export.FunctionWriter.Syntax.INPUTS;
import static cnnlab.export.FunctionWriter.Syntax.NAME;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shapes;
import cnnlab.arch.Signs;
import cnnlab.arch.Window;
import cnnlab.export.Call.Argument;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers of DeepLearning4J, channels first. */
final class Dl4jDialect implements Dialect {
  private final Architecture architecture;
  private final Classifiers classifiers;

  Dl4jDialect(Architecture architecture, Classifiers classifiers) {
    this.architecture = architecture;
    this.classifiers = classifiers;
  }

  @Override
  public Call call(Layer layer, Shapes shapes) throws UserProblem {
    Shape in = shapes.inputs(layer).getFirst();
    return switch (layer.op()) {
      case Op.Input _ -> throw new IllegalArgumentException("The input is no layer");
      case Op.Conv conv -> conv(conv, in);
      case Op.BatchNorm norm ->
          layer(
              "BatchNormalization.Builder()",
              part("eps", norm.epsilon(), "1e-5"),
              part("decay", 1 - norm.momentum(), "0.9"));
      case Op.Activation function -> made("new ActivationLayer(" + activation(function) + ")");
      case Op.MaxPool pool -> maxPool(layer, pool, shapes);
      case Op.AvgPool pool -> averagePool(layer, pool, shapes);
      case Op.AdaptiveAvgPool pool -> adaptive(layer, pool, (FeatureMap) in);
      case Op.Lrn lrn ->
          layer(
              "LocalResponseNormalization.Builder()",
              part("n", "n", Integer.toString(lrn.size()), ""),
              part("alpha", lrn.alpha(), ""),
              part("beta", lrn.beta(), ""),
              part("k", lrn.k(), ""));
      case Op.Dropout dropout ->
          new Call(
              "add(" + NAME + ", new DropoutLayer(",
              List.of(new Argument("keep", number(1 - dropout.rate()), "", "%s")),
              "",
              "), " + INPUTS + ")");
      case Op.Flatten _ -> flatten(in);
      case Op.Linear linear -> linear(layer, linear);
      case Op.PadShortcut shortcut -> padShortcut(layer, shortcut, in);
      case Op.Scale scale -> made("new ScaleVertex(" + scale.factor() + ")");
      case Op.Add _ -> made("new ElementWiseVertex(ElementWiseVertex.Op.Add)");
      case Op.Concat _ -> made("new MergeVertex()");
    };
  }

  private static String activation(Op.Activation function) {
    return switch (function) {
      case Op.Relu _ -> "Activation.RELU";
      case Op.Relu6 _ -> "Activation.RELU6";
      case Op.LeakyRelu leaky -> "new ActivationLReLU(" + leaky.slope() + ")";
      case Op.Elu _ -> "Activation.ELU";
      case Op.Silu _ -> "Activation.SWISH";
      case Op.Sigmoid _ -> "Activation.SIGMOID";
      case Op.Tanh _ -> "Activation.TANH";
    };
  }

  private static Call conv(Op.Conv conv, Shape in) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(part("out_channels", "nOut", Integer.toString(conv.filters()), ""));
    arguments.addAll(window(conv.window(), "1", "0"));
    arguments.add(part("has_bias", "hasBias", Boolean.toString(conv.bias()), "true"));
    if (conv.groups() == 1) {
      return layer("ConvolutionLayer.Builder()", arguments.toArray(Argument[]::new));
    }
    arguments.addFirst(
        new Argument(
            "in_channels",
            Integer.toString(in.channels()),
            "",
            "%s, new ConvolutionLayer.Builder()"));
    arguments.addFirst(new Argument("groups", Integer.toString(conv.groups()), "", "%s, "));
    int each = conv.filters() / conv.groups();
    arguments.set(2, part("out_channels", "nOut", Integer.toString(each), ""));
    return new Call("groupedConv(" + NAME + ", " + INPUTS + ", ", arguments, "", ")");
  }

  private Call maxPool(Layer layer, Op.MaxPool pool, Shapes shapes) throws UserProblem {
    Window window = pool.window();
    FeatureMap in = (FeatureMap) shapes.inputs(layer).getFirst();
    String beyond = beyond(window, in, (FeatureMap) shapes.get(layer.name()));
    String builder = "SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)";
    if (beyond.isEmpty()) {
      return layer(builder, window(window, "", "0").toArray(Argument[]::new));
    }
    if (!Signs.isNeverNegative(layer.inputs().getFirst(), architecture.layers())) {
      throw UserProblem.of("code.missing", layer.name(), "DL4J").at(layer.name());
    }
    // Zeros on the far side make it round up; the maximum of what is never negative ignores them.
    Call unpadded = layer(builder, window(window.unpadded(), "", "0").toArray(Argument[]::new));
    String padding =
        "add(" + NAME + " + \".padding\", new ZeroPaddingLayer(" + beyond + "), " + INPUTS + ")";
    return new Call(
        unpadded.open(), unpadded.arguments(), "", unpadded.close().replace(INPUTS, padding));
  }

  private Call averagePool(Layer layer, Op.AvgPool pool, Shapes shapes) throws UserProblem {
    FeatureMap in = (FeatureMap) shapes.inputs(layer).getFirst();
    if (!beyond(pool.window(), in, (FeatureMap) shapes.get(layer.name())).isEmpty()) {
      throw UserProblem.of("code.missing", layer.name(), "DL4J").at(layer.name());
    }
    List<Argument> arguments = new ArrayList<>(window(pool.window(), "", "0"));
    if (pool.window().paddingHeight() > 0 || pool.window().paddingWidth() > 0) {
      String counts = Boolean.toString(pool.countPadding());
      arguments.add(part("count_padding", "avgPoolIncludePadInDivisor", counts, "false"));
    }
    return average(arguments);
  }

  private static Call average(List<Argument> arguments) {
    return layer(
        "SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)",
        arguments.toArray(Argument[]::new));
  }

  private static Call adaptive(Layer layer, Op.AdaptiveAvgPool pool, FeatureMap in)
      throws UserProblem {
    if (pool.height() == in.height() && pool.width() == in.width()) {
      return new Call(INPUTS, List.of(), "", "");
    }
    if (in.height() % pool.height() != 0 || in.width() % pool.width() != 0) {
      throw UserProblem.of("code.missing", layer.name(), "DL4J").at(layer.name());
    }
    int height = in.height() / pool.height();
    int width = in.width() / pool.width();
    return average(window(new Window(height, width, height, width, 0, 0), "", "0"));
  }

  private static Call flatten(Shape in) {
    return in instanceof FeatureMap map
        ? made(
            "new PreprocessorVertex(new CnnToFeedForwardPreProcessor(%d, %d, %d))"
                .formatted(map.height(), map.width(), map.channels()))
        : new Call(INPUTS, List.of(), "", "");
  }

  /** A classifier is DL4J's output layer, which knows the loss. */
  private Call linear(Layer layer, Op.Linear linear) {
    Argument units = classifiers.units(layer, ".nOut(%s)");
    Argument bias = part("has_bias", "hasBias", Boolean.toString(linear.bias()), "true");
    Optional<Head> head =
        architecture.heads().stream().filter(it -> it.layer().equals(layer.name())).findFirst();
    if (head.isEmpty()) {
      return layer("DenseLayer.Builder()", units, bias);
    }
    double weight = head.get().lossWeight();
    String loss =
        weight == 1
            ? "LossFunctions.LossFunction.MCXENT"
            : "new LossMCXENT(Nd4j.valueArrayOf(1, %s, %s))"
                .formatted(classifiers.units(layer), weight);
    Argument softmax = new Argument("activation", "SOFTMAX", "", ".activation(Activation.%s)");
    return layer("OutputLayer.Builder(" + loss + ")", softmax, units, bias);
  }

  private static Call padShortcut(Layer layer, Op.PadShortcut shortcut, Shape in)
      throws UserProblem {
    int missing = shortcut.channels() - in.channels();
    if (missing < 2 || Math.ceilDiv(missing, 2) > in.channels()) {
      throw UserProblem.of("code.missing", layer.name(), "DL4J").at(layer.name());
    }
    return new Call(
        "padShortcut(" + NAME + ", " + INPUTS + ", ",
        List.of(
            new Argument("in_channels", Integer.toString(in.channels()), "", "%s"),
            new Argument("out_channels", Integer.toString(shortcut.channels()), "", "%s"),
            new Argument("stride", Integer.toString(shortcut.stride()), "", "%s")),
        ", ",
        ")");
  }

  /** Rows and columns of zeros on each side, where rounding up needs some on the far side. */
  private static String beyond(Window window, FeatureMap in, FeatureMap out) {
    int bottom = window.rowsBeyond(in, out);
    int right = window.columnsBeyond(in, out);
    if (bottom == 0 && right == 0) {
      return "";
    }
    return "%d, %d, %d, %d"
        .formatted(
            window.paddingHeight(),
            window.paddingHeight() + bottom,
            window.paddingWidth(),
            window.paddingWidth() + right);
  }

  private static List<Argument> window(Window window, String usualStride, String usualPadding) {
    List<Argument> arguments = new ArrayList<>();
    sizes(arguments, "kernel", "kernelSize", window.kernelHeight(), window.kernelWidth(), "");
    sizes(arguments, "stride", "stride", window.strideHeight(), window.strideWidth(), usualStride);
    sizes(
        arguments,
        "padding",
        "padding",
        window.paddingHeight(),
        window.paddingWidth(),
        usualPadding);
    return arguments;
  }

  private static void sizes(
      List<Argument> arguments, String role, String method, int height, int width, String usual) {
    if (height == width) {
      String pattern = "." + method + "(%1$s, %1$s)";
      arguments.add(new Argument(role, Integer.toString(height), usual, pattern));
    } else {
      arguments.add(
          new Argument(role + "_height", Integer.toString(height), "", "." + method + "(%s, "));
      arguments.add(new Argument(role + "_width", Integer.toString(width), "", "%s)"));
    }
  }

  private static Call layer(String builder, Argument... arguments) {
    return new Call(
        "add(" + NAME + ", new " + builder, List.of(arguments), "", ".build(), " + INPUTS + ")");
  }

  private static Call made(String vertex) {
    return new Call("add(" + NAME + ", " + vertex + ", " + INPUTS + ")", List.of(), "", "");
  }

  private static Argument part(String name, double value, String usual) {
    return part(name, name, number(value), usual);
  }

  private static String number(double value) {
    return PythonText.number(value).replace("e-0", "e-");
  }

  private static Argument part(String role, String method, String value, String usual) {
    return new Argument(role, value, usual, "." + method + "(%s)");
  }

  @Override
  public String identifier(String name) {
    return JavaText.identifier(name);
  }
}
