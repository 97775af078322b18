package cnnlab.ui.evaluate;

import cnnlab.evaluation.ExamplePrediction;
import cnnlab.ui.Palette;
import java.util.Locale;
import javafx.scene.paint.Color;

/** What the colors of a map's points say. */
enum MapColoring {
  LABEL,
  PREDICTION,
  CORRECTNESS;

  /** Hues that can be told apart beyond the palette's: a golden angle from one to the next. */
  private static final double HUE_STEP = 137.508;

  String key() {
    return "evaluate.map.color." + name().toLowerCase(Locale.ROOT);
  }

  Color of(ExamplePrediction example, Palette palette) {
    return switch (this) {
      case LABEL -> ofClass(example.label(), palette);
      case PREDICTION -> ofClass(example.predicted(), palette);
      case CORRECTNESS -> example.isCorrect() ? palette.accent() : palette.bad();
    };
  }

  static Color ofClass(int label, Palette palette) {
    return label < palette.series().size()
        ? palette.series(label)
        : Color.hsb(label * HUE_STEP, 0.65, palette.dark() ? 0.9 : 0.65);
  }
}
