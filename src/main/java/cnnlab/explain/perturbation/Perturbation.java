package cnnlab.explain.perturbation;

/** A way to change an image by degrees; every change is of what the network gets to see. */
public enum Perturbation {
  /** To the right, as a share of the side. */
  SHIFT_RIGHT(-0.5, 0.5, 0),
  /** Down, as a share of the side. */
  SHIFT_DOWN(-0.5, 0.5, 0),
  /** Clockwise, in degrees. */
  ROTATION(-180, 180, 0),
  /** How many times as large. */
  ZOOM(0.5, 2, 1),
  /** What is added to each color, of 1. */
  BRIGHTNESS(-0.5, 0.5, 0),
  /** By how much each color's distance from gray is multiplied. */
  CONTRAST(0, 2, 1),
  /** Standard deviation of the Gaussian blur, as a share of the side. */
  BLUR(0, 0.06, 0),
  /** Standard deviation of Gaussian noise, of 1. */
  NOISE(0, 0.5, 0);

  private final double least;
  private final double most;
  private final double neutral;

  Perturbation(double least, double most, double neutral) {
    this.least = least;
    this.most = most;
    this.neutral = neutral;
  }

  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  /** Where it changes nothing. */
  public double neutral() {
    return neutral;
  }
}
