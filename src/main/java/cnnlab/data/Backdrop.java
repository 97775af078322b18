package cnnlab.data;

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

  /** Colors behind are darker than {@value}, a figure has a brighter channel. */
  private static final double DARK = 110;

  private static final double LEAST_CONTRAST = 60;

  static Backdrop random(RandomGenerator random, int side) {
    double direction = random.nextDouble(2 * Math.PI);
    return new Backdrop(
        side,
        color(random, DARK),
        color(random, DARK),
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

  /** A color brighter than this backdrop. */
  double[] contrasting(RandomGenerator random) {
    double[] color = color(random, 255);
    while (brightness(color) < DARK + LEAST_CONTRAST) {
      color = color(random, 255);
    }
    return color;
  }

  private static double brightness(double[] color) {
    return (color[0] + color[1] + color[2]) / 3;
  }

  private static double[] color(RandomGenerator random, double brightest) {
    return new double[] {
      random.nextDouble(brightest), random.nextDouble(brightest), random.nextDouble(brightest)
    };
  }
}
