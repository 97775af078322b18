package cnnlab.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a learner predicts before it is shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "as")
@JsonSubTypes({
  @Type(value = Question.Choice.class, name = "choice"),
  @Type(value = Question.Amount.class, name = "number"),
  @Type(value = Question.Order.class, name = "order"),
  @Type(value = Question.Curve.class, name = "curve"),
})
public sealed interface Question {

  /** Which of some answers is right where a value decides. */
  String LARGEST = "largest";

  String SMALLEST = "smallest";

  /**
   * Whether what was kept is an answer to it: somebody may have changed the lesson since.
   *
   * @param answer the name chosen, the names in order, the number as typed, or percents of a curve
   */
  default boolean fits(List<String> answer) {
    return switch (this) {
      case Choice choice -> answer.size() == 1 && choice.answers.keySet().containsAll(answer);
      case Amount _ -> answer.size() == 1;
      case Order order ->
          answer.size() == order.answers.size()
              && order.answers.keySet().equals(Set.copyOf(answer));
      case Curve _ -> answer.stream().allMatch(each -> each.matches("\\d{1,3}"));
    };
  }

  /** How its values are written; null where it has none, or in the usual way. */
  @Nullable String format();

  /**
   * What was printed, where that is to stand beside what is measured.
   *
   * @param value as printed there
   * @param source where
   */
  record Paper(
      @JsonProperty(required = true) String value, @JsonProperty(required = true) String source) {}

  /**
   * One of some answers.
   *
   * @param answers by name, each with the expression of its value, or "" where it has none
   * @param right {@link #LARGEST}, {@link #SMALLEST}, or the name of an answer
   * @param format of the values
   */
  record Choice(
      @JsonProperty(required = true) Map<String, String> answers,
      @JsonProperty(required = true) String right,
      @Nullable String format)
      implements Question {
    public Choice {
      answers = new LinkedHashMap<>(answers);
    }
  }

  /** A number, beside the one that the lab has. */
  record Amount(
      @JsonProperty(required = true) String value, @Nullable String format, @Nullable Paper paper)
      implements Question {}

  /**
   * Some things by size, the largest first.
   *
   * @param answers by name, each with the expression of its value
   */
  record Order(@JsonProperty(required = true) Map<String, String> answers, @Nullable String format)
      implements Question {
    public Order {
      answers = new LinkedHashMap<>(answers);
    }
  }

  /**
   * How a run's accuracy rises, drawn by hand.
   *
   * @param run a bundled run
   * @param metric "validation" or "training"
   */
  record Curve(
      @JsonProperty(required = true) String run, @JsonProperty(required = true) String metric)
      implements Question {
    @Override
    public @Nullable String format() {
      return null;
    }
  }
}
