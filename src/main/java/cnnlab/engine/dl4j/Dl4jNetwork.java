package cnnlab.engine.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.data.Batch;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Target;
import cnnlab.engine.common.ActivationStatistics;
import cnnlab.engine.common.ExecutorNetwork;
import cnnlab.engine.common.FusedLayer;
import cnnlab.engine.common.OptimizerState;
import cnnlab.engine.common.UpdateStatistics;
import cnnlab.engine.dl4j.kernel.LayerTensors;
import cnnlab.engine.machine.Worker;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A network as a DL4J graph. */
final class Dl4jNetwork extends ExecutorNetwork {
  private static final int CHUNK = 1 << 20;

  private final Shapes shapes;
  private final Map<String, INDArray> arrays = new LinkedHashMap<>();
  private final OpGraph graph;
  private float[] scratch = {};

  /**
   * @param frozen names of layers that do not learn, nor those that they read
   */
  Dl4jNetwork(
      Architecture architecture,
      OptimizerSettings.Kind optimizer,
      Set<String> frozen,
      OpGraph graph,
      Worker worker)
      throws UserProblem {
    super(architecture, frozen, OptimizerState.of(optimizer), worker);
    this.shapes = Shapes.of(architecture);
    this.graph = graph;
    for (TensorSpec spec : specs()) {
      arrays.put(spec.name(), graph.tensors(spec.layer()).value(LayerTensors.suffix(spec)));
    }
  }

  @Override
  protected StepResult learn(Batch batch, boolean look) {
    try (INDArray pixels = pixels(batch, batch.size())) {
      graph.look(look);
      return graph.learn(pixels, batch.labels());
    }
  }

  @Override
  protected void update(double learningRate, int batchSize) {
    graph.update(learningRate, batchSize);
  }

  @Override
  protected Map<String, UpdateStatistics> measuredUpdate(double learningRate, int batchSize) {
    List<TensorSpec> learning = learnable();
    double[] values = squares(learning, spec -> array(spec.name()));
    double[] gradients = squares(learning, spec -> graph.gradient(array(spec.name())));
    graph.update(learningRate, batchSize);
    double[] steps = squares(learning, spec -> graph.gradient(array(spec.name())));
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

  private INDArray array(String tensor) {
    return Objects.requireNonNull(arrays.get(tensor), tensor);
  }

  @Override
  protected void look(Batch batch) {
    try (INDArray pixels = pixels(batch, batch.size())) {
      graph.look(true);
      graph.passForward(pixels);
    }
  }

  @Override
  protected ActivationStatistics seen(FusedLayer layer) {
    return graph.seen(layer.output());
  }

  @Override
  protected float[] scores(Batch batch) {
    try (INDArray pixels = pixels(batch, batch.size())) {
      return graph.logits(pixels);
    }
  }

  @Override
  public Map<String, Double> layerSeconds(Batch batch) throws UserProblem {
    return worker()
        .call(
            () -> {
              try (INDArray pixels = pixels(batch, batch.size())) {
                return graph.layerSeconds(pixels);
              }
            });
  }

  @Override
  public Activation activation(Batch batch, String layer) throws UserProblem {
    Shape shape = shapes.get(layer);
    boolean input = architecture().layer(layer).op() instanceof Op.Input;
    return worker()
        .call(
            () -> {
              try (INDArray pixels = pixels(batch, 1)) {
                return new Activation(
                    shape, input ? pixels.data().asFloat() : graph.output(pixels, layer));
              }
            });
  }

  @Override
  public Map<String, Activation> activations(
      Batch batch, Set<String> layers, List<ActivationPatch> patches) throws UserProblem {
    Map<String, ActivationPatch> byLayer =
        patches.stream().collect(Collectors.toMap(ActivationPatch::layer, Function.identity()));
    return worker()
        .call(
            () ->
                pass(BackwardRule.GRADIENT)
                    .activations(() -> pixels(batch, batch.size()), layers, byLayer));
  }

  @Override
  public Gradients gradients(Batch batch, Target target, BackwardRule rule, Set<String> layers)
      throws UserProblem {
    return worker().call(() -> pass(rule).run(() -> pixels(batch, batch.size()), target, layers));
  }

  private GradientPass pass(BackwardRule rule) {
    return new GradientPass(architecture().forInference(), shapes, rule, graph::tensors);
  }

  @Override
  protected FloatBuffer read(String tensor) {
    return values(array(tensor));
  }

  @Override
  protected void write(String tensor, FloatBuffer values) {
    copy(array(tensor), values);
  }

  @Override
  protected FloatBuffer readMoment(String tensor, int index) {
    return values(moment(tensor, index));
  }

  @Override
  protected void writeMoment(String tensor, int index, FloatBuffer values) {
    copy(moment(tensor, index), values);
  }

  private INDArray moment(String tensor, int index) {
    return List.copyOf(graph.moments(array(tensor)).values()).get(index);
  }

  @Override
  protected long iteration() {
    return graph.iteration();
  }

  @Override
  protected void iteration(long done) {
    graph.iteration(done);
  }

  /** Sets a part of a tensor's values; to be called on the worker. */
  void put(String tensor, long from, float[] values) {
    put(array(tensor), from, values);
  }

  @Override
  protected void free() {
    graph.close();
    GradientPass.free();
  }

  /** In an array that is used again by the next call: a large one each time fills Java's heap. */
  private FloatBuffer values(INDArray array) {
    int length = Math.toIntExact(array.length());
    if (scratch.length < length) {
      scratch = new float[length];
    }
    try (INDArray copy = array.dup('c')) {
      ((FloatPointer) copy.data().addressPointer()).get(scratch, 0, length);
    }
    return FloatBuffer.wrap(scratch, 0, length).slice();
  }

  private static void copy(INDArray array, FloatBuffer source) {
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
    Op.Input input = architecture().input();
    long[] shape = {size, input.channels(), input.height(), input.width()};
    int length = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    float[] values =
        batch.pixels().length == length ? batch.pixels() : Arrays.copyOf(batch.pixels(), length);
    return Nd4j.create(values, shape, 'c');
  }
}
