package cnnlab.engine;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shape;
import cnnlab.data.Batch;
import cnnlab.run.LayerStatistics;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A network with weights in the framework's memory. One thread at a time. */
public interface Network extends AutoCloseable {

  /**
   * What one iteration came to.
   *
   * @param loss mean over the batch, that of auxiliary classifiers weighted in
   * @param correct examples that the main classifier got right
   * @param losses of each classifier alone, unweighted, the main one first
   * @param health of the layers, where that was asked for
   */
  record StepResult(double loss, int correct, List<Double> losses, List<LayerStatistics> health) {

    /** With one classifier, nothing measured. */
    public StepResult(double loss, int correct) {
      this(loss, correct, List.of(loss), List.of());
    }

    /** The same, measured. */
    public StepResult with(List<LayerStatistics> measured) {
      return new StepResult(loss, correct, losses, measured);
    }
  }

  /**
   * The activation of one layer for one image.
   *
   * @param values channel by channel, row by row
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
  record Activation(Shape shape, float[] values) {}

  Architecture architecture();

  /**
   * Forward, backward, update. The loss is the mean over the batch, auxiliary classifiers weighted
   * in.
   */
  StepResult train(Batch batch, double learningRate) throws UserProblem;

  /**
   * Lets the next iteration measure how its layers fare, which costs a little time and changes no
   * number. Executors that cannot tell measure nothing.
   */
  default void measureNext() {}

  /**
   * The layer where the numbers end: the first whose output for a batch is not finite, given that
   * the batch's loss was not; empty where it cannot be told. The network is of no use afterwards.
   */
  default Optional<String> firstNotFinite(Batch batch) throws UserProblem {
    return Optional.empty();
  }

  /**
   * Class probabilities of the main classifier in evaluation mode: [batch size, classes], row by
   * row.
   */
  float[] predict(Batch batch) throws UserProblem;

  /**
   * Scores of the main classifier before softmax, in evaluation mode: [batch size, classes], row by
   * row.
   */
  float[] logits(Batch batch) throws UserProblem;

  /**
   * Seconds that layers take for a batch in evaluation mode, by name. What is computed in one pass
   * (a convolution with its normalization, sum and ReLU) counts for the first of them, and the
   * others are left out.
   */
  Map<String, Double> layerSeconds(Batch batch) throws UserProblem;

  /** The activation of a layer for the first image of the batch, in evaluation mode. */
  Activation activation(Batch batch, String layer) throws UserProblem;

  /**
   * The activations of layers in one pass in evaluation mode, values example by example.
   *
   * @param layers the input's name for the image; what none of them depends on is not computed
   * @param patches at most one of a layer; it is told with its changed values
   */
  Map<String, Activation> activations(
      Batch batch, Set<String> layers, List<ActivationPatch> patches) throws UserProblem;

  /**
   * Activations and gradients in evaluation mode: with running statistics and without dropout.
   *
   * @param target the number of each example that is derived
   * @param rule what layers pass back
   * @param layers whose activations and gradients are asked for; the input's name for the image
   */
  Gradients gradients(Batch batch, Target target, BackwardRule rule, Set<String> layers)
      throws UserProblem;

  /** The weights as they are, running statistics among them, to be read before the next call. */
  TensorSource weightSource();

  /** Copies the weights out, by PyTorch's names, running statistics among them. */
  default Map<String, Tensor> weights() {
    return weightSource().copy();
  }

  /**
   * Copies weights in. Every tensor of the architecture must be there with its shape; others are
   * not looked at.
   */
  void load(Map<String, Tensor> tensors) throws UserProblem;

  /**
   * What the next iteration depends on besides the weights, to be read before the next call: the
   * optimizer's moments, named parameter and PyTorch's word ("conv1.weight.momentum_buffer",
   * "exp_avg", "exp_avg_sq"), and "step", the number of iterations done.
   */
  TensorSource optimizerSource();

  /** Copies this state out. */
  default Map<String, Tensor> optimizerState() {
    return optimizerSource().copy();
  }

  /**
   * Copies such a state in. With the weights, the same seed and the same batches, training then
   * goes on as if it had never been interrupted, to the last bit.
   */
  void restoreOptimizer(Map<String, Tensor> state) throws UserProblem;

  /** Number of values the optimizer changes. */
  long learnableParameters();

  @Override
  void close();
}
