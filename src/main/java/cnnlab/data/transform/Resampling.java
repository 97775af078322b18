package cnnlab.data.transform;

import cnnlab.data.image.RgbImage;

/**
 * Antialiased bilinear scaling with 8-bit results, equal to the Python Imaging Library's to the
 * last bit: a triangle filter as wide as the reduction, first along rows and then along columns,
 * with weights of 22 fractional bits. Only the part that is kept gets computed, so that even an
 * image of one pixel's height costs no more than its own size.
 */
public final class Resampling {
  private static final int FRACTION_BITS = 22;

  private Resampling() {}

  /** Scales the shorter side to {@code resize} and cuts out the center square. */
  public static RgbImage fit(RgbImage image, int resize, int size) {
    boolean portrait = image.width() <= image.height();
    long shorter = portrait ? image.width() : image.height();
    long longer = portrait ? image.height() : image.width();
    long scaled = resize * longer / shorter;
    long width = portrait ? resize : scaled;
    long height = portrait ? scaled : resize;
    Axis columns = Axis.centered(image.width(), width, size);
    Axis rows = Axis.centered(image.height(), height, size);
    if (columns.isIdentity() && rows.isIdentity()) {
      return image;
    }
    return scaleColumns(scaleRows(image, columns, rows), rows, rows.first());
  }

  /** Scales a part of the image to a square; beyond the part nothing is looked at but its edge. */
  static RgbImage window(RgbImage image, RandomWindow window, int size) {
    Axis columns = Axis.window(image.width(), window.x(), window.width(), size);
    Axis rows = Axis.window(image.height(), window.y(), window.height(), size);
    return scaleColumns(scaleRows(image, columns, rows), rows, rows.first());
  }

  /** Makes rows as long as wanted; only those rows that the vertical pass will read. */
  private static RgbImage scaleRows(RgbImage image, Axis columns, Axis rows) {
    int top = rows.first();
    int height = rows.end() - top;
    byte[] out = new byte[height * columns.size() * 3];
    for (int y = 0; y < height; y++) {
      int row = (top + y) * image.width() * 3;
      for (int x = 0; x < columns.size(); x++) {
        columns.blend(image.rgb(), row, 3, x, out, (y * columns.size() + x) * 3);
      }
    }
    return new RgbImage(columns.size(), height, out);
  }

  private static RgbImage scaleColumns(RgbImage image, Axis rows, int top) {
    int stride = image.width() * 3;
    byte[] out = new byte[rows.size() * stride];
    for (int y = 0; y < rows.size(); y++) {
      for (int x = 0; x < image.width(); x++) {
        rows.blend(image.rgb(), x * 3 - top * stride, stride, y, out, y * stride + x * 3);
      }
    }
    return new RgbImage(image.width(), rows.size(), out);
  }

  /**
   * One direction's weights: output pixel {@code i} is the sum of {@code weights[i]} times the
   * input pixels from {@code starts[i]} on.
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
  private record Axis(int inputSize, int[] starts, int[][] weights) {

    /** For the central {@code size} of {@code scaled} output pixels. */
    static Axis centered(int inputSize, long scaled, int size) {
      // Halves go to the even neighbor, as Python's round does.
      long begin = (long) Math.rint((scaled - size) / 2.0);
      double scale = (double) inputSize / scaled;
      int[] starts = new int[size];
      int[][] weights = new int[size][];
      for (int i = 0; i < size; i++) {
        if (inputSize == scaled) {
          starts[i] = (int) begin + i;
          weights[i] = new int[] {1 << FRACTION_BITS};
        } else {
          double center = (begin + i + 0.5) * scale;
          double reach = Math.max(scale, 1);
          starts[i] = Math.max((int) (center - reach + 0.5), 0);
          int end = Math.min((int) (center + reach + 0.5), inputSize);
          weights[i] = triangle(starts[i], end, center, reach);
        }
      }
      return new Axis(inputSize, starts, weights);
    }

    /** For {@code size} output pixels from a part of the input. */
    static Axis window(int inputSize, double from, double length, int size) {
      double scale = length / size;
      double reach = Math.max(scale, 1);
      int[] starts = new int[size];
      int[][] weights = new int[size][];
      for (int i = 0; i < size; i++) {
        double center = from + (i + 0.5) * scale;
        starts[i] = Math.clamp((int) (center - reach + 0.5), 0, inputSize - 1);
        int end = Math.clamp((int) (center + reach + 0.5), starts[i] + 1, inputSize);
        weights[i] = triangle(starts[i], end, center, reach);
      }
      return new Axis(inputSize, starts, weights);
    }

    private static int[] triangle(int start, int end, double center, double reach) {
      int count = end - start;
      double[] heights = new double[count];
      double sum = 0;
      for (int i = 0; i < count; i++) {
        heights[i] = Math.max(1 - Math.abs((i + start - center + 0.5) * (1 / reach)), 0);
        sum += heights[i];
      }
      int[] weights = new int[count];
      for (int i = 0; i < count; i++) {
        weights[i] = (int) (0.5 + heights[i] / sum * (1 << FRACTION_BITS));
      }
      return weights;
    }

    int size() {
      return starts.length;
    }

    int first() {
      return starts[0];
    }

    /** Just past the last input pixel that is read. */
    int end() {
      return starts[size() - 1] + weights[size() - 1].length;
    }

    boolean isIdentity() {
      return size() == inputSize && first() == 0 && weights[0].length == 1 && end() == inputSize;
    }

    /** Computes output pixel {@code i} from a line of pixels that lie {@code step} bytes apart. */
    void blend(byte[] in, int line, int step, int i, byte[] out, int to) {
      int half = 1 << (FRACTION_BITS - 1);
      int red = half;
      int green = half;
      int blue = half;
      int from = line + starts[i] * step;
      for (int weight : weights[i]) {
        red += (in[from] & 0xff) * weight;
        green += (in[from + 1] & 0xff) * weight;
        blue += (in[from + 2] & 0xff) * weight;
        from += step;
      }
      out[to] = (byte) (red >> FRACTION_BITS);
      out[to + 1] = (byte) (green >> FRACTION_BITS);
      out[to + 2] = (byte) (blue >> FRACTION_BITS);
    }
  }
}
