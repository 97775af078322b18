package cnnlab.explain.perturbation;

import cnnlab.data.image.RgbImage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All that is done to an image: moved, then blurred, then its colors changed, then noise, then the
 * patch, then what is drawn. What comes in at the edges is gray.
 *
 * @param amounts of the perturbations that are in use
 * @param patch null for none
 * @param strokes in the order in which they were drawn
 */
public record ImageChange(
    Map<Perturbation, Double> amounts, @Nullable GrayPatch patch, List<Stroke> strokes) {
  /** Changes nothing. */
  public static final ImageChange NONE = new ImageChange(Map.of(), null, List.of());

  private static final double HALF = 0.5;
  private static final float MIDDLE = GrayPatch.GRAY / 255f;
  private static final double REACH = 3;

  public ImageChange {
    amounts = Map.copyOf(amounts);
    strokes = List.copyOf(strokes);
  }

  public double amount(Perturbation perturbation) {
    return amounts.getOrDefault(perturbation, perturbation.neutral());
  }

  public ImageChange with(Perturbation perturbation, double amount) {
    Map<Perturbation, Double> others = new EnumMap<>(Perturbation.class);
    others.putAll(amounts);
    others.put(perturbation, amount);
    return new ImageChange(others, patch, strokes);
  }

  public ImageChange with(@Nullable GrayPatch other) {
    return new ImageChange(amounts, other, strokes);
  }

  public ImageChange with(List<Stroke> others) {
    return new ImageChange(amounts, patch, others);
  }

  /** A changed copy of a square image. */
  public RgbImage apply(RgbImage image) {
    int side = image.width();
    float[] colors = blurred(moved(image), side);
    double contrast = amount(Perturbation.CONTRAST);
    double brightness = amount(Perturbation.BRIGHTNESS);
    double noise = amount(Perturbation.NOISE);
    Random random = new Random(1);
    int[] drawn = Stroke.paint(strokes, side);
    byte[] rgb = new byte[colors.length];
    for (int i = 0; i < rgb.length; i++) {
      double color = (colors[i] - HALF) * contrast + HALF + brightness;
      color += noise > 0 ? noise * random.nextGaussian() : 0;
      int pixel = i / 3;
      boolean covered = patch != null && patch.covers(pixel % side, pixel / side, side);
      rgb[i] = (byte) (covered ? GrayPatch.GRAY : Math.clamp(Math.round(color * 255), 0L, 255L));
      if (drawn[pixel] != Stroke.ERASER) {
        rgb[i] = (byte) (drawn[pixel] >> (16 - 8 * (i % 3)));
      }
    }
    return new RgbImage(side, side, rgb);
  }

  /** Colors from 0 to 1, each from where it was before, between pixels in proportion. */
  private float[] moved(RgbImage image) {
    int side = image.width();
    double angle = Math.toRadians(amount(Perturbation.ROTATION));
    double zoom = amount(Perturbation.ZOOM);
    double cos = Math.cos(angle) / zoom;
    double sin = Math.sin(angle) / zoom;
    double right = amount(Perturbation.SHIFT_RIGHT) * side;
    double down = amount(Perturbation.SHIFT_DOWN) * side;
    double middle = (side - 1) / 2.0;
    float[] colors = new float[side * side * 3];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double x = column - middle - right;
        double y = row - middle - down;
        double fromX = cos * x + sin * y + middle;
        double fromY = -sin * x + cos * y + middle;
        for (int channel = 0; channel < 3; channel++) {
          colors[(row * side + column) * 3 + channel] = between(image, fromX, fromY, channel);
        }
      }
    }
    return colors;
  }

  private static float between(RgbImage image, double x, double y, int channel) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float across = (float) (x - left);
    float along = (float) (y - top);
    float upper = (1 - across) * color(image, left, top, channel);
    float lower = (1 - across) * color(image, left, top + 1, channel);
    if (across > 0) { // else the neighbor does not count, and may lie beyond the edge
      upper += across * color(image, left + 1, top, channel);
      lower += across * color(image, left + 1, top + 1, channel);
    }
    return (1 - along) * upper + (along > 0 ? along * lower : 0);
  }

  private static float color(RgbImage image, int x, int y, int channel) {
    boolean inside = x >= 0 && x < image.width() && y >= 0 && y < image.height();
    return inside ? (image.rgb()[(y * image.width() + x) * 3 + channel] & 0xff) / 255f : MIDDLE;
  }

  private float[] blurred(float[] colors, int side) {
    double sigma = amount(Perturbation.BLUR) * side;
    if (sigma <= 0) {
      return colors;
    }
    int reach = (int) Math.ceil(REACH * sigma);
    float[] kernel = new float[2 * reach + 1];
    float sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) Math.exp(-Math.pow((i - reach) / sigma, 2) / 2);
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return along(along(colors, side, kernel, true), side, kernel, false);
  }

  /** Along the rows or the columns; the edge's colors go on beyond. */
  private static float[] along(float[] colors, int side, float[] kernel, boolean rows) {
    int reach = kernel.length / 2;
    float[] blurred = new float[colors.length];
    for (int i = 0; i < colors.length; i++) {
      int column = i / 3 % side;
      int row = i / 3 / side;
      for (int k = 0; k < kernel.length; k++) {
        int x = rows ? Math.clamp(column + (long) k - reach, 0, side - 1) : column;
        int y = rows ? row : Math.clamp(row + (long) k - reach, 0, side - 1);
        blurred[i] += kernel[k] * colors[(y * side + x) * 3 + i % 3];
      }
    }
    return blurred;
  }
}
