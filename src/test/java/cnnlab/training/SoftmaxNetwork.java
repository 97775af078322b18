package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.Batch;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network;
import cnnlab.engine.Target;
import cnnlab.engine.common.CrossEntropy;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

/** The network of {@link SoftmaxEngine}. */
public final class SoftmaxNetwork implements Network {
  private final Architecture architecture;
  private final int size;
  private final int features;
  private final int grid;
  private final int classes;
  private final float[] weight;
  private final float[] bias;

  public SoftmaxNetwork(Architecture architecture) {
    this.architecture = architecture;
    size = architecture.input().height();
    List<Integer> shape = Objects.requireNonNull(specs().get(head() + ".weight")).shape();
    classes = shape.get(0);
    features = shape.get(1);
    grid = Math.min(size, (int) Math.sqrt(features));
    weight = new float[classes * features];
    bias = new float[classes];
  }

  private String head() {
    return architecture.mainHead().layer();
  }

  private Map<String, TensorSpec> specs() {
    Map<String, TensorSpec> specs = new LinkedHashMap<>();
    try {
      Tensors.of(architecture).forEach(spec -> specs.put(spec.name(), spec));
    } catch (UserProblem e) {
      throw new IllegalArgumentException(e);
    }
    return specs;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public StepResult train(Batch batch, double learningRate) {
    float[] probabilities = predict(batch);
    double loss = 0;
    int correct = 0;
    for (int i = 0; i < batch.size(); i++) {
      float[] seen = look(batch, i);
      int label = batch.labels()[i];
      loss -= Math.log(probabilities[i * classes + label]) / batch.size();
      boolean best = true;
      for (int c = 0; c < classes; c++) {
        float p = probabilities[i * classes + c];
        best &= p <= probabilities[i * classes + label];
        float step = (float) (learningRate / batch.size()) * ((c == label ? 1 : 0) - p);
        bias[c] += step;
        for (int f = 0; f < features; f++) {
          weight[c * features + f] += step * seen[f];
        }
      }
      correct += best ? 1 : 0;
    }
    return new StepResult(loss, correct);
  }

  @Override
  public Map<String, Double> layerSeconds(Batch batch) {
    long begin = System.nanoTime();
    float[] _ = predict(batch);
    return Map.of(architecture.mainHead().layer(), (System.nanoTime() - begin) / 1e9);
  }

  @Override
  public float[] logits(Batch batch) {
    float[] logits = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      float[] seen = look(batch, i);
      for (int c = 0; c < classes; c++) {
        double logit = bias[c];
        for (int f = 0; f < features; f++) {
          logit += weight[c * features + f] * seen[f];
        }
        logits[i * classes + c] = (float) logit;
      }
    }
    return logits;
  }

  @Override
  public float[] predict(Batch batch) {
    float[] probabilities = logits(batch);
    CrossEntropy.softmax(probabilities, batch.size());
    return probabilities;
  }

  /** Mean of the three colors at the grid's points. */
  private float[] look(Batch batch, int example) {
    float[] seen = new float[features];
    int plane = size * size;
    for (int g = 0; g < grid * grid; g++) {
      int pixel = (g / grid * size / grid) * size + g % grid * size / grid;
      for (int channel = 0; channel < 3; channel++) {
        seen[g] += batch.pixels()[(example * 3 + channel) * plane + pixel] / 3;
      }
    }
    return seen;
  }

  @Override
  public Activation activation(Batch batch, String layer) throws UserProblem {
    return filled(layer, 1, _ -> look(batch, 0));
  }

  /** The logarithms of the probabilities for the classifier, which no patch reaches. */
  @Override
  public Map<String, Activation> activations(
      Batch batch, Set<String> layers, List<ActivationPatch> patches) throws UserProblem {
    Map<String, Activation> activations = new LinkedHashMap<>();
    for (String layer : layers) {
      activations.put(
          layer,
          layer.equals(head())
              ? new Activation(Shapes.of(architecture).get(layer), outputs(batch))
              : filled(layer, batch.size(), example -> look(batch, example)));
    }
    for (ActivationPatch patch : patches) {
      Activation own = activations.get(patch.layer());
      if (own != null) {
        patch.apply(own.values(), own.shape());
      }
    }
    return activations;
  }

  private float[] outputs(Batch batch) throws UserProblem {
    float[] outputs = predict(batch);
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) Math.log(outputs[i]);
    }
    return outputs;
  }

  /** What is looked at in place of each layer's values, and the weights of the class for it. */
  @Override
  public Gradients gradients(Batch batch, Target target, BackwardRule rule, Set<String> layers)
      throws UserProblem {
    int label =
        switch (target) {
          case Target.Logit(int wanted) -> wanted;
          case Target.Probability(int wanted) -> wanted;
          case Target.Loss(int wanted) -> wanted;
          case Target.Channel _, Target.Neuron _ -> 0;
        };
    Map<String, Activation> activations = new LinkedHashMap<>();
    Map<String, Activation> gradients = new LinkedHashMap<>();
    for (String layer : layers) {
      activations.put(layer, filled(layer, batch.size(), example -> look(batch, example)));
      gradients.put(layer, filled(layer, batch.size(), _ -> weights(label)));
    }
    return new Gradients(outputs(batch), activations, gradients);
  }

  private float[] weights(int label) {
    return Arrays.copyOfRange(weight, label * features, (label + 1) * features);
  }

  /** Values of a layer for each example: as many as fit, again and again. */
  private Activation filled(String layer, int examples, IntFunction<float[]> values)
      throws UserProblem {
    Shape shape = Shapes.of(architecture).get(layer);
    int each = Math.toIntExact(shape.elements());
    float[] all = new float[examples * each];
    for (int example = 0; example < examples; example++) {
      float[] given = values.apply(example);
      for (int i = 0; i < each; i++) {
        all[example * each + i] = given[i % given.length];
      }
    }
    return new Activation(shape, all);
  }

  @Override
  public TensorSource weightSource() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorSpec spec : specs().values()) {
      float[] values =
          spec.name().equals(head() + ".weight")
              ? weight.clone()
              : spec.name().equals(head() + ".bias")
                  ? bias.clone()
                  : new float[Math.toIntExact(spec.elements())];
      tensors.put(spec.name(), new Tensor(spec.shape(), FloatBuffer.wrap(values)));
    }
    return TensorSource.of(tensors);
  }

  @Override
  public void load(Map<String, Tensor> tensors) {
    Objects.requireNonNull(tensors.get(head() + ".weight")).data().duplicate().get(weight);
    Objects.requireNonNull(tensors.get(head() + ".bias")).data().duplicate().get(bias);
  }

  @Override
  public TensorSource optimizerSource() {
    return TensorSource.of(Map.of());
  }

  @Override
  public void restoreOptimizer(Map<String, Tensor> state) {}

  @Override
  public long learnableParameters() {
    return (long) weight.length + bias.length;
  }

  @Override
  public void close() {}
}
