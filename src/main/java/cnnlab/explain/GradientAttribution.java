package cnnlab.explain;

import cnnlab.engine.BackwardRule;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Maps of pixels from the gradient of a class's score for the image as the network is given it. */
record GradientAttribution(ImageScore score) {

  /** What each value of the image changes in the score. */
  LayerMap gradient(BackwardRule rule) throws UserProblem {
    return map(score.gradient(score.pixels(), 1, rule));
  }

  /** The image times what the rule passes back to it. */
  LayerMap timesInput(BackwardRule rule) throws UserProblem {
    float[] products = score.gradient(score.pixels(), 1, rule);
    for (int i = 0; i < products.length; i++) {
      products[i] *= score.pixels()[i];
    }
    return map(products);
  }

  /**
   * The mean gradient over images with Gaussian noise; empty if it was ended early.
   *
   * @param noise standard deviation as a share of the image's range
   */
  Optional<LayerMap> smooth(double noise, int images) throws UserProblem {
    Random random = new Random(1);
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : score.pixels()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double deviation = noise * (high - low);
    return mean(images, (_, i) -> score.pixels()[i] + deviation * random.nextGaussian())
        .map(this::map);
  }

  /**
   * The mean gradient on the way from a baseline to the image, times that way; adds up to the
   * difference of the scores. Each step is judged in its middle. Empty if it was ended early.
   */
  Optional<LayerMap> integrated(float[] baseline, int steps) throws UserProblem {
    float[] pixels = score.pixels();
    return mean(steps, (step, i) -> baseline[i] + (pixels[i] - baseline[i]) * (step + 0.5) / steps)
        .map(
            mean -> {
              for (int i = 0; i < mean.length; i++) {
                mean[i] *= pixels[i] - baseline[i];
              }
              return map(mean);
            });
  }

  /** The value at a position of the image of this number. */
  private interface Change {
    double of(int image, int position);
  }

  private Optional<float[]> mean(int images, Change change) throws UserProblem {
    int values = score.pixels().length;
    float[] mean = new float[values];
    for (int first = 0; first < images; first += ImageScore.AT_ONCE) {
      if (!score.goOn().test((double) first / images)) {
        return Optional.empty();
      }
      int count = Math.min(ImageScore.AT_ONCE, images - first);
      float[] changed = new float[count * values];
      for (int i = 0; i < changed.length; i++) {
        changed[i] = (float) change.of(first + i / values, i % values);
      }
      float[] gradients = score.gradient(changed, count, BackwardRule.GRADIENT);
      for (int i = 0; i < gradients.length; i++) {
        mean[i % values] += gradients[i] / images;
      }
    }
    return Optional.of(mean);
  }

  private LayerMap map(float[] values) {
    return new LayerMap(
        score.input(),
        List.of(score.channels(), score.side(), values.length / score.channels() / score.side()),
        values);
  }
}
