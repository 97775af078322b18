package cnnlab.ui.evaluate;

import cnnlab.evaluation.Scores;
import cnnlab.text.Messages;
import java.util.Locale;

/** What numbers mean, in words. */
final class Verdicts {
  /** Within this share of 1 a temperature changes nothing that anyone would see. */
  private static final double NEAR_ONE = 0.05;

  private Verdicts() {}

  /** Whether the network is surer than it is right, and what would mend that. */
  static String calibration(Scores scores, Messages messages) {
    double temperature = scores.temperature();
    String key =
        Math.abs(temperature - 1) <= NEAR_ONE
            ? "evaluate.calibrated"
            : temperature > 1 ? "evaluate.overconfident" : "evaluate.underconfident";
    return messages.get(
        key,
        String.format(Locale.ROOT, "%.1f", 100 * scores.calibration().ece()),
        String.format(Locale.ROOT, "%.2f", temperature));
  }
}
