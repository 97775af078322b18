package cnnlab.engine.dl4j;

import cnnlab.engine.common.ActivationStatistics;
import cnnlab.engine.dl4j.kernel.Kernel;
import cnnlab.engine.dl4j.kernel.LayerTensors;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A layer of ours at work in a DL4J graph. */
@SuppressWarnings("overrides") // of setInputs, within DL4J
final class OpVertex extends BaseGraphVertex {
  private final transient Kernel kernel;
  private final transient LayerTensors tensors;
  private final transient TrainingConfig learning;
  private final boolean frozen;
  private final @Nullable INDArray parameters;
  private boolean timed;
  private double seconds;
  private boolean looks;
  private transient @Nullable ActivationStatistics seen;

  OpVertex(
      ComputationGraph graph,
      String name,
      int index,
      Kernel kernel,
      LayerTensors tensors,
      TrainingConfig learning,
      boolean frozen,
      @Nullable INDArray parameters) {
    super(graph, name, index, null, null, DataType.FLOAT);
    this.kernel = kernel;
    this.tensors = tensors;
    this.learning = learning;
    this.frozen = frozen;
    this.parameters = parameters;
  }

  LayerTensors tensors() {
    return tensors;
  }

  /** Tells which iteration of training comes next. */
  void iteration(long number) {
    kernel.iteration(number);
  }

  /** Whether forward passes are timed; they then wait until the result is there. */
  void timed(boolean on) {
    timed = on;
  }

  /** What the latest forward pass took, if it was timed. */
  double seconds() {
    return seconds;
  }

  /** Whether forward passes look at what they make, before the next layer may overwrite it. */
  void look(boolean on) {
    looks = on;
  }

  /** What the latest forward pass made, if it looked. */
  ActivationStatistics seen() {
    return Objects.requireNonNull(seen, "not yet looked");
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
    long begin = System.nanoTime();
    INDArray result = kernel.forward(inputs, training && !frozen, memory);
    if (timed) {
      Nd4j.getExecutioner().commit();
      seconds = (System.nanoTime() - begin) / 1e9;
    }
    if (looks) {
      seen = Statistics.of(result);
    }
    return result;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
    if (frozen) {
      return new Pair<>(new DefaultGradient(), unread(memory));
    }
    INDArray[] gradInputs = kernel.backward(inputs, epsilon, memory);
    Gradient gradient = new DefaultGradient();
    tensors.gradients().forEach((name, array) -> gradient.setGradientFor(name, array));
    return new Pair<>(gradient, gradInputs);
  }

  /**
   * DL4J insists on gradients for the layers before; as those are frozen too, none is looked at.
   */
  private INDArray[] unread(LayerWorkspaceMgr memory) {
    return Arrays.stream(inputs)
        .map(
            input ->
                memory.createUninitialized(
                    ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c'))
        .toArray(INDArray[]::new);
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray flat) {
    tensors.gradients(flat);
  }

  @Override
  public @Nullable INDArray params() {
    return parameters;
  }

  @Override
  public Map<String, INDArray> paramTable(boolean backpropOnly) {
    return tensors.parameters();
  }

  @Override
  public TrainingConfig getConfig() {
    return learning;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public @Nullable Layer getLayer() {
    return null;
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batchSize) {
    throw new UnsupportedOperationException("Images have no masks");
  }

  @Override
  public String toString() {
    return vertexName;
  }
}
