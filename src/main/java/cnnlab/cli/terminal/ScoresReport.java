package cnnlab.cli.terminal;

import cnnlab.data.image.Split;
import cnnlab.evaluation.Calibration;
import cnnlab.evaluation.ClassScores;
import cnnlab.evaluation.ConfusedPair;
import cnnlab.evaluation.Coverage;
import cnnlab.evaluation.EvaluationResult;
import cnnlab.evaluation.ExampleList;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.Interval;
import cnnlab.evaluation.Scores;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as JSON, without what there is not.
 *
 * @param evaluation the folder that keeps the predictions
 * @param intervals of the shares, 95 %
 * @param lists of single images, the most remarkable first
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
    Map<String, List<Listed>> lists,
    long[][] confusion) {
  /** Of the most confused pairs. */
  private static final int MOST_PAIRS = 20;

  /** Images of each list. */
  private static final int MOST_IMAGES = 20;

  public static ScoresReport of(EvaluationResult result) throws UserProblem {
    Scores scores = result.scores();
    boolean many = !Double.isNaN(scores.top5());
    return new ScoresReport(
        result.folder().toString(),
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
        lists(result),
        scores.confusion());
  }

  private static Map<String, List<Listed>> lists(EvaluationResult result) throws UserProblem {
    Split images = result.split().of(result.data());
    Map<String, List<Listed>> lists = new LinkedHashMap<>();
    for (ExampleList list : ExampleList.values()) {
      lists.put(
          list.id(),
          list.of(result).stream()
              .limit(MOST_IMAGES)
              .map(it -> Listed.of(it, images, result.classes()))
              .toList());
    }
    return lists;
  }

  /**
   * An image as JSON.
   *
   * @param image the path of its file, or its number in its part ("test/17")
   * @param index in the split
   */
  public record Listed(
      String image,
      int index,
      String label,
      String predicted,
      float confidence,
      float labelProbability) {
    static Listed of(ExamplePrediction example, Split images, List<String> classes) {
      return new Listed(
          images.id(example.index()),
          example.index(),
          classes.get(example.label()),
          classes.get(example.predicted()),
          example.confidence(),
          example.labelProbability());
    }
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
