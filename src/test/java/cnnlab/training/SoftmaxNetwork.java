package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
  public float[] predict(Batch batch) {
    float[] probabilities = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      float[] seen = look(batch, i);
      double[] exp = new double[classes];
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        double logit = bias[c];
        for (int f = 0; f < features; f++) {
          logit += weight[c * features + f] * seen[f];
        }
        exp[c] = Math.exp(logit);
        sum += exp[c];
      }
      for (int c = 0; c < classes; c++) {
        probabilities[i * classes + c] = (float) (exp[c] / sum);
      }
    }
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
    Shape shape = Shapes.of(architecture).get(layer);
    float[] seen = look(batch, 0);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = seen[i % features];
    }
    return new Activation(shape, values);
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
