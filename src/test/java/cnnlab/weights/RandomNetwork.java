package cnnlab.weights;

import cnnlab.arch.Architecture;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.text.UserProblem;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Random weights under which every layer counts, and what a network makes of a random image. */
public final class RandomNetwork {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  private RandomNetwork() {}

  public static Map<String, Tensor> weights(Architecture architecture) throws UserProblem {
    Random random = new Random(7);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorSpec spec : Tensors.of(architecture)) {
      float[] values = new float[Math.toIntExact(spec.elements())];
      double fan = spec.elements() / (double) spec.shape().getFirst();
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * Math.sqrt(2 / fan));
      }
      if (spec.shape().size() == 1) { // a bias, or of a normalization
        boolean factor = spec.name().endsWith("weight") || spec.name().endsWith("running_var");
        for (int i = 0; i < values.length; i++) {
          values[i] = (factor ? 1 : 0) + 0.3f * (random.nextFloat() - 0.5f);
        }
      }
      tensors.put(spec.name(), new Tensor(spec.shape(), FloatBuffer.wrap(values)));
    }
    return tensors;
  }

  public static float[] image(Architecture architecture) {
    var input = architecture.input();
    Random random = new Random(3);
    float[] pixels = new float[input.channels() * input.height() * input.width()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return pixels;
  }

  /** Logits as the lab computes them. */
  public static float[] logits(
      Architecture architecture, Map<String, Tensor> tensors, float[] image) throws UserProblem {
    try (Network network = ENGINE.forInference(architecture)) {
      network.load(tensors);
      Batch batch = new Batch(1, image, new int[1]);
      return network.activation(batch, architecture.mainHead().layer()).values();
    }
  }

  /** The largest difference, as a share of the largest value. */
  public static double distance(float[] found, float[] expected) {
    if (found.length != expected.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 1e-9;
    double difference = 0;
    for (int i = 0; i < found.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(found[i] - expected[i]));
      if (Float.isNaN(found[i]) || Float.isNaN(expected[i])) {
        throw new AssertionError("NaN among " + Arrays.toString(expected));
      }
    }
    return difference / largest;
  }
}
