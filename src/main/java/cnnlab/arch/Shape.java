package cnnlab.arch;

import java.util.List;

/** The shape of one example's activation, without the batch dimension. */
public sealed interface Shape {

  /**
   * A stack of {@code channels} planes of {@code height} x {@code width} values; written [C,H,W].
   */
  record FeatureMap(int channels, int height, int width) implements Shape {
    @Override
    public long elements() {
      return (long) channels * height * width;
    }

    @Override
    public List<Integer> dimensions() {
      return List.of(channels, height, width);
    }

    @Override
    public String toString() {
      return channels + " × " + height + " × " + width;
    }
  }

  /** A vector of {@code channels} values; written [N]. */
  record Vector(int channels) implements Shape {
    @Override
    public long elements() {
      return channels;
    }

    @Override
    public List<Integer> dimensions() {
      return List.of(channels);
    }

    @Override
    public String toString() {
      return Integer.toString(channels);
    }
  }

  /** Number of channels of a feature map, or length of a vector. */
  int channels();

  /** Number of values for one example. */
  long elements();

  /** [C,H,W] or [N]. */
  List<Integer> dimensions();
}
