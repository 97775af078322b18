package cnnlab.ui.inspect.activation;

import cnnlab.data.image.ColorMap;
import cnnlab.text.Messages;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.weights.Tensor;

/**
 * One filter of a convolution, a slice for every channel that it reads: blue below 0, red above.
 *
 * @param weights of all filters: [filters, channels, rows, columns]
 * @param whole of all filters
 */
record KernelSlices(Tensor weights, Range whole, int filter) implements Tiles {

  KernelSlices(Tensor weights, int filter) {
    this(weights, Range.of(weights.data()), filter);
  }

  int filters() {
    return weights.shape().getFirst();
  }

  @Override
  public int count() {
    return weights.shape().get(1);
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
  public Range range(int slice) {
    return Range.of(weights.data(), start(slice), start(slice + 1));
  }

  private int start(int slice) {
    return (filter * count() + slice) * height() * width();
  }

  @Override
  public int[] pixels(int slice, Scale scale) {
    Range range = scale == Scale.TILE ? range(slice) : whole;
    int[] pixels = new int[height() * width()];
    for (int i = 0; i < pixels.length; i++) {
      float value = weights.data().get(start(slice) + i);
      pixels[i] = colors().argb(Tiles.aroundZero(value, range.reach()));
    }
    return pixels;
  }

  @Override
  public ColorMap colors() {
    return ColorMap.BLUE_RED;
  }

  @Override
  public String summary(Messages messages) {
    return messages.get("inspect.slices.summary", count(), height(), width());
  }

  @Override
  public String title(int slice, Messages messages) {
    return messages.get("inspect.slice.title", filter, slice);
  }

  @Override
  public String reading(Spot spot) {
    int value = start(spot.tile()) + spot.row() * width() + spot.column();
    return Tiles.figure(weights.data().get(value));
  }
}
