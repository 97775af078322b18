package cnnlab.export;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.Window;
import cnnlab.export.Call.Argument;
import java.util.ArrayList;
import java.util.List;

/** Layers as modules of torch.nn. */
final class PyTorchDialect implements Dialect {
  private final Classifiers classifiers;

  PyTorchDialect(Classifiers classifiers) {
    this.classifiers = classifiers;
  }

  @Override
  public Call call(Layer layer, Shapes shapes) {
    Shape in = shapes.inputs(layer).getFirst();
    return switch (layer.op()) {
      case Op.Input _ -> throw new IllegalArgumentException("The input is no module");
      case Op.Conv conv -> conv(conv, in);
      case Op.BatchNorm norm -> batchNorm(norm, in);
      case Op.Activation function -> new Call(activation(function), List.of(), "", "");
      case Op.MaxPool pool -> pool("nn.MaxPool2d", pool.window(), pool.ceil(), true);
      case Op.AvgPool pool -> pool("nn.AvgPool2d", pool.window(), pool.ceil(), pool.countPadding());
      case Op.AdaptiveAvgPool pool ->
          module("nn.AdaptiveAvgPool2d", value("size", pair(pool.height(), pool.width())));
      case Op.Lrn lrn ->
          module(
              "nn.LocalResponseNorm",
              value("size", lrn.size()),
              named("alpha", PythonText.number(lrn.alpha() * lrn.size()), "0.0001"),
              named("beta", PythonText.number(lrn.beta()), "0.75"),
              named("k", PythonText.number(lrn.k()), "1.0"));
      case Op.Dropout dropout -> module("nn.Dropout", value("rate", dropout.rate()));
      case Op.Flatten _ -> module("nn.Flatten");
      case Op.Linear linear ->
          module(
              "nn.Linear",
              value("in_channels", in.channels()),
              classifiers.units(layer, "%s"),
              named("bias", PythonText.bool(linear.bias()), "True"));
      case Op.PadShortcut shortcut ->
          module(
              "PadShortcut",
              value("out_channels", shortcut.channels()),
              named("stride", Integer.toString(shortcut.stride()), ""));
      case Op.Scale scale -> new Call(PythonText.number(scale.factor()) + " * ", List.of(), "", "");
      case Op.Add _ -> new Call("", List.of(), " + ", "");
      case Op.Concat _ -> new Call("torch.cat([", List.of(), ", ", "], dim=1)");
    };
  }

  private static String activation(Op.Activation function) {
    return switch (function) {
      case Op.Relu _ -> "nn.ReLU()";
      case Op.Relu6 _ -> "nn.ReLU6()";
      case Op.LeakyRelu leaky -> "nn.LeakyReLU(" + PythonText.number(leaky.slope()) + ")";
      case Op.Elu _ -> "nn.ELU()";
      case Op.Silu _ -> "nn.SiLU()";
      case Op.Sigmoid _ -> "nn.Sigmoid()";
      case Op.Tanh _ -> "nn.Tanh()";
    };
  }

  /** The same as a function of {@code x}. */
  static String activation(Op.Activation function, String x) {
    return switch (function) {
      case Op.Relu _ -> "F.relu(" + x + ")";
      case Op.Relu6 _ -> "F.relu6(" + x + ")";
      case Op.LeakyRelu leaky ->
          "F.leaky_relu(" + x + ", " + PythonText.number(leaky.slope()) + ")";
      case Op.Elu _ -> "F.elu(" + x + ")";
      case Op.Silu _ -> "F.silu(" + x + ")";
      case Op.Sigmoid _ -> "torch.sigmoid(" + x + ")";
      case Op.Tanh _ -> "torch.tanh(" + x + ")";
    };
  }

  private static Call conv(Op.Conv conv, Shape in) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(value("in_channels", in.channels()));
    arguments.add(value("out_channels", conv.filters()));
    arguments.addAll(window(conv.window()));
    arguments.add(named("groups", Integer.toString(conv.groups()), "1"));
    arguments.add(named("bias", PythonText.bool(conv.bias()), "True"));
    return new Call("nn.Conv2d(", arguments, ", ", ")");
  }

  private static Call batchNorm(Op.BatchNorm norm, Shape in) {
    return module(
        in instanceof Shape.Vector ? "nn.BatchNorm1d" : "nn.BatchNorm2d",
        value("in_channels", in.channels()),
        named("eps", PythonText.number(norm.epsilon()), "1e-05"),
        named("momentum", PythonText.number(norm.momentum()), "0.1"));
  }

  private static Call pool(String name, Window window, boolean ceil, boolean countPadding) {
    List<Argument> arguments = new ArrayList<>(window(window));
    arguments.add(named("ceil_mode", PythonText.bool(ceil), "False"));
    arguments.add(named("count_include_pad", PythonText.bool(countPadding), "True"));
    // A pooling without a stride moves by its kernel's size: the stride is always written.
    arguments.set(1, named("stride", arguments.get(1).value(), ""));
    return new Call(name + "(", arguments, ", ", ")");
  }

  private static List<Argument> window(Window window) {
    return List.of(
        named("kernel_size", pair(window.kernelHeight(), window.kernelWidth()), ""),
        named("stride", pair(window.strideHeight(), window.strideWidth()), "1"),
        named("padding", pair(window.paddingHeight(), window.paddingWidth()), "0"));
  }

  private static String pair(int height, int width) {
    return PythonText.pair(height, width);
  }

  private static Call module(String name, Argument... arguments) {
    return new Call(name + "(", List.of(arguments), ", ", ")");
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
