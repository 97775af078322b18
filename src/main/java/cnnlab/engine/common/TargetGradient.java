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
    int each = Math.toIntExact(shape.elements());
    int batch = values.length / each;
    boolean fromSoftmax = target instanceof Target.Probability || target instanceof Target.Loss;
    float[] gradient = fromSoftmax ? values.clone() : new float[values.length];
    if (fromSoftmax) {
      CrossEntropy.softmax(gradient, batch);
    }
    for (int example = 0; example < batch; example++) {
      int from = example * each;
      switch (target) {
        case Target.Logit(int label) -> gradient[from + label] = 1;
        case Target.Probability(int label) -> probability(gradient, from, each, label);
        case Target.Loss(int label) -> gradient[from + label] -= 1;
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

  /** Turns one example's probabilities into the derivatives of that of the label. */
  private static void probability(float[] gradient, int from, int classes, int label) {
    float own = gradient[from + label];
    gradient[from + label] -= 1;
    for (int i = from; i < from + classes; i++) {
      gradient[i] *= -own;
    }
  }
}
