package cnnlab.lesson;

import cnnlab.lesson.value.Expression;
import cnnlab.lesson.value.Lab;
import cnnlab.lesson.value.ValueFormat;
import cnnlab.run.EpochMetrics;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the lab says to a question: which answer is right, and every value. */
public record Answers(Question question, Lab lab) {

  /** The value of each answer that has one, in the order of the question. */
  public Map<String, Double> values() throws UserProblem {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, String> answer : expressions().entrySet()) {
      if (!answer.getValue().isEmpty()) {
        values.put(answer.getKey(), Expression.of(answer.getValue()).number(lab));
      }
    }
    return values;
  }

  private Map<String, String> expressions() {
    return switch (question) {
      case Question.Choice choice -> choice.answers();
      case Question.Order order -> order.answers();
      case Question.Amount number -> Map.of("", number.value());
      case Question.Curve _ -> Map.of();
    };
  }

  /** The measured number. */
  public double number() throws UserProblem {
    return values().values().iterator().next();
  }

  /** The right answer's name, or all names in the right order. */
  public List<String> right() throws UserProblem {
    return switch (question) {
      case Question.Choice choice ->
          switch (choice.right()) {
            case Question.LARGEST -> List.of(descending().getFirst());
            case Question.SMALLEST -> List.of(descending().getLast());
            default -> List.of(choice.right());
          };
      case Question.Order _ -> descending();
      case Question.Amount _, Question.Curve _ -> List.of();
    };
  }

  private List<String> descending() throws UserProblem {
    Map<String, Double> values = values();
    List<String> names = new ArrayList<>(values.keySet());
    names.sort(Comparator.comparing(values::get, Comparator.reverseOrder()));
    return names;
  }

  /** A recorded accuracy for each epoch, 0 to 1. */
  public List<Double> curve() throws UserProblem {
    if (!(question instanceof Question.Curve(String run, String metric))) {
      return List.of();
    }
    return lab.runs().stored(run).epochs().stream()
        .map(metric.equals("training") ? EpochMetrics::trainAccuracy : EpochMetrics::valAccuracy)
        .toList();
  }

  /**
   * Which answer is right, with the values that say so: "vgg (vgg 138 M, google 7.00 M)".
   *
   * @throws UserProblem also where the lab cannot tell it from the others
   */
  String inWords() throws UserProblem {
    requireSharp();
    ValueFormat format = ValueFormat.of(Objects.requireNonNullElse(question.format(), ""));
    String values =
        values().entrySet().stream()
            .map(it -> it.getKey() + " " + format.text(it.getValue(), Messages.ENGLISH))
            .map(String::strip)
            .collect(Collectors.joining(", "));
    return switch (question) {
      case Question.Amount _ -> values;
      case Question.Curve curve -> curve.run() + ", " + curve.metric();
      case Question.Choice _, Question.Order _ ->
          String.join(", ", right()) + (values.isEmpty() ? "" : " (" + values + ")");
    };
  }

  /** Demands that the lab can tell the right answer from the others. */
  void requireSharp() throws UserProblem {
    boolean ordered =
        question instanceof Question.Order
            || (question instanceof Question.Choice choice
                && (choice.right().equals(Question.LARGEST)
                    || choice.right().equals(Question.SMALLEST)));
    List<Double> values = new ArrayList<>(values().values());
    if (ordered && values.stream().distinct().count() < values.size()) {
      throw UserProblem.of("lesson.tie");
    }
    right();
    curve();
  }
}
