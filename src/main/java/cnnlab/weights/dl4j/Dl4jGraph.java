package cnnlab.weights.dl4j;

import cnnlab.arch.Op;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.Tensor;
import cnnlab.weights.dl4j.Dl4jValue.Activation;
import cnnlab.weights.dl4j.Dl4jValue.Lost;
import cnnlab.weights.graph.GraphLayers;
import cnnlab.weights.graph.Unrepresentable;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A configuration on its way to layers: what its vertices stand for, and the layers so far. */
final class Dl4jGraph {
  static final int COLORS = 3;

  private final Dl4jModel model;
  private final @Nullable Nd4jArray parameters;
  private final MemoryBudget budget;
  private final Map<String, Dl4jValue> values = new HashMap<>();
  private final List<String> unrepresentable = new ArrayList<>();
  private final GraphLayers layers = new GraphLayers();
  private final Set<String> names = new HashSet<>();
  private final String image;
  private boolean gray;
  private boolean fits = true;
  private long read;

  /**
   * Turns a model into layers as far as there are such.
   *
   * @param parameters of all layers, one after the other; null where the network alone is wanted
   */
  Dl4jGraph(Dl4jModel model, Op.Input input, @Nullable Nd4jArray parameters, MemoryBudget budget)
      throws MalformedContent, UserProblem {
    this.model = model;
    this.parameters = parameters;
    this.budget = budget;
    image = model.inputs().getFirst();
    names.addAll(model.inputs());
    model.vertices().forEach(vertex -> names.add(vertex.name()));
    values.put(image, new Activation(image, layers.add(image, input, List.of())));
    VertexLayers vertices = new VertexLayers(this);
    for (Vertex vertex : model.vertices()) {
      values.put(vertex.name(), value(vertices, vertex));
    }
    if (parameters != null && unrepresentable.isEmpty() && read != parameters.length()) {
      throw new MalformedContent(
          parameters.length() + " parameters, of which the layers have " + read);
    }
  }

  private Dl4jValue value(VertexLayers vertices, Vertex vertex)
      throws MalformedContent, UserProblem {
    try {
      for (String input : vertex.inputs()) {
        if (model.inputs().contains(input) && !input.equals(image)) {
          throw new Unrepresentable("input " + input);
        }
        if (get(input) instanceof Lost) {
          if (!VertexLayers.isKnown(vertex)) {
            throw new Unrepresentable("");
          }
          return new Lost();
        }
      }
      return vertices.of(vertex);
    } catch (Unrepresentable e) {
      unrepresentable.add(e.of(vertex.name(), vertex.kind()));
      return new Lost();
    }
  }

  Dl4jValue get(String name) throws MalformedContent {
    Dl4jValue value = values.get(name);
    if (value == null) {
      throw new MalformedContent("nothing yields " + name);
    }
    return value;
  }

  /** The vertices that no layer computes, each "vertex (Kind setting)". */
  List<String> unrepresentable() {
    return List.copyOf(unrepresentable);
  }

  GraphLayers layers() {
    return layers;
  }

  /** A vertex says another size of its input than it is given. */
  void isOfAnotherSize() {
    fits = false;
  }

  /** Whether all maps have the size that the configuration says of them. */
  boolean fitsSaidSizes() {
    return fits;
  }

  /** A map that is the answer, as a vector. */
  String flattened(String layer) throws UserProblem {
    return add(layer + "_flatten", new Op.Flatten(), new Activation(layer, layers.shape(layer)))
        .layer();
  }

  boolean isOutput(Vertex vertex) {
    return model.outputs().contains(vertex.name());
  }

  boolean isImage(Activation activation) {
    return activation.layer().equals(image);
  }

  /** A convolution of the image takes one channel. */
  void isGray() {
    gray = true;
  }

  List<Note> notes() {
    return gray ? List.of(Note.of("weights.note.dl4j.gray")) : List.of();
  }

  /** The layer that a vertex is. */
  Activation add(Vertex vertex, Op op, Activation... inputs) throws UserProblem {
    return add(vertex.name(), op, inputs);
  }

  /** A layer that a vertex brings along. */
  Activation beside(Vertex vertex, String suffix, Op op, Activation input) throws UserProblem {
    String name = vertex.name() + "_" + suffix;
    while (!names.add(name)) {
      name += "_";
    }
    return add(name, op, input);
  }

  private Activation add(String name, Op op, Activation... inputs) throws UserProblem {
    List<String> reads = Stream.of(inputs).map(Activation::layer).toList();
    return new Activation(name, layers.add(name, op, reads));
  }

  /** Whether parameters are read, and not the network alone. */
  boolean readsValues() {
    return parameters != null && unrepresentable.isEmpty();
  }

  /** The next parameters; none where the network alone is wanted. */
  Optional<Tensor> tensor(List<Integer> shape) throws MalformedContent {
    if (parameters == null || !unrepresentable.isEmpty()) {
      return Optional.empty();
    }
    long count = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    FloatBuffer floats = parameters.floats(read, count, budget);
    read += count;
    return Optional.of(new Tensor(shape, floats));
  }

  /** Room for values that are computed here. */
  float[] room(long count) throws MalformedContent {
    if (count > Integer.MAX_VALUE || !budget.take(count * Float.BYTES)) {
      throw new MalformedContent("more values than the file could hold");
    }
    return new float[(int) count];
  }
}
