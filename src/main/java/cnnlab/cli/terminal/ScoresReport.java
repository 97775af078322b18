package cnnlab.cli.terminal;

import cnnlab.evaluation.Calibration;
import cnnlab.evaluation.ClassScores;
import cnnlab.evaluation.ConfusedPair;
import cnnlab.evaluation.Coverage;
import cnnlab.evaluation.Interval;
import cnnlab.evaluation.Scores;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as JSON, without what there is not.
 *
 * @param evaluation the folder that keeps the predictions
 * @param intervals of the shares, 95 %
 * @param confusion rows are the true classes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // only written
public record ScoresReport(
    String evaluation,
    int images,
    int skipped,
    double top1,
    @Nullable Double top5,
    double loss,
    double ece,
    double temperature,
    Intervals intervals,
    Macro macro,
    List<ClassScores> classes,
    List<Confused> confused,
    List<Calibration.Bin> reliability,
    List<Coverage> coverage,
    long[][] confusion) {
  /** Of the most confused pairs. */
  private static final int MOST_PAIRS = 20;

  public static ScoresReport of(Path folder, Scores scores) {
    boolean many = !Double.isNaN(scores.top5());
    return new ScoresReport(
        folder.toString(),
        scores.images(),
        scores.skipped(),
        scores.top1(),
        many ? scores.top5() : null,
        scores.loss(),
        scores.calibration().ece(),
        scores.temperature(),
        new Intervals(scores.top1Interval(), many ? scores.top5Interval() : null),
        Macro.of(scores.macro()),
        scores.classes(),
        scores.confusedPairs().stream()
            .limit(MOST_PAIRS)
            .map(pair -> Confused.of(pair, scores.classes()))
            .toList(),
        scores.calibration().bins().stream().filter(bin -> bin.examples() > 0).toList(),
        scores.coverage(),
        scores.confusion());
  }

  /** Confidence intervals as JSON. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Intervals(Interval top1, @Nullable Interval top5) {}

  /** Means over the classes as JSON. */
  public record Macro(double precision, double recall, double f1) {
    static Macro of(ClassScores means) {
      return new Macro(means.precision(), means.recall(), means.f1());
    }
  }

  /** A confused pair as JSON. */
  public record Confused(String label, String predicted, long examples, double share) {
    static Confused of(ConfusedPair pair, List<ClassScores> classes) {
      return new Confused(
          classes.get(pair.label()).name(),
          classes.get(pair.predicted()).name(),
          pair.examples(),
          pair.share());
    }
  }
}
