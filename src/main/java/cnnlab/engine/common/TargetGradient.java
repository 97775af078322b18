package cnnlab.engine.common;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shape;
import cnnlab.engine.Target;

/** Where a target lies in a network, and its derivative there. */
public final class TargetGradient {
  private TargetGradient() {}

  /** The layer whose output the target is read from. */
  public static String layer(Target target, Architecture architecture) {
    return switch (target) {
      case Target.Logit _, Target.Probability _, Target.Loss _ -> architecture.mainHead().layer();
      case Target.Channel(String layer, _) -> layer;
      case Target.Neuron(String layer, _, _, _) -> layer;
    };
  }

  /**
   * The derivative of each example's target for the values of that layer.
   *
   * @param values of the layer, example by example
   * @param shape of one example's
   */
  public static float[] of(Target target, float[] values, Shape shape) {
    float[] gradient = new float[values.length];
    int each = Math.toIntExact(shape.elements());
    int batch = values.length / each;
    for (int example = 0; example < batch; example++) {
      int from = example * each;
      switch (target) {
        case Target.Logit(int label) -> gradient[from + label] = 1;
        case Target.Probability(int label) -> probability(values, gradient, from, each, label);
        case Target.Loss(int label) -> loss(values, gradient, from, each, label);
        case Target.Channel(_, int channel) -> {
          int places = each / shape.channels();
          for (int i = 0; i < places; i++) {
            gradient[from + channel * places + i] = 1f / places;
          }
        }
        case Target.Neuron(_, int channel, int row, int column) ->
            gradient[from + place(shape, channel, row, column)] = 1;
      }
    }
    return gradient;
  }

  private static int place(Shape shape, int channel, int row, int column) {
    return shape instanceof Shape.FeatureMap(_, int height, int width)
        ? (channel * height + row) * width + column
        : channel;
  }

  private static void probability(
      float[] logits, float[] gradient, int from, int classes, int label) {
    loss(logits, gradient, from, classes, label);
    double probability = 1 + gradient[from + label];
    for (int i = from; i < from + classes; i++) {
      gradient[i] *= (float) -probability;
    }
  }

  /** Softmax less one at the label. */
  private static void loss(float[] logits, float[] gradient, int from, int classes, int label) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + classes; i++) {
      largest = Math.max(largest, logits[i]);
    }
    double sum = 0;
    for (int i = from; i < from + classes; i++) {
      sum += Math.exp(logits[i] - largest);
    }
    for (int i = from; i < from + classes; i++) {
      gradient[i] = (float) (Math.exp(logits[i] - largest) / sum);
    }
    gradient[from + label] -= 1;
  }
}
