package cnnlab.diagram.model;

import cnnlab.analysis.Conventions;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Window;
import cnnlab.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What the nodes of a diagram say, in one language. */
final class NodeText {
  private final Messages messages;
  private final Conventions counting;

  NodeText(Messages messages, Conventions counting) {
    this.messages = messages;
    this.counting = counting;
  }

  /**
   * The node of a layer.
   *
   * @param layers it, and those of equal blocks that it stands for
   */
  DiagramNode layer(List<LayerStats> layers) {
    LayerStats stats = layers.getFirst();
    Op op = stats.layer().op();
    LayerKind kind = LayerKind.of(op);
    String name = stats.layer().name();
    return new DiagramNode(
        name,
        layers.stream().map(each -> each.layer().name()).toList(),
        kind,
        title(op),
        kind.isSlim() || kind == LayerKind.ADD ? "" : note(stats),
        "",
        tooltip(name, longTitle(op), stats.output(), List.of(stats)),
        stats.output(),
        stats.auxiliary(),
        1,
        Optional.empty());
  }

  /**
   * The node of one of the streams that a layer is divided into: its share of the channels.
   *
   * @param count of the streams
   */
  DiagramNode stream(List<LayerStats> layers, int stream, int count) {
    DiagramNode whole = layer(layers);
    LayerStats stats = layers.getFirst();
    Shape part = share(stats.output(), count);
    Op op = stats.layer().op();
    boolean linear = op instanceof Op.Linear;
    if (op instanceof Op.Conv conv) {
      op = new Op.Conv(part.channels(), conv.window(), 1, conv.bias());
    } else if (op instanceof Op.Linear fc) {
      op = new Op.Linear(part.channels(), fc.bias());
    }
    String note = linear ? stats.inputShapes().getFirst() + " → " + part : part.toString();
    return new DiagramNode(
        Streams.node(whole.name(), stream),
        whole.layers(),
        whole.kind(),
        title(op),
        whole.note().isEmpty() ? "" : note,
        "",
        whole.tooltip() + "\n" + messages.get("diagram.stream", stream + 1, count),
        part,
        whole.auxiliary(),
        1,
        Optional.empty());
  }

  private static Shape share(Shape whole, int count) {
    return switch (whole) {
      case Shape.FeatureMap map ->
          new Shape.FeatureMap(map.channels() / count, map.height(), map.width());
      case Shape.Vector vector -> new Shape.Vector(vector.channels() / count);
    };
  }

  private String title(Op op) {
    return switch (op) {
      case Op.Input _ -> messages.get("diagram.input");
      case Op.Conv conv -> convolution(conv);
      case Op.BatchNorm _ -> messages.get("diagram.batchnorm");
      case Op.Activation _ -> messages.get("op." + op.kind());
      case Op.MaxPool pool ->
          messages.get("diagram.maxpool", kernel(pool.window())) + stride(pool.window());
      case Op.AvgPool pool ->
          messages.get("diagram.avgpool", kernel(pool.window())) + stride(pool.window());
      case Op.AdaptiveAvgPool pool -> adaptive(pool);
      case Op.Lrn _ -> messages.get("diagram.lrn");
      case Op.Dropout dropout -> messages.get("diagram.dropout", Double.toString(dropout.rate()));
      case Op.Flatten _ -> messages.get("diagram.flatten");
      case Op.Linear linear -> messages.get("diagram.linear", Integer.toString(linear.units()));
      case Op.Scale scale -> messages.get("diagram.scale", Double.toString(scale.factor()));
      case Op.PadShortcut pad ->
          messages.get("diagram.padshortcut", Integer.toString(pad.channels()))
              + (pad.stride() > 1 ? " /" + pad.stride() : "");
      case Op.Add _ -> "+";
      case Op.Concat _ -> messages.get("diagram.concat");
    };
  }

  /** The title; spelt out where it is an abbreviation or a sign. */
  private String longTitle(Op op) {
    String key = "diagram." + op.kind() + ".long";
    return messages.has(key) ? messages.get(key) : title(op);
  }

  private String convolution(Op.Conv conv) {
    return messages.get("diagram.conv", kernel(conv.window()), Integer.toString(conv.filters()))
        + stride(conv.window());
  }

  private String adaptive(Op.AdaptiveAvgPool pool) {
    return pool.height() == 1 && pool.width() == 1
        ? messages.get("diagram.globalpool")
        : messages.get("diagram.adaptivepool", pool.height() + "×" + pool.width());
  }

  private String note(LayerStats stats) {
    return switch (stats.layer().op()) {
      case Op.Linear _ -> stats.inputShapes().getFirst() + " → " + stats.output();
      case Op.Conv conv when conv.groups() > 1 ->
          stats.output() + " · " + messages.get("diagram.groups", Integer.toString(conv.groups()));
      case Op.Parametric _, Op.ParameterFree _ -> stats.output().toString();
    };
  }

  /** Several lines: name, what it computes, output, cost. */
  String tooltip(String name, String what, Shape output, List<LayerStats> layers) {
    long params = sum(layers, counting::params);
    long operations = sum(layers, counting::operations);
    long memory = sum(layers, counting::activationBytes);
    StringBuilder text = new StringBuilder(name).append('\n').append(what).append('\n');
    text.append(messages.get("diagram.output", output.toString()));
    if (params > 0) {
      text.append('\n').append(messages.get("diagram.params", params));
    }
    if (operations > 0) {
      String unit = counting.flops() ? "diagram.flops" : "diagram.macs";
      text.append('\n').append(messages.get(unit, operations));
    }
    if (memory > 0) {
      text.append('\n').append(messages.get("diagram.memory", Measure.bytes(memory, counting)));
    }
    return text.toString();
  }

  private static long sum(List<LayerStats> layers, ToLongFunction<LayerStats> number) {
    return layers.stream().mapToLong(number).sum();
  }

  private static String kernel(Window window) {
    return window.kernelHeight() + "×" + window.kernelWidth();
  }

  private static String stride(Window window) {
    int vertical = window.strideHeight();
    int horizontal = window.strideWidth();
    if (vertical == 1 && horizontal == 1) {
      return "";
    }
    return " /" + (vertical == horizontal ? "" + vertical : vertical + "," + horizontal);
  }
}
