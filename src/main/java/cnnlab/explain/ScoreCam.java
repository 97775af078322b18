package cnnlab.explain;

import cnnlab.arch.Shape;
import cnnlab.engine.Network.Activation;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Score-CAM (Wang et al. 2020): a channel counts by the score that the image has where only what
 * the channel responds to is left of it. No gradient is asked for.
 */
record ScoreCam(ImageScore score) {

  /**
   * The map of one layer.
   *
   * @param most how many channels are tried at most, the most active first
   * @return empty if it was ended early
   */
  Optional<LayerMap> map(String layer, int most) throws UserProblem {
    Activation activation = score.activation(layer);
    if (!(activation.shape() instanceof Shape.FeatureMap(int channels, int rows, int columns))) {
      throw new IllegalArgumentException(layer + " has no positions");
    }
    HeatMap[] maps = new HeatMap[channels];
    int positions = rows * columns;
    for (int channel = 0; channel < channels; channel++) {
      int from = channel * positions;
      maps[channel] =
          new HeatMap(
              rows, columns, Arrays.copyOfRange(activation.values(), from, from + positions));
    }
    int[] tried =
        IntStream.range(0, channels)
            .boxed()
            .sorted(Comparator.comparingDouble(channel -> -total(maps[channel])))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    double[] scores = new double[tried.length];
    for (int first = 0; first < tried.length; first += ImageScore.AT_ONCE) {
      if (!score.goOn().test((double) first / tried.length)) {
        return Optional.empty();
      }
      int count = Math.min(ImageScore.AT_ONCE, tried.length - first);
      float[] images = new float[count * score.pixels().length];
      for (int i = 0; i < count; i++) {
        mask(maps[tried[first + i]], images, i * score.pixels().length);
      }
      float[] found = score.of(images, count);
      for (int i = 0; i < count; i++) {
        scores[first + i] = found[i];
      }
    }
    float[] map = new float[positions];
    double[] weights = softmax(scores);
    for (int i = 0; i < tried.length; i++) {
      for (int position = 0; position < positions; position++) {
        map[position] += (float) (weights[i] * maps[tried[i]].values()[position]);
      }
    }
    return Optional.of(LayerMap.ofPlaces(layer, rows, columns, map));
  }

  private static double total(HeatMap map) {
    double total = 0;
    for (float value : map.values()) {
      total += value;
    }
    return total;
  }

  /** The image times the map, resized and scaled to 0 to 1; nothing is left where all is even. */
  private void mask(HeatMap map, float[] images, int offset) {
    float[] mask = map.resized(score.side()).values();
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : mask) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (high > low) {
      for (int i = 0; i < score.pixels().length; i++) {
        float share = (mask[i % mask.length] - low) / (high - low);
        images[offset + i] = share * score.pixels()[i];
      }
    }
  }

  private static double[] softmax(double[] scores) {
    double top = Arrays.stream(scores).max().orElse(0);
    double[] weights = Arrays.stream(scores).map(value -> Math.exp(value - top)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
