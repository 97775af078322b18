package cnnlab.weights.onnx;

import cnnlab.arch.Op;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.Tensor;
import cnnlab.weights.graph.GraphLayers;
import cnnlab.weights.graph.Unrepresentable;
import cnnlab.weights.onnx.GraphValue.Activation;
import cnnlab.weights.onnx.GraphValue.Constant;
import cnnlab.weights.onnx.GraphValue.Numbers;
import cnnlab.weights.onnx.GraphValue.Pixels;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A graph on its way to layers: what its names stand for, and the layers so far. */
final class Translation {
  private static final int MOST_LAYERS = 10_000;

  private final Map<String, GraphValue> values = new HashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();
  private final Map<String, String> outputs = new HashMap<>();
  private final LayerNames names;
  private final GraphLayers layers = new GraphLayers();
  private final MemoryBudget budget;
  private final Activation image;
  private int added;
  private @Nullable Pixels pixels;

  Translation(OnnxModel model, String imageName, Op.Input input, MemoryBudget budget)
      throws UserProblem {
    this.budget = budget;
    names = new LayerNames(model.nodes());
    image = add(names.free("input"), input, List.of());
    model.initializers().forEach((name, tensor) -> values.put(name, new Constant(tensor)));
    List<Float> zeros = Collections.nCopies(input.channels(), 0f);
    values.put(imageName, new Pixels(Collections.nCopies(input.channels(), 1f), zeros, Pixels.ALL));
    model.nodes().forEach(node -> node.inputs().forEach(this::countReader));
    model.outputs().forEach(this::countReader);
  }

  private void countReader(String name) {
    readers.merge(name, 1, Integer::sum);
  }

  GraphLayers layers() {
    return layers;
  }

  /** How the image was multiplied and shifted before the first layer. */
  @Nullable Pixels pixels() {
    return pixels;
  }

  void put(String name, GraphValue value) {
    values.put(name, value);
    if (value instanceof Activation(String layer, _)) {
      outputs.putIfAbsent(layer, name);
    }
  }

  GraphValue get(String name) throws MalformedMessage {
    GraphValue value = values.get(name);
    if (value == null) {
      throw new MalformedMessage("nothing yields " + name);
    }
    return value;
  }

  GraphValue get(OnnxNode node, int input) throws MalformedMessage {
    return get(node.input(input));
  }

  /** Whether this node alone reads what a layer yields, also under no other name. */
  boolean isReadOnlyBy(OnnxNode node, Activation value) {
    String name = outputs.getOrDefault(value.layer(), "");
    return node.inputs().contains(name) && readers.getOrDefault(name, 0) == 1;
  }

  /** What a layer yields; the image, if it is that. */
  Activation activation(OnnxNode node, int input) throws MalformedMessage, Unrepresentable {
    return activation(get(node, input));
  }

  Activation activation(GraphValue value) throws Unrepresentable {
    return switch (value) {
      case Activation activation -> activation;
      case Pixels all when all.channel() == Pixels.ALL -> {
        if (pixels != null && !pixels.equals(all)) {
          throw new Unrepresentable("image normalized in two ways");
        }
        pixels = all;
        yield image;
      }
      default -> throw new Unrepresentable("input that is no feature map");
    };
  }

  OnnxTensor constant(OnnxNode node, int input) throws MalformedMessage, Unrepresentable {
    if (get(node, input) instanceof Constant(OnnxTensor tensor)) {
      return tensor;
    }
    throw new Unrepresentable("computed weights");
  }

  /** A shape, axes or the like. */
  List<Long> numbers(OnnxNode node, int input) throws MalformedMessage, Unrepresentable {
    return switch (get(node, input)) {
      case Numbers numbers -> numbers.numbers();
      case Constant(OnnxTensor tensor) when tensor.isWholeNumbers() -> tensor.longs();
      default -> throw new Unrepresentable("computed shape");
    };
  }

  /** Numbers that older versions give as an attribute, newer ones as an input. */
  List<Long> numbers(OnnxNode node, String attribute, int input, List<Long> usual)
      throws MalformedMessage, Unrepresentable {
    if (node.has(attribute)) {
      return node.numbers(attribute, usual);
    }
    return node.input(input).isEmpty() ? usual : numbers(node, input);
  }

  /** The same of a real number. */
  float real(OnnxNode node, String attribute, int input, float usual)
      throws MalformedMessage, Unrepresentable {
    if (node.has(attribute) || node.input(input).isEmpty()) {
      return node.real(attribute, usual);
    }
    OnnxTensor tensor = constant(node, input);
    if (!tensor.isScalar()) {
      throw new Unrepresentable(attribute + " of shape " + tensor.shape());
    }
    return tensor.floats(budget).get(0);
  }

  /** A layer without tensors. */
  Activation add(OnnxNode node, Op op, Activation... inputs) throws MalformedMessage, UserProblem {
    return add(node, "", op, inputs);
  }

  /**
   * A layer.
   *
   * @param tensor name of its first tensor
   */
  Activation add(OnnxNode node, String tensor, Op op, Activation... inputs)
      throws MalformedMessage, UserProblem {
    if (++added > MOST_LAYERS) {
      throw new MalformedMessage("more than " + MOST_LAYERS + " layers");
    }
    return add(names.of(node, tensor), op, Stream.of(inputs).map(Activation::layer).toList());
  }

  private Activation add(String name, Op op, List<String> inputs) throws UserProblem {
    return new Activation(name, layers.add(name, op, inputs));
  }

  /** A layer that is called so, or nearly so. */
  Activation add(String name, Op op, Activation input) throws MalformedMessage, UserProblem {
    OnnxNode node = new OnnxNode("", "", name, List.of(), List.of(), Map.of());
    return add(node, op, input);
  }

  /** Float32 values of a tensor, in another shape perhaps. */
  Tensor tensor(OnnxTensor from, List<Integer> shape) throws MalformedMessage {
    FloatBuffer values = from.floats(budget);
    long elements = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (elements != values.remaining()) {
      throw new MalformedMessage("tensor " + from.name() + " " + from.shape() + " for " + shape);
    }
    return new Tensor(shape, values);
  }

  FloatBuffer floats(OnnxTensor from) throws MalformedMessage {
    return from.floats(budget);
  }

  /** Room for values that are computed here. */
  float[] room(long values) throws MalformedMessage {
    if (values > Integer.MAX_VALUE || !budget.take(values * Float.BYTES)) {
      throw new MalformedMessage("more values than the file could hold");
    }
    return new float[(int) values];
  }

  /** 0.1 of what is 0.10000000149 as float32. */
  static double decimal(float value) throws Unrepresentable {
    if (!Float.isFinite(value)) {
      throw new Unrepresentable(Float.toString(value));
    }
    return Double.parseDouble(Float.toString(value));
  }
}
