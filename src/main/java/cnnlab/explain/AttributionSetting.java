package cnnlab.explain;

import java.util.Locale;

/** What may be chosen about a method; its value is in {@link AttributionSettings}. */
public enum AttributionSetting {
  /** Points on the way from the baseline to the image. */
  STEPS,
  /** The image that the way begins at. */
  BASELINE,
  /** Noisy copies of the image. */
  SAMPLES,
  /** Standard deviation of the noise as a share of the image's range. */
  NOISE,
  /** What keeps the sums that relevance is divided by from zero. */
  EPSILON,
  /** How much more of LRP what speaks for an output counts. */
  GAMMA,
  /** Side of what is hidden, in pixels of the network's input. */
  WINDOW,
  /** From one window to the next, in pixels. */
  STRIDE,
  /** What a hidden part is replaced by. */
  FILL,
  /** How many channels are tried, the most active first. */
  CHANNELS;

  /** "steps", for messages, files and the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
