package cnnlab.engine.dl4j;

import cnnlab.arch.Head;
import cnnlab.engine.Network.StepResult;
import cnnlab.engine.common.ActivationStatistics;
import cnnlab.engine.common.CrossEntropy;
import cnnlab.engine.common.OptimizerState;
import cnnlab.engine.dl4j.kernel.LayerTensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * DL4J's graph with a training step of our own: the classifiers end in logits, and the losses are
 * worked out here, weighted, one pass backward for all of them. DL4J's own step would need an
 * output layer for each and would not tell how many answers were right.
 */
final class OpGraph extends ComputationGraph {
  private final transient List<Head> heads;
  private final transient UpdateRule rule;
  private transient @Nullable ComputationGraphUpdater updater;
  private long iteration;

  OpGraph(ComputationGraphConfiguration configuration, List<Head> heads, UpdateRule rule) {
    super(configuration);
    this.heads = heads;
    this.rule = rule;
    init();
  }

  /** Forward and backward; {@link #gradient(INDArray)} then tells the gradients. */
  StepResult learn(INDArray pixels, int[] labels) {
    ops().forEach(op -> op.iteration(iteration));
    int batch = (int) pixels.size(0);
    try (MemoryWorkspace _ = memory().notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      Map<String, INDArray> activations = forward(pixels);
      INDArray[] gradients = new INDArray[heads.size()];
      double loss = 0;
      int correct = 0;
      List<Double> losses = new ArrayList<>();
      for (int i = 0; i < heads.size(); i++) {
        Head head = heads.get(i);
        INDArray logits = Objects.requireNonNull(activations.get(head.layer()));
        CrossEntropy entropy =
            CrossEntropy.of(logits.data().asFloat(), batch, labels, head.lossWeight());
        gradients[i] = Nd4j.create(entropy.gradient(), logits.shape(), 'c');
        losses.add(entropy.loss());
        loss += head.lossWeight() * entropy.loss();
        correct = i == 0 ? entropy.correct() : correct;
      }
      calcBackpropGradients(true, false, gradients);
      return new StepResult(loss, correct, losses, List.of());
    }
  }

  /** Changes the parameters by the gradients, which become what was taken off them. */
  void update(double learningRate, int batch) {
    rule.learningRate(learningRate);
    updater().update(gradient(), Math.toIntExact(iteration++), 0, batch, memory());
    params().subi(gradient().gradient());
  }

  /**
   * A parameter's gradient, after an update what was taken off it, as a view.
   *
   * @param parameter a view of the graph's flat vector of parameters
   */
  INDArray gradient(INDArray parameter) {
    INDArray all = gradient().gradient();
    long from = parameter.offset();
    return all.reshape(all.length()).get(NDArrayIndex.interval(from, from + parameter.length()));
  }

  /** Forward as in training. */
  void passForward(INDArray pixels) {
    try (MemoryWorkspace _ = memory().notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      Map<String, INDArray> _ = forward(pixels);
    }
  }

  /** What every layer makes, as in training; in the workspace that is open. */
  private Map<String, INDArray> forward(INDArray pixels) {
    INDArray[] inputs = {pixels};
    return ffToLayerActivationsInWS(
        true, -1, null, FwdPassType.STANDARD, false, inputs, null, null, false);
  }

  /** Whether the forward passes to come look at every layer's output. */
  void look(boolean on) {
    ops().forEach(op -> op.look(on));
  }

  /** The arrays behind a layer's tensors. */
  LayerTensors tensors(String layer) {
    return ((OpVertex) getVertex(layer)).tensors();
  }

  /** What the forward pass before, which looked, made of a layer. */
  ActivationStatistics seen(String layer) {
    return ((OpVertex) getVertex(layer)).seen();
  }

  /** The logits of the main classifier without training, row by row. */
  float[] logits(INDArray pixels) {
    String main = heads.getFirst().layer();
    try (INDArray output = output(List.of(main), false, new INDArray[] {pixels}, null)[0]) {
      return output.data().asFloat();
    }
  }

  /** Seconds that each layer takes on the way to the logits. */
  Map<String, Double> layerSeconds(INDArray pixels) {
    ops().forEach(op -> op.timed(true));
    float[] _ = logits(pixels);
    Map<String, Double> seconds = new LinkedHashMap<>();
    ops().forEach(op -> seconds.put(op.getVertexName(), op.seconds()));
    ops().forEach(op -> op.timed(false));
    return seconds;
  }

  /** The output of any layer without training. */
  float[] output(INDArray pixels, String layer) {
    INDArray[] inputs = {pixels};
    try (MemoryWorkspace _ = memory().notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      int last = getVertex(layer).getVertexIndex();
      INDArray output =
          ffToLayerActivationsInWS(
                  false, last, null, FwdPassType.STANDARD, false, inputs, null, null, true)
              .get(layer);
      return Objects.requireNonNull(output).dup('c').data().asFloat();
    }
  }

  /** Number of iterations done. */
  long iteration() {
    return iteration;
  }

  /** Sets the number of iterations done. */
  void iteration(long done) {
    iteration = done;
  }

  /**
   * What the optimizer remembers of a parameter, as views by PyTorch's names.
   *
   * @param parameter a view of the graph's flat vector of parameters
   */
  Map<String, INDArray> moments(INDArray parameter) {
    INDArray state = updater().getStateViewArray();
    long[] shape = parameter.shape();
    Map<String, INDArray> moments = new LinkedHashMap<>();
    long from = parameter.offset();
    for (String moment : OptimizerState.of(rule.settings().kind())) {
      INDArray part =
          state.reshape(state.length()).get(NDArrayIndex.interval(from, from + parameter.length()));
      moments.put(moment, part.reshape('c', shape));
      from += params().length();
    }
    return moments;
  }

  @Override
  public void close() {
    ops().forEach(op -> op.tensors().close());
    if (updater != null && updater.getStateViewArray() != null) {
      updater.getStateViewArray().close();
    }
    super.close();
  }

  private Stream<OpVertex> ops() {
    return Arrays.stream(getVertices())
        .filter(OpVertex.class::isInstance)
        .map(OpVertex.class::cast);
  }

  private ComputationGraphUpdater updater() {
    if (updater == null) {
      updater = new ComputationGraphUpdater(this);
    }
    return updater;
  }

  private static LayerWorkspaceMgr memory() {
    return LayerWorkspaceMgr.builder()
        .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
        .with(ArrayType.UPDATER_WORKING_MEM, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
        .build();
  }
}
