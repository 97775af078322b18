package cnnlab.explain.calculation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a convolution or a fully connected layer adds up: input times weight over a window of all
 * channels that a filter reads, and the bias.
 *
 * @param firstChannel of the layer before that is read; others than 0 where a convolution has
 *     groups
 * @param inputs of all channels; of a vector each value is a channel
 * @param weights in the same order
 * @param bias null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record WeightedSum(
    int firstChannel, WindowValues inputs, float[] weights, @Nullable Float bias)
    implements Derivation {

  /** Input channels. */
  public int channels() {
    return weights.length / inputs.size();
  }

  /** An input; NaN in the padding, which counts as 0. */
  public float input(int channel, int cell) {
    return inputs.values()[channel * inputs.size() + cell];
  }

  public float weight(int channel, int cell) {
    return weights[channel * inputs.size() + cell];
  }

  public double product(int channel, int cell) {
    float input = input(channel, cell);
    return Float.isNaN(input) ? 0 : (double) input * weight(channel, cell);
  }

  /** What one channel adds. */
  public double sum(int channel) {
    double sum = 0;
    for (int cell = 0; cell < inputs.size(); cell++) {
      sum += product(channel, cell);
    }
    return sum;
  }

  /** What all channels add. */
  public double sum() {
    return IntStream.range(0, channels()).mapToDouble(this::sum).sum();
  }

  /** The channels by how much they add, whichever way; most first. */
  public List<Integer> byMagnitude() {
    double[] sums = IntStream.range(0, channels()).mapToDouble(this::sum).toArray();
    return IntStream.range(0, sums.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer channel) -> -Math.abs(sums[channel])))
        .toList();
  }

  @Override
  public double result() {
    return sum() + (bias == null ? 0 : bias);
  }

  @Override
  public double scale() {
    double largest =
        IntStream.range(0, channels()).mapToDouble(c -> Math.abs(sum(c))).max().orElse(0);
    return Math.max(largest, bias == null ? 0 : Math.abs(bias));
  }
}
