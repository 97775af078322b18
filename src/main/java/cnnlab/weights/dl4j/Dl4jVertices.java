package cnnlab.weights.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shapes;
import cnnlab.arch.Signs;
import cnnlab.arch.Window;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The vertices of a ComputationGraph that computes what a network does, with their parameters. */
final class Dl4jVertices {

  /**
   * Values of a tensor, from one on.
   *
   * @param tensor by PyTorch's name
   * @param variance whether they are variances, of which DL4J keeps the decimal logarithm of the
   *     standard deviation
   */
  record Parameter(String tensor, long from, long count, boolean variance) {
    Parameter(String tensor, long from, long count) {
      this(tensor, from, count, false);
    }
  }

  private final Architecture network;
  private final Shapes shapes;
  private final Dl4jJson json = new Dl4jJson();
  private final List<Parameter> order = new ArrayList<>();

  /** What is read where a layer is read. */
  private final Map<String, String> outputs = new HashMap<>();

  private Dl4jVertices(Architecture network) throws UserProblem {
    this.network = network;
    shapes = Shapes.of(network);
  }

  /**
   * Turns a network into vertices.
   *
   * @throws UserProblem that names the first layer that DL4J cannot express
   */
  static Dl4jVertices of(Architecture network) throws UserProblem {
    Dl4jVertices vertices = new Dl4jVertices(network);
    if (!(network.layer(network.mainHead().layer()).op() instanceof Op.Linear)) {
      throw missing(network.layer(network.mainHead().layer()));
    }
    for (Layer layer : network.layers()) {
      vertices.outputs.put(layer.name(), vertices.add(layer));
    }
    return vertices;
  }

  private static UserProblem missing(Layer layer) {
    return UserProblem.of("weights.dl4j.layer", layer.name()).at(layer.name());
  }

  /** All that configuration.json says. */
  ObjectNode configuration() {
    return json.configuration(network.layers().getFirst().name(), network.mainHead().layer());
  }

  /** All parameters in DL4J's order. */
  List<Parameter> order() {
    return order;
  }

  /** Their number. */
  long parameters() {
    return order.stream().mapToLong(Parameter::count).sum();
  }

  /** Adds a layer; the name of the vertex that yields its output. */
  private String add(Layer layer) throws UserProblem {
    String name = layer.name();
    if (layer.inputs().isEmpty()) {
      return name;
    }
    List<String> inputs =
        layer.inputs().stream().map(it -> Objects.requireNonNull(outputs.get(it))).toList();
    String input = inputs.getFirst();
    Shape in = shapes.inputs(layer).getFirst();
    return switch (layer.op()) {
      case Op.Input _ -> throw new IllegalStateException("a second input");
      case Op.Conv conv -> conv(name, conv, in.channels(), input);
      case Op.BatchNorm norm -> {
        for (String suffix : List.of("weight", "bias", "running_mean")) {
          order.add(new Parameter(name + "." + suffix, 0, in.channels()));
        }
        order.add(new Parameter(name + ".running_var", 0, in.channels(), true));
        yield json.layer(name, json.batchNorm(norm, in.channels()), input);
      }
      case Op.Activation function -> json.layer(name, json.activation(function), input);
      case Op.MaxPool pool -> maxPool(layer, pool, input);
      case Op.AvgPool pool -> averagePool(layer, pool, input);
      case Op.AdaptiveAvgPool pool -> adaptive(layer, pool, (FeatureMap) in, input);
      case Op.Lrn lrn -> json.layer(name, json.lrn(lrn), input);
      case Op.Dropout dropout ->
          dropout.rate() == 0 ? input : json.layer(name, json.dropout(dropout.rate()), input);
      case Op.Flatten _ -> in instanceof FeatureMap map ? json.flatten(name, map, input) : input;
      case Op.Linear linear -> linear(name, linear, in.channels(), input);
      case Op.PadShortcut shortcut -> padShortcut(layer, shortcut, in.channels(), input);
      case Op.Scale scale -> json.scale(name, scale.factor(), input);
      case Op.Add _ -> json.sum(name, inputs);
      case Op.Concat _ -> json.merge(name, inputs);
    };
  }

  /** Of a grouped convolution, each group by itself. */
  private String conv(String name, Op.Conv conv, int channels, String input) {
    int groups = conv.groups();
    int in = channels / groups;
    int filters = conv.filters() / groups;
    long weights = (long) filters * in * conv.window().kernelHeight() * conv.window().kernelWidth();
    List<String> parts = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      if (conv.bias()) {
        order.add(new Parameter(name + ".bias", (long) group * filters, filters));
      }
      order.add(new Parameter(name + ".weight", group * weights, weights));
      String read = groups == 1 ? input : json.subset(name + ".in" + group, group * in, in, input);
      String part = groups == 1 ? name : name + "." + group;
      parts.add(json.layer(part, json.conv(conv, in, filters), read));
    }
    return groups == 1 ? name : json.merge(name, parts);
  }

  private String linear(String name, Op.Linear linear, int length, String input) {
    order.add(new Parameter(name + ".weight", 0, (long) linear.units() * length));
    if (linear.bias()) {
      order.add(new Parameter(name + ".bias", 0, linear.units()));
    }
    boolean answer = name.equals(network.mainHead().layer());
    return json.layer(name, json.dense(linear, length, answer), input);
  }

  /** Zeros on the far side make it round up; the maximum of what is never negative ignores them. */
  private String maxPool(Layer layer, Op.MaxPool pool, String input) throws UserProblem {
    Window window = pool.window();
    FeatureMap in = (FeatureMap) shapes.inputs(layer).getFirst();
    FeatureMap out = (FeatureMap) shapes.get(layer.name());
    int bottom = window.rowsBeyond(in, out);
    int right = window.columnsBeyond(in, out);
    if (bottom == 0 && right == 0) {
      return json.layer(layer.name(), json.pool("MAX", window, false), input);
    }
    if (!Signs.isNeverNegative(layer.inputs().getFirst(), network.layers())) {
      throw missing(layer);
    }
    int top = window.paddingHeight();
    int left = window.paddingWidth();
    String padded =
        json.layer(
            layer.name() + ".padding",
            json.zeroPadding(top, top + bottom, left, left + right),
            input);
    return json.layer(layer.name(), json.pool("MAX", window.unpadded(), false), padded);
  }

  private String averagePool(Layer layer, Op.AvgPool pool, String input) throws UserProblem {
    FeatureMap in = (FeatureMap) shapes.inputs(layer).getFirst();
    FeatureMap out = (FeatureMap) shapes.get(layer.name());
    if (pool.window().rowsBeyond(in, out) > 0 || pool.window().columnsBeyond(in, out) > 0) {
      throw missing(layer);
    }
    return json.layer(layer.name(), json.pool("AVG", pool.window(), pool.countPadding()), input);
  }

  private String adaptive(Layer layer, Op.AdaptiveAvgPool pool, FeatureMap in, String input)
      throws UserProblem {
    if (pool.height() == in.height() && pool.width() == in.width()) {
      return input;
    }
    if (in.height() % pool.height() != 0 || in.width() % pool.width() != 0) {
      throw missing(layer);
    }
    int height = in.height() / pool.height();
    int width = in.width() / pool.width();
    Window window = new Window(height, width, height, width, 0, 0);
    return json.layer(layer.name(), json.pool("AVG", window, false), input);
  }

  /** Every stride-th pixel; zeros before and after the channels (He 2015, option A). */
  private String padShortcut(Layer layer, Op.PadShortcut shortcut, int channels, String input)
      throws UserProblem {
    int missing = shortcut.channels() - channels;
    int before = missing / 2;
    int after = missing - before;
    if (before == 0 || after > channels) {
      throw missing(layer);
    }
    String name = layer.name();
    int stride = shortcut.stride();
    Window sampling = new Window(1, 1, stride, stride, 0, 0);
    String sampled = json.layer(name + ".sampled", json.pool("MAX", sampling, false), input);
    String first = zeros(name + ".before", before, sampled);
    return json.merge(name, List.of(first, sampled, zeros(name + ".after", after, sampled)));
  }

  private String zeros(String name, int channels, String input) {
    return json.scale(name, 0, json.subset(name + ".channels", 0, channels, input));
  }
}
