package cnnlab.engine.common;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.text.UserProblem;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * Random weights to start from. Each tensor has its own stream of numbers, so that its values
 * follow from the seed and its name, whatever else the network holds.
 *
 * <ul>
 *   <li>Convolutions: normal with variance 2 / fan, He 2015. The fan is that of the outputs where
 *       there is no bias (a normalization follows; torchvision's choice) and that of the inputs
 *       elsewhere, which keeps deep networks without normalization from growing. Biases 0.
 *   <li>Fully connected layers: uniform within 1 / sqrt(inputs), weights and biases (PyTorch's).
 *   <li>Batch normalization: scale 1, shift 0.
 * </ul>
 */
public final class Initialization {
  private static final int CHUNK = 1 << 20;

  private Initialization() {}

  /** Takes the values of a tensor, part by part. */
  public interface Target {
    void put(String tensor, long from, float[] values);
  }

  public static void draw(Architecture architecture, long seed, Target target) throws UserProblem {
    Shapes shapes = Shapes.of(architecture);
    for (Layer layer : architecture.layers()) {
      if (!layer.inputs().isEmpty()) {
        for (TensorSpec tensor : Tensors.of(layer, shapes.inputs(layer).getFirst())) {
          if (tensor.learnable()) {
            long inputs = shapes.inputs(layer).getFirst().channels();
            SplittableRandom random = new SplittableRandom(Seeds.of(seed, tensor.name()));
            fill(tensor, values(layer.op(), tensor, inputs, random), target);
          }
        }
      }
    }
  }

  private static DoubleSupplier values(
      Op op, TensorSpec tensor, long inputs, SplittableRandom random) {
    boolean weight = tensor.shape().size() > 1;
    return switch (op) {
      case Op.Conv conv when weight -> {
        long area = (long) tensor.shape().get(2) * tensor.shape().get(3);
        long fan = (conv.bias() ? tensor.shape().get(1) : tensor.shape().get(0)) * area;
        double deviation = Math.sqrt(2.0 / (double) fan);
        yield () -> deviation * random.nextGaussian();
      }
      case Op.Conv _ -> () -> 0;
      case Op.Linear _ -> {
        double bound = 1 / Math.sqrt((double) inputs);
        yield () -> random.nextDouble(-bound, bound);
      }
      case Op.BatchNorm _ -> {
        double value = tensor.name().endsWith(".weight") ? 1 : 0;
        yield () -> value;
      }
      case Op.ParameterFree _ -> throw new IllegalArgumentException(tensor.name());
    };
  }

  private static void fill(TensorSpec tensor, DoubleSupplier next, Target target) {
    for (long from = 0; from < tensor.elements(); from += CHUNK) {
      float[] values = new float[(int) Math.min(CHUNK, tensor.elements() - from)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) next.getAsDouble();
      }
      target.put(tensor.name(), from, values);
    }
  }
}
