package cnnlab.data.transform;

import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Mean and standard deviation of red, green and blue over all pixels of many images, on the scale 0
 * to 1.
 */
record ChannelStatistics(List<Float> mean, List<Float> std) {
  /** Images looked at; more change the third digit at most. */
  static final int EXAMPLES = 1000;

  /** So that a channel that never changes is not divided by nothing. */
  private static final double LEAST_STD = 1 / 255.0;

  /**
   * Of images spread evenly over the split, scaled to {@code inputSize}. Those that cannot be read
   * are passed over, as in training.
   *
   * @throws UserProblem the last one's where none can be read
   */
  static ChannelStatistics of(Split split, int inputSize) throws UserProblem {
    double[] sum = new double[3];
    double[] squares = new double[3];
    int examples = Math.min(split.size(), EXAMPLES);
    int read = 0;
    UserProblem unreadable = null;
    for (int i = 0; i < examples; i++) {
      int index = (int) ((long) i * split.size() / examples);
      try {
        add(Resampling.fit(split.image(index), inputSize, inputSize).rgb(), sum, squares);
        read++;
      } catch (UserProblem problem) {
        unreadable = problem;
      }
    }
    if (read == 0 && unreadable != null) {
      throw unreadable;
    }
    double pixels = (double) read * inputSize * inputSize;
    double[] mean = DoubleStream.of(sum).map(total -> total / pixels).toArray();
    double[] std = new double[3];
    for (int channel = 0; channel < 3; channel++) {
      double variance = squares[channel] / pixels - mean[channel] * mean[channel];
      std[channel] = Math.max(Math.sqrt(Math.max(variance, 0)), LEAST_STD);
    }
    return new ChannelStatistics(floats(mean), floats(std));
  }

  private static void add(byte[] rgb, double[] sum, double[] squares) {
    for (int at = 0; at < rgb.length; at++) {
      double value = (rgb[at] & 0xff) / 255.0;
      sum[at % 3] += value;
      squares[at % 3] += value * value;
    }
  }

  private static List<Float> floats(double[] values) {
    return DoubleStream.of(values).mapToObj(value -> (float) value).toList();
  }
}
