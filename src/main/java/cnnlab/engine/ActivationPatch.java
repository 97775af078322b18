package cnnlab.engine;

import cnnlab.arch.Shape;
import java.util.Arrays;
import java.util.Set;

/**
 * Values that take the place of a layer's own for all layers that read it.
 *
 * @param change made to the layer's own values
 */
public record ActivationPatch(String layer, Change change) {

  /** What becomes of one example's values. */
  public interface Change {

    /**
     * Changes them in place.
     *
     * @param values channel by channel, row by row
     */
    void apply(float[] values, Shape shape);
  }

  /** Channels, or units of a vector, that are silent. */
  public static ActivationPatch ablation(String layer, Set<Integer> channels) {
    return new ActivationPatch(
        layer,
        (values, shape) -> {
          int each = values.length / shape.channels();
          channels.forEach(channel -> Arrays.fill(values, channel * each, (channel + 1) * each, 0));
        });
  }

  /** Other values, the same for each example. */
  public static ActivationPatch replacement(String layer, float[] others) {
    return new ActivationPatch(
        layer, (values, _) -> System.arraycopy(others, 0, values, 0, values.length));
  }

  /**
   * Changes a batch's values.
   *
   * @param values example by example
   * @param shape of one example's
   */
  public void apply(float[] values, Shape shape) {
    int each = Math.toIntExact(shape.elements());
    for (int from = 0; from < values.length; from += each) {
      float[] example = Arrays.copyOfRange(values, from, from + each);
      change.apply(example, shape);
      System.arraycopy(example, 0, values, from, each);
    }
  }
}
