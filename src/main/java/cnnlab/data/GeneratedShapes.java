package cnnlab.data;

import cnnlab.data.image.MemorySplit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A data set made on the spot: one figure of ten kinds per image, filled or drawn with a thin or
 * thick line, at any place, size and angle, dark on light and light on dark, with noise. The same
 * seed gives the same images on every machine.
 *
 * <p>Its order of classes is that of {@link #FIGURES}; examples take turns through the classes.
 */
public final class GeneratedShapes {
  static final int SIDE = 32;
  static final int TRAIN_EXAMPLES = 5000;
  static final int VALIDATION_EXAMPLES = 1000;

  /** Beyond this square of the distance from its center no figure reaches, by a pixel and more. */
  private static final double OUTSIDE = 1.5;

  /** Width of the line of a hollow figure, and of a ring, as a share of its radius. */
  private static final double THINNEST = 0.15;

  private static final double THICKEST = 0.5;

  /** Radius of a figure in pixels. */
  private static final double SMALLEST = 7;

  private static final double LARGEST = 15;

  private static final double MOST_STRETCH = 1.2;

  /** Standard deviation, of 255; half of the images have none, as drawings have none. */
  private static final double MOST_NOISE = 12;

  private static final int CIRCLE = 0;
  private static final int RING = 1;

  /**
   * Circle, ring (a hollow circle), half disc, crescent, square, triangle, cross, star, heart,
   * arrow.
   */
  static final List<ShapeOutline> FIGURES =
      List.of(
          ShapeOutline.circle(0, 0, 0.9),
          ShapeOutline.circle(0, 0, 0.95),
          ShapeOutline.circle(0, -0.4, 1).without(ShapeOutline.below(-0.4)),
          ShapeOutline.circle(0, 0, 1).without(ShapeOutline.circle(0.45, 0, 0.8)),
          ShapeOutline.regular(4),
          ShapeOutline.regular(3),
          ShapeOutline.polygon(
              -0.3, -1, 0.3, -1, 0.3, -0.3, 1, -0.3, 1, 0.3, 0.3, 0.3, 0.3, 1, -0.3, 1, -0.3, 0.3,
              -1, 0.3, -1, -0.3, -0.3, -0.3),
          ShapeOutline.star(5, 0.4),
          ShapeOutline.heart(),
          ShapeOutline.polygon(
              0, -1, 0.75, -0.1, 0.28, -0.1, 0.28, 1, -0.28, 1, -0.28, -0.1, -0.75, -0.1));

  private GeneratedShapes() {}

  /** The data set as the program offers it. */
  static DataParts parts() {
    return new DataParts(
        ClassNames.SHAPES,
        ClassNames.of(ClassNames.SHAPES),
        split(TRAIN_EXAMPLES, 1),
        split(VALIDATION_EXAMPLES, 2),
        null,
        SIDE);
  }

  /** So many examples, all from one seed. */
  public static MemorySplit split(int examples, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    byte[] pixels = new byte[examples * SIDE * SIDE * 3];
    byte[] labels = new byte[examples];
    for (int i = 0; i < examples; i++) {
      labels[i] = (byte) (i % FIGURES.size());
      paint(figure(labels[i], random), random, pixels, i * SIDE * SIDE * 3);
    }
    return new MemorySplit(SIDE, SIDE, MemorySplit.Layout.RGB, pixels, labels);
  }

  /** A figure of the class, filled or hollow; a ring is always hollow and a circle never. */
  private static ShapeOutline figure(int label, RandomGenerator random) {
    ShapeOutline figure = FIGURES.get(label);
    double width = random.nextDouble(THINNEST, THICKEST);
    boolean hollow = random.nextBoolean();
    return label == RING || (hollow && label != CIRCLE) ? figure.hollow(width) : figure;
  }

  private static void paint(ShapeOutline figure, RandomGenerator random, byte[] rgb, int offset) {
    double radius = random.nextDouble(SMALLEST, LARGEST);
    double room = SIDE / 2.0 - 0.8 * radius;
    double centerX = SIDE / 2.0 + random.nextDouble(-room, room);
    double centerY = SIDE / 2.0 + random.nextDouble(-room, room);
    double stretch = random.nextDouble(1 / MOST_STRETCH, MOST_STRETCH);
    double angle = random.nextDouble(2 * Math.PI);
    double cos = StrictMath.cos(angle) / radius;
    double sin = StrictMath.sin(angle) / radius;
    Backdrop backdrop = Backdrop.random(random, SIDE);
    double[] color = backdrop.contrasting(random);
    double noise = random.nextBoolean() ? 0 : random.nextDouble(MOST_NOISE);
    for (int y = 0, at = offset; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double right = (x + 0.5 - centerX) * stretch;
        double down = y + 0.5 - centerY;
        double covered =
            coverage(figure, right * cos + down * sin, down * cos - right * sin, radius);
        double blend = backdrop.blend(x, y);
        long bits = random.nextLong();
        for (int channel = 0; channel < 3; channel++, at++, bits >>>= 16) {
          double behind = backdrop.value(channel, blend);
          double value = covered * color[channel] + (1 - covered) * behind;
          rgb[at] = (byte) Math.clamp(Math.round(value + noise * bell(bits)), 0, 255);
        }
      }
    }
  }

  /** Share of a pixel that the figure covers; x and y in the figure's frame. */
  private static double coverage(ShapeOutline figure, double x, double y, double radius) {
    return x * x + y * y > OUTSIDE ? 0 : Math.clamp(0.5 - radius * figure.distance(x, y), 0, 1);
  }

  /** Noise of mean 0 and standard deviation 1 from the lowest two bytes: their sum. */
  private static double bell(long bits) {
    return ((bits & 0xff) + (bits >> 8 & 0xff) - 255) / 104.5;
  }
}
