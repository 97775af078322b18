package cnnlab.lesson.handout;

import cnnlab.chart.ChartColors;
import cnnlab.diagram.layout.PageDrawing;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.scene.Theme;
import cnnlab.engine.Engine;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.lesson.Answers;
import cnnlab.lesson.LabPlace;
import cnnlab.lesson.LabState;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.Question;
import cnnlab.lesson.RunChart;
import cnnlab.lesson.StepText;
import cnnlab.lesson.chart.RunCurves;
import cnnlab.lesson.chart.WatchedRun;
import cnnlab.lesson.value.Lab;
import cnnlab.lesson.value.LessonImages;
import cnnlab.lesson.value.ValueFormat;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lesson on paper: its words and pictures, blanks for what is predicted, solutions apart. */
public final class Handout {
  private static final int ROOM_FOR_ANSWER = 3;

  private final Lesson lesson;
  private final Lab lab;
  private final Messages messages;
  private final boolean solutions;
  private List<@Nullable String> looked = List.of();
  private final List<HandoutPart> parts = new ArrayList<>();

  private Handout(Lesson lesson, Lab lab, Messages messages, boolean solutions) {
    this.lesson = lesson;
    this.lab = lab;
    this.messages = messages;
    this.solutions = solutions;
  }

  /**
   * The parts of a lesson's handout.
   *
   * @param solutions with what the lab measures, and the answers to the questions
   */
  public static List<HandoutPart> parts(
      Lesson lesson, Engine engine, Messages messages, boolean solutions) throws UserProblem {
    try (Lab lab = new Lab(engine, lesson.folder())) {
      Handout handout = new Handout(lesson, lab, messages, solutions);
      handout.write();
      return List.copyOf(handout.parts);
    }
  }

  /**
   * Writes a handout, as a PDF or an HTML file by the ending of its name.
   *
   * @throws UserProblem where it is neither, or cannot be written
   */
  public static void write(
      Path file, Lesson lesson, Engine engine, Messages messages, boolean solutions)
      throws UserProblem {
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean html = name.endsWith(".html");
    if (!html && !name.endsWith(".pdf")) {
      throw UserProblem.of("lesson.handout", file.getFileName()).at(file.toString());
    }
    List<HandoutPart> parts = parts(lesson, engine, messages, solutions);
    try {
      if (html) {
        AtomicFile.write(file, HandoutHtml.of(parts, messages, lesson.folder()));
      } else {
        ByteBuffer bytes = ByteBuffer.wrap(HandoutPdf.of(parts, lesson.folder()));
        AtomicFile.write(
            file,
            channel -> {
              while (bytes.hasRemaining()) {
                channel.write(bytes);
              }
            });
      }
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private void write() throws UserProblem {
    parts.add(new HandoutPart.Title(lesson.text(messages).title()));
    words(lesson.text(messages).introduction());
    int number = 0;
    for (LessonStep step : lesson.steps()) {
      boolean reveals = step instanceof LessonStep.Reveal;
      number++;
      if (!reveals || solutions) {
        step(number, step);
      }
    }
  }

  private void step(int number, LessonStep step) throws UserProblem {
    StepText text = lesson.text(step, messages);
    parts.add(new HandoutPart.Heading(number + ". " + fill(text.title())));
    if (step.show() != null && !looksAlike(step.show())) {
      picture(step.show());
    }
    words(text.body());
    switch (step) {
      case LessonStep.Predict predict -> blank(predict.question(), text);
      case LessonStep.Reveal reveal -> {
        if (lesson.step(reveal.of()) instanceof LessonStep.Predict predict) {
          measured(predict, lesson.text(predict, messages));
        }
      }
      case LessonStep.Ask ask -> ask(ask, text);
      case LessonStep.Run run when solutions -> played(run, text);
      case LessonStep.Say _, LessonStep.Show _, LessonStep.Do _, LessonStep.Run _ -> {}
    }
  }

  /** What learners see when the recorded runs have been played to their end. */
  private void played(LessonStep.Run step, StepText text) throws UserProblem {
    List<WatchedRun> runs = new ArrayList<>();
    for (String name : step.played()) {
      runs.add(watched(name, text.items().get(name)));
    }
    if (!runs.isEmpty()) {
      for (RunChart chart : step.charts()) {
        parts.add(new HandoutPart.Chart(curves().scene(chart, runs)));
      }
    }
  }

  private WatchedRun watched(String name, @Nullable String title) throws UserProblem {
    StoredRun run = lab.runs().stored(name);
    return WatchedRun.of(title == null ? run.record().titleBesideData() : title, run);
  }

  private RunCurves curves() {
    return new RunCurves(ChartColors.LIGHT::series, messages);
  }

  private void ask(LessonStep.Ask ask, StepText text) throws UserProblem {
    for (String question : ask.questions()) {
      String words = fill(text.items().getOrDefault(question, ""));
      parts.add(new HandoutPart.Lines(words, solutions ? 0 : ROOM_FOR_ANSWER));
    }
    if (solutions && !text.solution().isEmpty()) {
      parts.add(new HandoutPart.Apart(messages.get("learn.solution"), fill(text.solution())));
    }
  }

  private void blank(Question question, StepText text) throws UserProblem {
    switch (question) {
      case Question.Choice _ -> {
        List<String> answers = new ArrayList<>();
        for (String answer : text.items().values()) {
          answers.add(fill(answer));
        }
        parts.add(new HandoutPart.Boxes(answers));
      }
      case Question.Order _ -> {
        for (String answer : text.items().values()) {
          parts.add(new HandoutPart.Words("____  " + fill(answer)));
        }
      }
      case Question.Amount _ -> parts.add(new HandoutPart.Lines(messages.get("learn.yours"), 1));
      case Question.Curve curve ->
          parts.add(
              new HandoutPart.Axes(
                  messages.get("learn.accuracy")
                      + ", "
                      + messages.get("learn.metric." + curve.metric()),
                  messages.get("learn.epoch")));
    }
  }

  private void measured(LessonStep.Predict predict, StepText text) throws UserProblem {
    Answers answers = new Answers(predict.question(), lab);
    StringBuilder lines = new StringBuilder();
    List<String> right = answers.right();
    Map<String, Double> values = answers.values();
    switch (predict.question()) {
      case Question.Choice choice -> {
        for (String name : choice.answers().keySet()) {
          String mark =
              right.contains(name)
                  ? "**✓ " + text.items().get(name) + "**"
                  : text.items().get(name);
          lines
              .append("- ")
              .append(mark)
              .append(value(values.get(name), choice.format()))
              .append('\n');
        }
      }
      case Question.Order order -> {
        for (String name : right) {
          lines
              .append("1. ")
              .append(text.items().get(name))
              .append(value(values.get(name), order.format()))
              .append('\n');
        }
      }
      case Question.Amount amount ->
          lines.append(value(answers.number(), amount.format()).substring(2));
      case Question.Curve curve -> {
        WatchedRun run = watched(curve.run(), null);
        parts.add(new HandoutPart.Chart(curves().accuracy(run, curve.metric())));
        return;
      }
    }
    parts.add(new HandoutPart.Apart(messages.get("learn.measured"), fill(lines.toString())));
  }

  private String value(@Nullable Double value, @Nullable String format) throws UserProblem {
    return value == null
        ? ""
        : ": " + ValueFormat.of(format == null ? "" : format).text(value, messages);
  }

  /** Whether the picture before shows the same: it is not printed twice. */
  private boolean looksAlike(LabState state) {
    List<@Nullable String> look = new ArrayList<>();
    look.add(state.place().word());
    for (String setting : List.of("network", "image", "color")) {
      look.add(state.settings().get(setting));
    }
    boolean alike = look.equals(looked);
    looked = look;
    return alike;
  }

  private void picture(LabState state) throws UserProblem {
    if (state.place() == LabPlace.EXPLORE) {
      String network = state.settings().get("network");
      if (network != null) {
        parts.add(
            new HandoutPart.Diagram(
                PageDrawing.of(
                    lab.networks().analysis(network),
                    PageDrawing.PAPER,
                    quantity(state),
                    Theme.LIGHT,
                    messages)));
      }
    } else if (state.place() == LabPlace.INSPECT) {
      String image = state.settings().get("image");
      String network = state.settings().get("network");
      if (image != null) {
        String caption = network == null ? image : network + ", " + image;
        parts.add(new HandoutPart.Photo(new LessonImages(lesson.folder()).image(image), caption));
      }
    }
  }

  private static Quantity quantity(LabState state) {
    return Quantity.valueOf(
        state.settings().getOrDefault("color", "kind").toUpperCase(Locale.ROOT));
  }

  private void words(String markdown) throws UserProblem {
    if (!markdown.isEmpty()) {
      parts.add(new HandoutPart.Words(fill(markdown)));
    }
  }

  private String fill(String text) throws UserProblem {
    return ValueFormat.fill(text, lab, messages);
  }
}
