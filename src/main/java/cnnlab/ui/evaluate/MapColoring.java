package cnnlab.ui.evaluate;

import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.ui.Palette;
import java.util.Locale;
import java.util.Map;
import javafx.scene.paint.Color;

/** What the colors of a map's points say. */
enum MapColoring {
  LABEL,
  PREDICTION,
  CORRECTNESS,
  /** Which of two networks classifies an image correctly. */
  NETWORK;

  /**
   * Hues beyond the palette's, from a green that it has not, a golden angle from one to the next.
   */
  private static final double FIRST_HUE = 95;

  private static final double HUE_STEP = -137.508;

  String key() {
    return "evaluate.map.color." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param outcomes of two networks by the image's index; without those that one did not see
   */
  Color of(ExamplePrediction example, Map<Integer, Outcome> outcomes, Palette palette) {
    return switch (this) {
      case LABEL -> ofClass(example.label(), palette);
      case PREDICTION -> ofClass(example.predicted(), palette);
      case CORRECTNESS -> example.isCorrect() ? palette.accent() : palette.bad();
      case NETWORK -> {
        Outcome outcome = outcomes.get(example.index());
        yield outcome == null ? palette.line() : ofOutcome(outcome, palette);
      }
    };
  }

  static Color ofOutcome(Outcome outcome, Palette palette) {
    return switch (outcome) {
      case BOTH -> palette.muted();
      case ONLY_FIRST -> palette.series(0);
      case ONLY_SECOND -> palette.series(1);
      case NEITHER -> palette.bad();
    };
  }

  static Color ofClass(int label, Palette palette) {
    int beyond = label - palette.series().size();
    return beyond < 0
        ? palette.series(label)
        : Color.hsb(FIRST_HUE + beyond * HUE_STEP, 0.65, palette.dark() ? 0.9 : 0.65);
  }
}
