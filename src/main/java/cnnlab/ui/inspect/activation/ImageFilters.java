package cnnlab.ui.inspect.activation;

import cnnlab.data.image.ColorMap;
import cnnlab.text.Messages;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.weights.Tensor;

/**
 * The filters of a convolution that reads the image: each is a small image in red, green and blue.
 * Mid gray stands for 0, brighter for what the filter looks for, darker for what it is averse to.
 *
 * @param whole of all filters
 */
record ImageFilters(Tensor weights, Range whole) implements Tiles {
  private static final int CHANNELS = 3;
  private static final int OPAQUE = 0xFF;

  ImageFilters(Tensor weights) {
    this(weights, Range.of(weights.data()));
  }

  /** Whether a layer with these weights, [filters, channels, rows, columns], can be shown so. */
  static boolean suits(Tensor weights) {
    return weights.shape().get(1) == CHANNELS;
  }

  @Override
  public int count() {
    return weights.shape().getFirst();
  }

  @Override
  public int height() {
    return weights.shape().get(2);
  }

  @Override
  public int width() {
    return weights.shape().get(3);
  }

  @Override
  public Range range(int filter) {
    int size = CHANNELS * height() * width();
    return Range.of(weights.data(), filter * size, (filter + 1) * size);
  }

  @Override
  public int[] pixels(int filter, Scale scale) {
    Range range = scale == Scale.TILE ? range(filter) : whole;
    int[] pixels = new int[height() * width()];
    for (int i = 0; i < pixels.length; i++) {
      int color = OPAQUE;
      for (int channel = 0; channel < CHANNELS; channel++) {
        double share = Tiles.aroundZero(value(filter, channel, i), range.reach());
        color = (color << 8) | (int) Math.round(0xFF * share);
      }
      pixels[i] = color;
    }
    return pixels;
  }

  private float value(int filter, int channel, int pixel) {
    return weights.data().get((filter * CHANNELS + channel) * height() * width() + pixel);
  }

  @Override
  public ColorMap colors() {
    return ColorMap.GRAY;
  }

  @Override
  public String summary(Messages messages) {
    return messages.get("inspect.filters.summary", count(), height(), width());
  }

  @Override
  public String title(int filter, Messages messages) {
    return messages.get("inspect.filter.title", filter);
  }

  @Override
  public String reading(Spot spot) {
    int pixel = spot.row() * width() + spot.column();
    return "R %s  G %s  B %s"
        .formatted(
            Tiles.figure(value(spot.tile(), 0, pixel)),
            Tiles.figure(value(spot.tile(), 1, pixel)),
            Tiles.figure(value(spot.tile(), 2, pixel)));
  }
}
