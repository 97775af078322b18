package cnnlab.lesson;

import cnnlab.arch.JsonLines;
import cnnlab.lesson.value.Claim;
import cnnlab.lesson.value.Expression;
import cnnlab.lesson.value.RunValues;
import cnnlab.lesson.value.ValueFormat;
import cnnlab.text.UserProblem;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the parts of a lesson belong together; nothing is computed for it. */
final class LessonForm {
  private static final int MOST_STEPS = 100;
  private static final int MOST_ANSWERS = 6;
  private static final int MOST_MINUTES = 240;

  private final Lesson lesson;
  private final JsonLines lines;
  private final RunValues runs;

  LessonForm(Lesson lesson, JsonLines lines) {
    this.lesson = lesson;
    this.lines = lines;
    runs = new RunValues(lesson.folder());
  }

  /**
   * Demands it.
   *
   * @throws UserProblem located at the file, with the line
   */
  void require() throws UserProblem {
    if (lesson.steps().isEmpty() || lesson.steps().size() > MOST_STEPS) {
      throw UserProblem.of("lesson.steps", lesson.steps().size(), MOST_STEPS)
          .at(LessonReader.STEPS);
    }
    if (lesson.minutes() < 1 || lesson.minutes() > MOST_MINUTES) {
      throw UserProblem.of("lesson.value-wrong", lines.nearest("/minutes"), "minutes")
          .at(LessonReader.STEPS);
    }
    requireIds();
    Set<String> earlier = new HashSet<>();
    for (int i = 0; i < lesson.steps().size(); i++) {
      LessonStep step = lesson.steps().get(i);
      int line = lines.nearest("/steps/" + i);
      try {
        require(step, earlier);
      } catch (UserProblem wrong) {
        throw UserProblem.of("lesson.step", line, step.id(), wrong).at(LessonReader.STEPS);
      }
    }
    for (Map.Entry<String, LessonText> text : lesson.texts().entrySet()) {
      requireNoOther(text.getKey() + ".md", text.getValue(), earlier);
    }
  }

  private void requireIds() throws UserProblem {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < lesson.steps().size(); i++) {
      String id = lesson.steps().get(i).id();
      if (!id.matches("[a-z0-9-]{1,40}") || !ids.add(id)) {
        throw UserProblem.of(
                "lesson.step", lines.nearest("/steps/" + i), i + 1, UserProblem.of("lesson.id", id))
            .at(LessonReader.STEPS);
      }
    }
  }

  private void require(LessonStep step, Set<String> earlier) throws UserProblem {
    earlier.add(step.id());
    for (String claim : step.claims()) {
      Claim.of(claim);
    }
    LabState show = step.show();
    if (show != null) {
      show.place().require(show.settings(), true);
    }
    switch (step) {
      case LessonStep.Say _, LessonStep.Show _ -> {}
      case LessonStep.Do action -> action.until().place().require(action.until().settings(), false);
      case LessonStep.Run run -> {
        if (run.train().isEmpty() && run.recorded() == null) {
          throw UserProblem.of("lesson.run.none");
        }
        for (String recorded : run.played()) {
          runs.folder(recorded);
        }
        for (LiveRun live : run.train().values()) {
          live.requireSmall();
        }
      }
      case LessonStep.Predict predict -> require(predict.question(), step);
      case LessonStep.Reveal reveal -> {
        if (!earlier.contains(reveal.of())
            || !(lesson.step(reveal.of()) instanceof LessonStep.Predict)) {
          throw UserProblem.of("lesson.reveal", reveal.of());
        }
      }
      case LessonStep.Ask _ -> {}
    }
    for (Map.Entry<String, LessonText> text : lesson.texts().entrySet()) {
      requireWords(step, text.getKey() + ".md", text.getValue());
    }
  }

  private void require(Question question, LessonStep step) throws UserProblem {
    switch (question) {
      case Question.Choice choice -> {
        requireNumber(choice.answers().keySet());
        boolean byValue =
            choice.right().equals(Question.LARGEST) || choice.right().equals(Question.SMALLEST);
        for (String value : choice.answers().values()) {
          if (!value.isEmpty()) {
            Expression.of(value);
          } else if (byValue) {
            throw UserProblem.of("lesson.right", choice.right());
          }
        }
        if (!byValue && !choice.answers().containsKey(choice.right())) {
          throw UserProblem.of("lesson.right", choice.right());
        }
        if (!byValue && step.claims().isEmpty()) {
          throw UserProblem.of("lesson.unfounded", choice.right());
        }
        format(choice.format());
      }
      case Question.Amount number -> {
        Expression.of(number.value());
        format(number.format());
      }
      case Question.Order order -> {
        requireNumber(order.answers().keySet());
        for (String value : order.answers().values()) {
          Expression.of(value);
        }
        format(order.format());
      }
      case Question.Curve curve -> {
        runs.folder(curve.run());
        if (!curve.metric().equals("validation") && !curve.metric().equals("training")) {
          throw UserProblem.of("lesson.metric", curve.metric());
        }
      }
    }
  }

  private static void requireNumber(Collection<String> answers) throws UserProblem {
    if (answers.size() < 2 || answers.size() > MOST_ANSWERS) {
      throw UserProblem.of("lesson.answers", answers.size(), MOST_ANSWERS);
    }
  }

  private static void format(@Nullable String format) throws UserProblem {
    ValueFormat.of(format == null ? "" : format);
  }

  private void requireWords(LessonStep step, String file, LessonText text) throws UserProblem {
    StepText words = text.steps().get(step.id());
    if (words == null) {
      throw UserProblem.of("lesson.text.missing", file, step.id());
    }
    Set<String> wanted = new HashSet<>(items(step));
    if (!words.items().keySet().equals(wanted)) {
      throw UserProblem.of(
          "lesson.text.items",
          file,
          words.line(),
          String.join(", ", items(step)),
          String.join(", ", words.items().keySet()));
    }
  }

  /** What of a step has a line in its list of answers, questions or runs. */
  private Collection<String> items(LessonStep step) throws UserProblem {
    return switch (step) {
      case LessonStep.Predict(var _, var _, var _, Question.Choice choice) ->
          choice.answers().keySet();
      case LessonStep.Predict(var _, var _, var _, Question.Order order) ->
          order.answers().keySet();
      case LessonStep.Ask ask -> ask.questions();
      case LessonStep.Run run -> named(run);
      case LessonStep.Say _,
          LessonStep.Show _,
          LessonStep.Predict _,
          LessonStep.Do _,
          LessonStep.Reveal _ ->
          List.of();
    };
  }

  /** A run of the lesson's own has no title that says what it is about. */
  private Collection<String> named(LessonStep.Run run) throws UserProblem {
    Set<String> named = new LinkedHashSet<>(run.train().keySet());
    for (String recorded : run.played()) {
      if (runs.isOwn(recorded)) {
        named.add(recorded);
      }
    }
    return named;
  }

  private static void requireNoOther(String file, LessonText text, Set<String> steps)
      throws UserProblem {
    for (Map.Entry<String, StepText> section : text.steps().entrySet()) {
      if (!steps.contains(section.getKey())) {
        throw UserProblem.of("lesson.text.other", file, section.getValue().line(), section.getKey())
            .at(file);
      }
    }
  }
}
