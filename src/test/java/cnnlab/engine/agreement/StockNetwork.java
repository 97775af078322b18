package cnnlab.engine.agreement;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.data.Batch;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network;
import cnnlab.engine.Target;
import cnnlab.export.ExportedDl4j;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of DL4J's own layers, trained by DL4J's own {@code fit} with its Nesterov momentum of
 * 0.9: the reference.
 */
final class StockNetwork implements Network {
  private final Architecture architecture;
  private final ExportedDl4j exported;
  private final ComputationGraph graph;
  private Map<String, Tensor> gradients = Map.of();
  private double learningRate = -1;

  StockNetwork(Architecture architecture, ExportedDl4j exported) {
    this.architecture = architecture;
    this.exported = exported;
    this.graph = exported.graph();
    graph.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onGradientCalculation(Model model) {
            gradients = exported.learnable(graph.gradient().gradientForVariable());
          }
        });
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  /** How many answers were right is not told: DL4J does not. */
  @Override
  public StepResult train(Batch batch, double rate) {
    if (rate != learningRate) {
      graph.setLearningRate(rate);
      learningRate = rate;
    }
    INDArray[] labels =
        architecture.heads().stream().map(head -> oneHot(head, batch)).toArray(INDArray[]::new);
    graph.fit(new INDArray[] {pixels(batch)}, labels);
    return new StepResult(graph.score(), 0);
  }

  /** Of the loss's mean over the batch; DL4J's own is that of the sum. */
  BatchGradient gradients(Batch batch) {
    double loss = train(batch, 0).loss();
    gradients
        .values()
        .forEach(
            tensor -> {
              for (int i = 0; i < tensor.data().capacity(); i++) {
                tensor.data().put(i, tensor.data().get(i) / batch.size());
              }
            });
    return new BatchGradient(loss, gradients);
  }

  @Override
  public float[] predict(Batch batch) {
    return graph.output(pixels(batch))[0].dup('c').data().asFloat();
  }

  @Override
  public float[] logits(Batch batch) {
    throw new UnsupportedOperationException("DL4J's graph ends in a softmax");
  }

  @Override
  public Map<String, Double> layerSeconds(Batch batch) {
    throw new UnsupportedOperationException("DL4J's layers are not timed");
  }

  @Override
  public Activation activation(Batch batch, String layer) {
    throw new UnsupportedOperationException("DL4J's layers have other shapes");
  }

  @Override
  public Map<String, Activation> activations(
      Batch batch, Set<String> layers, List<ActivationPatch> patches) {
    throw new UnsupportedOperationException("DL4J's layers have other shapes");
  }

  @Override
  public Gradients gradients(Batch batch, Target target, BackwardRule rule, Set<String> layers) {
    throw new UnsupportedOperationException("DL4J's layers have other shapes");
  }

  @Override
  public TensorSource weightSource() {
    return TensorSource.of(exported.weights());
  }

  @Override
  public void load(Map<String, Tensor> tensors) {
    exported.load(tensors);
  }

  @Override
  public TensorSource optimizerSource() {
    return TensorSource.of(Map.of()); // runs of the reference are not resumed
  }

  @Override
  public void restoreOptimizer(Map<String, Tensor> state) {
    throw new UnsupportedOperationException("Runs of the reference are not resumed");
  }

  @Override
  public long learnableParameters() {
    return exported.learnable(graph.paramTable()).values().stream()
        .mapToLong(tensor -> tensor.data().remaining())
        .sum();
  }

  @Override
  public void close() {
    graph.close();
  }

  private INDArray pixels(Batch batch) {
    Op.Input input = architecture.input();
    int values = batch.size() * input.channels() * input.height() * input.width();
    return Nd4j.create(
        Arrays.copyOf(batch.pixels(), values),
        new long[] {batch.size(), input.channels(), input.height(), input.width()},
        'c');
  }

  private INDArray oneHot(Head head, Batch batch) {
    int classes = ((Op.Linear) architecture.layer(head.layer()).op()).units();
    INDArray labels = Nd4j.zeros(batch.size(), classes);
    for (int i = 0; i < batch.size(); i++) {
      labels.putScalar(i, batch.labels()[i], 1);
    }
    return labels;
  }

  /** The same layers with dropout at rate 0: DL4J draws other random numbers. */
  static Architecture withoutDropout(Architecture architecture) {
    List<Layer> layers =
        architecture.layers().stream()
            .map(
                layer ->
                    layer.op() instanceof Op.Dropout
                        ? new Layer(layer.name(), new Op.Dropout(0), layer.inputs(), layer.block())
                        : layer)
            .toList();
    return new Architecture(
        architecture.name(),
        architecture.form(),
        architecture.source(),
        layers,
        architecture.heads());
  }
}
