package cnnlab.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of single images that are worth a look. */
public enum ExampleList {
  /** Errors by their share of the log loss. */
  COSTLY("costly"),
  /** Errors by the probability of the wrong class. */
  CONFIDENT_ERRORS("confidentErrors"),
  /** Correct ones by the probability of their class, from the least. */
  UNSURE_CORRECT("unsureCorrect"),
  /** See {@link EvaluationResult#labelErrors}. */
  LABEL_ERRORS("labelErrors");

  static final Comparator<ExamplePrediction> SUREST_FIRST =
      Comparator.comparingDouble(ExamplePrediction::confidence).reversed();

  private final String id;

  ExampleList(String id) {
    this.id = id;
  }

  /** Its name in JSON. */
  public String id() {
    return id;
  }

  /** Its images, the most remarkable first. */
  public List<ExamplePrediction> of(EvaluationResult result) {
    return switch (this) {
      case COSTLY ->
          sorted(result, false, Comparator.comparingDouble(ExamplePrediction::loss).reversed());
      case CONFIDENT_ERRORS -> sorted(result, false, SUREST_FIRST);
      case UNSURE_CORRECT -> sorted(result, true, SUREST_FIRST.reversed());
      case LABEL_ERRORS -> {
        Map<Integer, ExamplePrediction> byIndex =
            result.examples().stream()
                .collect(Collectors.toMap(ExamplePrediction::index, Function.identity()));
        yield result.labelErrors().stream().map(byIndex::get).filter(Objects::nonNull).toList();
      }
    };
  }

  private static List<ExamplePrediction> sorted(
      EvaluationResult result, boolean correct, Comparator<ExamplePrediction> order) {
    return result.examples().stream()
        .filter(it -> it.isCorrect() == correct)
        .sorted(order)
        .toList();
  }
}
