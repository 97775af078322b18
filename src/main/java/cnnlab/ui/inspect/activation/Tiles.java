package cnnlab.ui.inspect.activation;

import cnnlab.data.image.ColorMap;
import cnnlab.text.Messages;
import cnnlab.ui.inspect.image.Spot;
import java.nio.FloatBuffer;
import java.util.Locale;

/** Something of a layer that is shown as a grid of small images of one size. */
public sealed interface Tiles permits FeatureMaps, ImageFilters, KernelSlices {

  /** Which values the ends of the colors stand for. */
  enum Scale {
    /** Each tile's own: shows the pattern of a weak one too. */
    TILE,
    /** The layer's: tiles can be compared with each other. */
    LAYER
  }

  /** Least, greatest and mean value. */
  record Range(float least, float greatest, float mean) {

    /** Of all values. Worked out where tiles are made, beside the screen: there may be millions. */
    static Range of(FloatBuffer values) {
      return of(values, 0, values.limit());
    }

    /** Of the values from one position up to another, which is not counted. */
    static Range of(FloatBuffer values, int from, int to) {
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      double sum = 0;
      for (int i = from; i < to; i++) {
        float value = values.get(i);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        sum += value;
      }
      return new Range(least, greatest, (float) (sum / (to - from)));
    }

    /** The greatest distance from 0. */
    float reach() {
      return Math.max(Math.abs(least), Math.abs(greatest));
    }
  }

  /** Number of tiles. */
  int count();

  /** Rows of a tile. */
  int height();

  /** Columns of a tile. */
  int width();

  Range range(int tile);

  /** The colors of one tile, row by row, as 0xAARRGGBB. */
  int[] pixels(int tile, Scale scale);

  /** What the colors stand for, from the lowest value to the highest. */
  ColorMap colors();

  /** How many there are of what. */
  String summary(Messages messages);

  /** The name of one. */
  String title(int tile, Messages messages);

  /** The value or values at one place. */
  String reading(Spot spot);

  /** A value with three digits. */
  static String figure(float value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /**
   * The share, 0 to 1, at which a value lies between -reach and reach; the middle where all is 0.
   */
  static double aroundZero(float value, float reach) {
    return reach > 0 ? 0.5 + value / reach / 2 : 0.5;
  }
}
