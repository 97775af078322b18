package cnnlab.ui.inspect.activation;

import cnnlab.arch.Shape;
import cnnlab.data.image.ColorMap;
import cnnlab.engine.Network.Activation;
import cnnlab.text.Messages;
import cnnlab.ui.inspect.image.Spot;
import java.nio.FloatBuffer;

/**
 * The activation of one layer as images, one per channel. A vector counts as one map of one row.
 */
public final class FeatureMaps implements Tiles {
  private final Shape shape;
  private final FloatBuffer values;
  private final int count;
  private final int height;
  private final int width;
  private final Range whole;

  public FeatureMaps(Activation activation) {
    shape = activation.shape();
    values = FloatBuffer.wrap(activation.values());
    switch (shape) {
      case Shape.FeatureMap(int channels, int rows, int columns) -> {
        count = channels;
        height = rows;
        width = columns;
      }
      case Shape.Vector(int length) -> {
        count = 1;
        height = 1;
        width = length;
      }
    }
    whole = Range.of(values);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  public boolean isVector() {
    return shape instanceof Shape.Vector;
  }

  /**
   * The channel with the greatest value, of a vector the unit; the first where all are the same.
   */
  public int strongestChannel() {
    int best = 0;
    for (int i = 1; i < values.limit(); i++) {
      best = values.get(i) > values.get(best) ? i : best;
    }
    return best / valuesPerChannel();
  }

  /** Whether a channel, of a vector a unit, is there and not zero everywhere. */
  public boolean isAlive(int channel) {
    int each = valuesPerChannel();
    return channel < values.limit() / each
        && Range.of(values, channel * each, (channel + 1) * each).reach() > 0;
  }

  private int valuesPerChannel() {
    return isVector() ? 1 : height * width;
  }

  /** Of all values of the layer. */
  public Range whole() {
    return whole;
  }

  @Override
  public Range range(int map) {
    int size = height * width;
    return Range.of(values, map * size, (map + 1) * size);
  }

  /** A map of one single value is all dark. */
  @Override
  public int[] pixels(int map, Scale scale) {
    Range range = scale == Scale.TILE ? range(map) : whole;
    float span = range.greatest() - range.least();
    int size = height * width;
    int[] pixels = new int[size];
    for (int i = 0; i < size; i++) {
      float value = values.get(map * size + i);
      pixels[i] = colors().argb(span > 0 ? (value - range.least()) / span : 0);
    }
    return pixels;
  }

  @Override
  public ColorMap colors() {
    return ColorMap.VIRIDIS;
  }

  @Override
  public String summary(Messages messages) {
    return isVector()
        ? messages.get("inspect.maps.vector", width)
        : messages.get("inspect.maps.summary", count, height, width);
  }

  @Override
  public String title(int map, Messages messages) {
    return messages.get("inspect.map.title", map);
  }

  @Override
  public String reading(Spot spot) {
    return Tiles.figure(values.get((spot.tile() * height + spot.row()) * width + spot.column()));
  }
}
