package cnnlab.explain;

import cnnlab.arch.Shape;
import cnnlab.engine.Network.Activation;

/**
 * Maps from a layer's activation A and the gradient g of the class's score for it, both [channels,
 * rows, columns], before the ReLU that leaves out what speaks against the class.
 */
final class GradCam {
  private static final double AGAINST_ZERO = 1e-6;

  private GradCam() {}

  /** Of the methods that work with one layer's activation and gradient. */
  static LayerMap of(
      AttributionMethod method, String layer, Activation activation, Activation gradient) {
    return switch (method) {
      case GRAD_CAM -> weighted(layer, activation, gradient, GradCam::mean);
      case GRAD_CAM_PLUS_PLUS -> weighted(layer, activation, gradient, GradCam::plusPlus);
      case XGRAD_CAM -> weighted(layer, activation, gradient, GradCam::share);
      case HIRES_CAM -> pointwise(layer, activation, gradient, false);
      case LAYER_CAM -> pointwise(layer, activation, gradient, true);
      default -> throw new IllegalArgumentException(method + " is no map of an activation");
    };
  }

  /** The weight of a channel, from the values of its positions. */
  private interface Weight {
    double of(float[] activation, float[] gradient, int from, int to);
  }

  private static LayerMap weighted(
      String layer, Activation activation, Activation gradient, Weight weight) {
    LayerMap map = empty(layer, activation.shape());
    int positions = map.values().length;
    for (int channel = 0; channel < activation.shape().channels(); channel++) {
      int from = channel * positions;
      double factor = weight.of(activation.values(), gradient.values(), from, from + positions);
      for (int position = 0; position < positions; position++) {
        map.values()[position] += (float) (factor * activation.values()[from + position]);
      }
    }
    return map;
  }

  private static double mean(float[] activation, float[] gradient, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += gradient[i];
    }
    return sum / (to - from);
  }

  /** Sum of g A as a share of the sum of A; 0 where that is. */
  private static double share(float[] activation, float[] gradient, int from, int to) {
    double all = 0;
    double effect = 0;
    for (int i = from; i < to; i++) {
      all += activation[i];
      effect += gradient[i] * activation[i];
    }
    return all == 0 ? 0 : effect / all;
  }

  /** Sum of ReLU(g) g^2 / (2 g^2 + g^3 sum(A)), the fraction 0 where g is. */
  private static double plusPlus(float[] activation, float[] gradient, int from, int to) {
    double all = 0;
    for (int i = from; i < to; i++) {
      all += activation[i];
    }
    double weight = 0;
    for (int i = from; i < to; i++) {
      double g = gradient[i];
      if (g > 0) {
        weight += g * g * g / (2 * g * g + g * g * g * all + AGAINST_ZERO);
      }
    }
    return weight;
  }

  private static LayerMap pointwise(
      String layer, Activation activation, Activation gradient, boolean positive) {
    LayerMap map = empty(layer, activation.shape());
    int positions = map.values().length;
    for (int i = 0; i < activation.values().length; i++) {
      float g = gradient.values()[i];
      map.values()[i % positions] += (positive ? Math.max(0, g) : g) * activation.values()[i];
    }
    return map;
  }

  private static LayerMap empty(String layer, Shape shape) {
    if (!(shape instanceof Shape.FeatureMap(_, int rows, int columns))) {
      throw new IllegalArgumentException(shape + " has no positions");
    }
    return LayerMap.ofPlaces(layer, rows, columns, new float[rows * columns]);
  }
}
