package cnnlab.ui.learn;

import cnnlab.engine.Engine;
import cnnlab.lesson.Answers;
import cnnlab.lesson.LabState;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.Question;
import cnnlab.lesson.value.Lab;
import cnnlab.lesson.value.ValueFormat;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What the lab computes for the steps of a lesson; each value once. For any thread. */
final class LessonValues implements AutoCloseable {
  private final Lab lab;

  /**
   * @param folder the lesson's
   */
  LessonValues(Engine engine, Path folder) {
    lab = new Lab(engine, folder);
  }

  /** The words of a step for as long as its values are computed. */
  static LessonViewModel.Words meanwhile(Lesson lesson, LessonStep step, Messages messages) {
    try {
      return new LessonViewModel.Words(
          step, lesson.text(step, messages).filled(ValueFormat::withoutValues));
    } catch (UserProblem impossible) {
      throw new IllegalStateException(impossible); // nothing is computed for it
    }
  }

  /** The words of a step with their values. */
  LessonViewModel.Words words(Lesson lesson, LessonStep step, Messages messages)
      throws UserProblem {
    return new LessonViewModel.Words(
        step, lesson.text(step, messages).filled(text -> ValueFormat.fill(text, lab, messages)));
  }

  /** What the lab says to a prediction. */
  LessonViewModel.Findings findings(Lesson lesson, LessonStep.Reveal reveal) throws UserProblem {
    Question question = ((LessonStep.Predict) lesson.step(reveal.of())).question();
    Answers answers = new Answers(question, lab);
    return new LessonViewModel.Findings(
        question, answers.values(), answers.right(), answers.curve());
  }

  /** A state that is waited for, with its values. */
  LabState computed(LabState until) throws UserProblem {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Map.Entry<String, String> wanted : until.settings().entrySet()) {
      String value = ValueFormat.fill(wanted.getValue(), lab, Messages.ENGLISH);
      settings.put(wanted.getKey(), value.matches("[\\d,]+") ? value.replace(",", "") : value);
    }
    return new LabState(until.place(), settings);
  }

  /** Computes what later steps need, so that nobody waits for it there. */
  Lesson lookAhead(Lesson lesson, LessonStep from, Messages messages, BooleanSupplier cancelled)
      throws UserProblem {
    List<LessonStep> later =
        lesson.steps().subList(lesson.steps().indexOf(from) + 1, lesson.steps().size());
    for (LessonStep step : later) {
      if (cancelled.getAsBoolean()) {
        break;
      }
      words(lesson, step, messages);
      if (step instanceof LessonStep.Reveal reveal) {
        findings(lesson, reveal);
      }
    }
    return lesson;
  }

  @Override
  public void close() {
    lab.close();
  }
}
