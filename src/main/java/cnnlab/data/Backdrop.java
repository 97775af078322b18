package cnnlab.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What is behind a figure: one color runs into another, in some direction and in waves.
 *
 * @param from red, green, blue, 0 to 255
 * @param acrossX share of the way from one color to the other per pixel to the right
 * @param acrossY the same per pixel down
 * @param waves number of waves across the image
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record Backdrop(
    int side, double[] from, double[] to, double acrossX, double acrossY, double waves) {
  private static final double WAVE_HEIGHT = 0.15;

  /** How much the colors of a ground differ from black or white at most. */
  private static final double DARK = 110;

  /** Paper and blackboard: how far from pure white or black. */
  private static final double NEARLY = 20;

  /** Least distance of a figure's color from all behind it, of 442 between black and white. */
  private static final double LEAST_CONTRAST = 130;

  /** Dark or light, half of the time nearly even, as paper and blackboards are. */
  static Backdrop random(RandomGenerator random, int side) {
    boolean light = random.nextBoolean();
    double room = random.nextBoolean() ? NEARLY : DARK;
    double darkest = light ? 255 - room : 0;
    double direction = random.nextDouble(2 * Math.PI);
    return new Backdrop(
        side,
        color(random, darkest, darkest + room),
        color(random, darkest, darkest + room),
        StrictMath.cos(direction) / side,
        StrictMath.sin(direction) / side,
        random.nextDouble(4));
  }

  /** How far from one color to the other the pixel is, 0 to 1. */
  double blend(double x, double y) {
    double along = (x - side / 2.0) * acrossX + (y - side / 2.0) * acrossY;
    double phase = waves * along;
    double wave = 4 * Math.abs(phase - Math.floor(phase) - 0.5) - 1;
    return Math.clamp(0.5 + along + WAVE_HEIGHT * wave, 0, 1);
  }

  double value(int channel, double blend) {
    return from[channel] * (1 - blend) + to[channel] * blend;
  }

  /** A color that can be told from everything between the two colors of this backdrop. */
  double[] contrasting(RandomGenerator random) {
    boolean pure = random.nextInt(3) == 0; // black, white, red, ... as in a paint program
    double[] color;
    do {
      color = color(random, 0, 255);
      if (pure) {
        Arrays.setAll(color, channel -> random.nextBoolean() ? 255 : 0);
      }
    } while (contrast(color) < LEAST_CONTRAST);
    return color;
  }

  private double contrast(double[] color) {
    double least = Double.MAX_VALUE;
    for (double blend = 0; blend <= 1; blend += 0.25) {
      double sum = 0;
      for (int channel = 0; channel < 3; channel++) {
        double difference = color[channel] - value(channel, blend);
        sum += difference * difference;
      }
      least = Math.min(least, Math.sqrt(sum));
    }
    return least;
  }

  private static double[] color(RandomGenerator random, double from, double to) {
    return new double[] {
      random.nextDouble(from, to), random.nextDouble(from, to), random.nextDouble(from, to)
    };
  }
}
