package cnnlab.cli;

import cnnlab.explain.AttributionSettings;
import cnnlab.explain.Fill;
import cnnlab.text.UserProblem;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of the attribution methods; each method looks at its own. */
final class ExplainOptions {
  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "integrated-gradients: points on the way from the baseline. Default: 50.")
  private @Nullable Integer steps;

  @Option(
      names = "--baseline",
      paramLabel = "FILL",
      description =
          "integrated-gradients: the image that the way begins at (${COMPLETION-CANDIDATES})."
              + " Default: mean.")
  private @Nullable Fill baseline;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "smooth-grad: noisy copies of the image. Default: 24.")
  private @Nullable Integer samples;

  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description =
          "smooth-grad: standard deviation as a share of the image's range. Default: 0.15.")
  private @Nullable Double noise;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "lrp-epsilon: keeps the sums divided by from zero. Default: 1e-6.")
  private @Nullable Double epsilon;

  @Option(
      names = "--gamma",
      paramLabel = "G",
      description = "lrp-gamma: how much more what speaks for an output counts. Default: 0.25.")
  private @Nullable Double gamma;

  @Option(
      names = "--window",
      paramLabel = "PX",
      description = "occlusion: side of what is hidden. Default: a quarter of the input's.")
  private @Nullable Integer window;

  @Option(
      names = "--stride",
      paramLabel = "PX",
      description = "occlusion: from one window to the next. Default: a third of the window.")
  private @Nullable Integer stride;

  @Option(
      names = "--fill",
      paramLabel = "FILL",
      description =
          "occlusion: what is seen in place of what is hidden (${COMPLETION-CANDIDATES})."
              + " Default: mean.")
  private @Nullable Fill fill;

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "score-cam: only so many channels, the most active first. Default: all.")
  private @Nullable Integer channels;

  /** The defaults for an image of this side, changed as was asked. */
  AttributionSettings settings(int inputSize) throws UserProblem {
    within("--steps", steps, 1, 10_000);
    within("--samples", samples, 1, 10_000);
    within("--noise", noise, 0, 10);
    within("--epsilon", epsilon, 0, 1_000_000);
    within("--gamma", gamma, 0, 1_000_000);
    within("--window", window, 1, 16_384);
    within("--stride", stride, 1, 16_384);
    within("--channels", channels, 1, 65_536);
    AttributionSettings settings = AttributionSettings.of(inputSize);
    settings = with(settings, steps, AttributionSettings::withSteps);
    settings = with(settings, baseline, AttributionSettings::withBaseline);
    settings = with(settings, samples, AttributionSettings::withSamples);
    settings = with(settings, noise, AttributionSettings::withNoise);
    settings = with(settings, epsilon, AttributionSettings::withEpsilon);
    settings = with(settings, gamma, AttributionSettings::withGamma);
    settings = with(settings, window, AttributionSettings::withWindow);
    settings = with(settings, stride, AttributionSettings::withStride);
    settings = with(settings, fill, AttributionSettings::withFill);
    return with(settings, channels, AttributionSettings::withChannels);
  }

  private static <T> AttributionSettings with(
      AttributionSettings settings,
      @Nullable T value,
      BiFunction<AttributionSettings, T, AttributionSettings> change) {
    return value == null ? settings : change.apply(settings, value);
  }

  private static void within(String option, @Nullable Number value, int least, int most)
      throws UserProblem {
    if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw UserProblem.of("explain.setting", option, least, most).at(option);
    }
  }
}
