package cnnlab.lesson;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Datasets;
import cnnlab.engine.Engine;
import cnnlab.lesson.value.Claim;
import cnnlab.lesson.value.Expression;
import cnnlab.lesson.value.Lab;
import cnnlab.lesson.value.LessonImages;
import cnnlab.lesson.value.ValueFormat;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Performs a lesson without a window: computes every value of its texts, every claim and every
 * answer, and looks whether each state that it shows can be reached.
 *
 * @param findings the claims, held or not
 * @param answers what the lab says to each question, after its step's id
 * @param problems whatever else is wrong, with its step
 * @param values how many values were computed besides
 */
public record LessonCheck(
    List<Claim.Finding> findings, List<String> answers, List<UserProblem> problems, int values) {

  /** Whether all of it is in order. */
  public boolean passed() {
    return problems.isEmpty() && findings.stream().allMatch(Claim.Finding::holds);
  }

  /** Checks a lesson with a real engine. */
  public static LessonCheck of(Lesson lesson, Engine engine) {
    try (Lab lab = new Lab(engine, lesson.folder())) {
      Performance performance = new Performance(lesson, lab, engine);
      lesson.steps().forEach(performance::step);
      if (lesson.texts().size() < LessonReader.LANGUAGES.size()
          && lesson.folder().startsWith(LessonLibrary.root())) {
        performance.problems.add(UserProblem.of("lesson.language", lesson.id()));
      }
      return new LessonCheck(
          performance.findings, performance.answers, performance.problems, performance.values);
    }
  }

  /** A lesson, step by step. */
  private static final class Performance {
    final List<Claim.Finding> findings = new ArrayList<>();
    final List<String> answers = new ArrayList<>();
    final List<UserProblem> problems = new ArrayList<>();
    int values;
    private final Lesson lesson;
    private final Lab lab;
    private final Engine engine;

    Performance(Lesson lesson, Lab lab, Engine engine) {
      this.lesson = lesson;
      this.lab = lab;
      this.engine = engine;
    }

    /** What may fail. */
    private interface Part {
      void perform() throws UserProblem;
    }

    private void attempt(LessonStep step, Part part) {
      try {
        part.perform();
      } catch (UserProblem wrong) {
        problems.add(UserProblem.of("lesson.in-step", step.id(), wrong).at(lesson.id()));
      }
    }

    void step(LessonStep step) {
      if (step instanceof LessonStep.Run run) {
        attempt(step, () -> perform(run));
      } else {
        claims(step);
      }
      LabState shown = step.show();
      if (shown != null) {
        attempt(step, () -> requireReachable(shown));
      }
      if (step instanceof LessonStep.Do action) {
        for (String wanted : action.until().settings().values()) {
          attempt(step, () -> fill(wanted, Messages.ENGLISH));
        }
      }
      if (step instanceof LessonStep.Predict(var _, var _, var _, Question question)) {
        attempt(step, () -> answers.add(step.id() + ": " + new Answers(question, lab).inWords()));
        values++;
      }
      for (Messages messages : List.of(Messages.ENGLISH, Messages.CHINESE)) {
        if (lesson.texts().containsKey(messages.locale().getLanguage())) {
          attempt(step, () -> lesson.text(step, messages).filled(text -> fill(text, messages)));
        }
      }
    }

    private void claims(LessonStep step) {
      for (String claim : step.claims()) {
        attempt(step, () -> findings.add(Claim.of(claim).find(lab)));
      }
    }

    /** What is claimed of live runs is asked of runs that are trained now. */
    private void perform(LessonStep.Run run) throws UserProblem {
      if (run.train().isEmpty()) {
        claims(run);
        return;
      }
      try (LiveRuns _ = LiveRuns.train(lesson, run, engine, lab.runs())) {
        claims(run);
      }
    }

    private String fill(String text, Messages messages) throws UserProblem {
      values += (int) text.chars().filter(c -> c == '{').count();
      return ValueFormat.fill(text, lab, messages);
    }

    private void requireReachable(LabState state) throws UserProblem {
      for (Map.Entry<String, String> setting : state.settings().entrySet()) {
        String value = setting.getValue();
        switch (state.place() + "." + setting.getKey()) {
          case "EXPLORE.network" -> lab.networks().analysis(value);
          case "EXPLORE.layer" -> requireLayer(state, value);
          case "TRAIN.network" -> Catalogue.entry(value);
          case "TRAIN.data" -> Datasets.open(value);
          case "TRAIN.run" -> requireListed(value);
          case "INSPECT.network" -> lab.runs().folder(value);
          case "INSPECT.image" -> new LessonImages(lesson.folder()).image(value);
          case "INSPECT.layer" -> requireLayerOfRun(state, value);
          case "COMPARE.data" -> Datasets.open(value);
          case "COMPARE.runs" -> {
            for (String run : value.split(", ", -1)) {
              requireListed(run);
            }
          }
          default -> {}
        }
      }
    }

    /** Train and Compare list bundled runs; one of a lesson's own is played in its panel. */
    private void requireListed(String run) throws UserProblem {
      if (lab.runs().isOwn(run)) {
        throw UserProblem.of("lesson.value.run", run);
      }
    }

    private void requireLayer(LabState state, String layer) throws UserProblem {
      String network = state.settings().get("network");
      if (network != null) {
        Expression.of("count " + network + " " + layer).value(lab);
      }
    }

    private void requireLayerOfRun(LabState state, String layer) throws UserProblem {
      String run = state.settings().get("network");
      if (run != null
          && lab.runs().stored(run).record().architecture().layers().stream()
              .noneMatch(each -> each.name().equals(layer))) {
        throw UserProblem.of("lesson.value.layer", run, layer);
      }
    }
  }
}
