package cnnlab.engine.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.engine.common.ActivationStatistics;
import cnnlab.engine.common.CrossEntropy;
import cnnlab.engine.common.FusedLayer;
import cnnlab.engine.common.LayerMeasurement;
import cnnlab.engine.common.OptimizerState;
import cnnlab.engine.common.UpdateStatistics;
import cnnlab.engine.dl4j.kernel.LayerTensors;
import cnnlab.engine.machine.Worker;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A network as a DL4J graph; every use of ND4J is a job of the worker. */
final class Dl4jNetwork implements Network {
  private static final int CHUNK = 1 << 20;

  private final Architecture architecture;
  private final Shapes shapes;
  private final List<TensorSpec> specs;
  private final Map<String, INDArray> arrays = new LinkedHashMap<>();
  private final OpGraph graph;
  private final Worker worker;
  private final List<FusedLayer> units;
  private boolean measuring;

  /**
   * @param frozen names of layers that do not learn, nor those that they read
   */
  Dl4jNetwork(Architecture architecture, Set<String> frozen, OpGraph graph, Worker worker)
      throws UserProblem {
    this.architecture = architecture;
    this.shapes = Shapes.of(architecture);
    this.specs = Tensors.of(architecture, frozen);
    this.graph = graph;
    this.worker = worker;
    this.units = FusedLayer.of(architecture);
    for (TensorSpec spec : specs) {
      OpVertex vertex = (OpVertex) graph.getVertex(spec.layer());
      arrays.put(spec.name(), vertex.tensors().value(LayerTensors.suffix(spec)));
    }
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public StepResult train(Batch batch, double learningRate) throws UserProblem {
    return worker.call(
        () -> {
          try (INDArray pixels = pixels(batch, batch.size())) {
            graph.look(measuring);
            StepResult result = graph.learn(pixels, batch.labels());
            if (!Double.isFinite(result.loss())) {
              return result; // with weights as they are, firstNotFinite can tell more
            }
            if (measuring) {
              Map<String, UpdateStatistics> changes = measuredUpdate(learningRate, batch.size());
              measuring = false;
              return result.with(LayerMeasurement.of(units, changes, this::seen));
            }
            graph.update(learningRate, batch.size());
            return result;
          }
        });
  }

  private Map<String, UpdateStatistics> measuredUpdate(double learningRate, int batch) {
    List<TensorSpec> learning = specs.stream().filter(TensorSpec::learnable).toList();
    double[] values = squares(learning, this::array);
    double[] gradients = squares(learning, spec -> graph.gradient(array(spec)));
    graph.update(learningRate, batch);
    double[] steps = squares(learning, spec -> graph.gradient(array(spec)));
    Map<String, UpdateStatistics> changes = new LinkedHashMap<>();
    for (int i = 0; i < learning.size(); i++) {
      UpdateStatistics change = new UpdateStatistics(gradients[i], steps[i], values[i]);
      changes.merge(learning.get(i).layer(), change, UpdateStatistics::plus);
    }
    return changes;
  }

  private static double[] squares(List<TensorSpec> specs, Function<TensorSpec, INDArray> array) {
    return specs.stream().map(array).mapToDouble(Statistics::squares).toArray();
  }

  private INDArray array(TensorSpec spec) {
    return Objects.requireNonNull(arrays.get(spec.name()));
  }

  private ActivationStatistics seen(FusedLayer unit) {
    return graph.seen(unit.output());
  }

  @Override
  public void measureNext() {
    measuring = true;
  }

  @Override
  public Optional<String> firstNotFinite(Batch batch) throws UserProblem {
    return worker.call(
        () -> {
          try (INDArray pixels = pixels(batch, batch.size())) {
            graph.look(true);
            graph.passForward(pixels);
            return LayerMeasurement.firstNotFinite(units, this::seen);
          }
        });
  }

  @Override
  public float[] predict(Batch batch) throws UserProblem {
    return worker.call(
        () -> {
          try (INDArray pixels = pixels(batch, batch.size())) {
            float[] logits = graph.logits(pixels);
            CrossEntropy.softmax(logits, batch.size());
            return logits;
          }
        });
  }

  @Override
  public Map<String, Double> layerSeconds(Batch batch) throws UserProblem {
    return worker.call(
        () -> {
          try (INDArray pixels = pixels(batch, batch.size())) {
            return graph.layerSeconds(pixels);
          }
        });
  }

  @Override
  public Activation activation(Batch batch, String layer) throws UserProblem {
    Shape shape = shapes.get(layer);
    return worker.call(
        () -> {
          try (INDArray pixels = pixels(batch, 1)) {
            boolean input = architecture.layer(layer).op() instanceof Op.Input;
            return new Activation(
                shape, input ? pixels.data().asFloat() : graph.output(pixels, layer));
          }
        });
  }

  @Override
  public Map<String, Tensor> weights() {
    return worker.certain(() -> copies(arrays));
  }

  @Override
  public Map<String, Tensor> optimizerState() {
    return worker.certain(
        () -> {
          Map<String, Tensor> state = copies(moments());
          float[] step = {graph.iteration()};
          state.put(OptimizerState.STEP, new Tensor(List.of(), FloatBuffer.wrap(step)));
          return state;
        });
  }

  @Override
  public void restoreOptimizer(Map<String, Tensor> state) throws UserProblem {
    worker.call(
        () -> {
          Map<String, INDArray> moments = moments();
          for (Map.Entry<String, INDArray> moment : moments.entrySet()) {
            require(state, moment.getKey(), shape(moment.getValue()));
          }
          Tensor step = require(state, OptimizerState.STEP, List.of());
          moments.forEach((name, array) -> copy(array, Objects.requireNonNull(state.get(name))));
          graph.iteration((long) step.data().get(0));
          return state;
        });
  }

  @Override
  public void load(Map<String, Tensor> tensors) throws UserProblem {
    for (TensorSpec spec : specs) {
      require(tensors, spec.name(), spec.shape());
    }
    worker.call(
        () -> {
          arrays.forEach((name, array) -> copy(array, Objects.requireNonNull(tensors.get(name))));
          return tensors;
        });
  }

  /** Sets a part of a tensor's values; to be called on the worker. */
  void put(String tensor, long from, float[] values) {
    put(Objects.requireNonNull(arrays.get(tensor)), from, values);
  }

  @Override
  public long learnableParameters() {
    return graph.params().length();
  }

  @Override
  public void close() {
    worker.certain(
        () -> {
          graph.close();
          return graph;
        });
  }

  /** The optimizer's moments, by PyTorch's names. */
  private Map<String, INDArray> moments() {
    Map<String, INDArray> moments = new LinkedHashMap<>();
    for (TensorSpec spec : specs) {
      if (spec.learnable()) {
        graph
            .moments(array(spec))
            .forEach(
                (moment, array) -> moments.put(OptimizerState.name(spec.name(), moment), array));
      }
    }
    return moments;
  }

  private static Tensor require(Map<String, Tensor> tensors, String name, List<Integer> shape)
      throws UserProblem {
    Tensor tensor = tensors.get(name);
    if (tensor == null || !tensor.shape().equals(shape)) {
      throw UserProblem.of("engine.tensor", name, shape).at(name);
    }
    return tensor;
  }

  private static List<Integer> shape(INDArray array) {
    return Arrays.stream(array.shape()).mapToObj(Math::toIntExact).toList();
  }

  private static Map<String, Tensor> copies(Map<String, INDArray> arrays) {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) ->
            copies.put(
                name, new Tensor(shape(array), FloatBuffer.wrap(array.dup('c').data().asFloat()))));
    return copies;
  }

  private static void copy(INDArray array, Tensor tensor) {
    FloatBuffer source = tensor.data().duplicate();
    for (long from = 0; source.hasRemaining(); from += CHUNK) {
      float[] values = new float[Math.min(CHUNK, source.remaining())];
      source.get(values);
      put(array, from, values);
    }
  }

  private static void put(INDArray array, long from, float[] values) {
    try (INDArray source = Nd4j.createFromArray(values)) {
      array
          .reshape(array.length())
          .get(NDArrayIndex.interval(from, from + values.length))
          .assign(source);
    }
  }

  private INDArray pixels(Batch batch, int size) {
    Op.Input input = architecture.input();
    long[] shape = {size, input.channels(), input.height(), input.width()};
    int length = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    float[] values =
        batch.pixels().length == length ? batch.pixels() : Arrays.copyOf(batch.pixels(), length);
    return Nd4j.create(values, shape, 'c');
  }
}
