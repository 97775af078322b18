package cnnlab.ui;

import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonLibrary;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.Question;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Goes through lessons in the main window as a learner does who predicts whatever comes first, and
 * has a picture taken of every step once it stands still, and of every run to be played, too.
 */
final class LessonWalk {
  private static final Duration LOOK = Duration.millis(900);

  /** Looks after which a step is taken as it is, that moves or blinks. */
  private static final int PATIENCE = 15;

  /** How often it has to look the same. */
  private static final int STILL = 2;

  /** Saves what the window shows. */
  interface Camera {
    void take(Path file);
  }

  private final Window window;
  private final Path folder;
  private final Camera camera;
  private final Iterator<Lesson> lessons;
  private final List<String> all;
  private final Runnable onEnd;
  private int[] before = {};

  /**
   * @param wanted ids of lessons with a comma between them, or "all"
   */
  LessonWalk(Window window, String wanted, Path folder, Camera camera, Runnable onEnd) {
    this.window = window;
    this.folder = folder;
    this.camera = camera;
    this.onEnd = onEnd;
    try {
      List<Lesson> bundled = LessonLibrary.shelf(LessonLibrary.folders()).lessons();
      all = bundled.stream().map(Lesson::id).toList();
      List<String> names = Arrays.asList(wanted.split(","));
      lessons =
          new ArrayList<>(bundled)
              .stream()
                  .filter(
                      it -> wanted.equals("all") || names.stream().anyMatch(it.id()::startsWith))
                  .iterator();
    } catch (UserProblem e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins; the place is Learn. */
  void begin() {
    if (!lessons.hasNext()) {
      onEnd.run();
      return;
    }
    Lesson lesson = lessons.next();
    when(
        () -> node("lessons").filter(it -> ((ListView<?>) it).getItems().size() >= all.size()),
        list -> {
          ((ListView<?>) list).getSelectionModel().select(all.indexOf(lesson.id()));
          still(
              lesson.id() + "-page",
              () ->
                  when(
                      () -> node("lesson-start"),
                      start -> {
                        ((ButtonBase) start).fire();
                        step(lesson, 0);
                      }));
        });
  }

  private void step(Lesson lesson, int index) {
    LessonStep step = lesson.steps().get(index);
    String name = "%s-%02d-%s".formatted(lesson.id(), index + 1, step.id());
    still(
        name,
        () -> {
          if (step instanceof LessonStep.Run) {
            fire("run-all");
            still(name + "-played", () -> goOn(lesson, index));
          } else {
            answer(step);
            goOn(lesson, index);
          }
        });
  }

  private static void answer(LessonStep step) {
    if (!(step instanceof LessonStep.Predict predict)) {
      return;
    }
    switch (predict.question()) {
      case Question.Choice choice -> fire("answer-" + choice.answers().keySet().iterator().next());
      case Question.Amount _ ->
          node("answer-number").ifPresent(field -> ((TextField) field).setText("12"));
      case Question.Order _ -> fire("answer-order");
      case Question.Curve _ -> fire("answer-curve");
    }
  }

  private static void fire(String id) {
    node(id).ifPresent(button -> ((ButtonBase) button).fire());
  }

  private void goOn(Lesson lesson, int index) {
    if (index + 1 == lesson.steps().size()) {
      fire("lesson-close");
      begin();
      return;
    }
    when(
        () -> node("lesson-next").filter(it -> !it.isDisabled()),
        next -> {
          ((ButtonBase) next).fire();
          step(lesson, index + 1);
        });
  }

  private static Optional<Node> node(String id) {
    return Window.getWindows().stream()
        .map(Window::getScene)
        .map(Scene::getRoot)
        .map(root -> root.lookup("#" + id))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private interface Search {
    Optional<Node> find();
  }

  private interface Found {
    void accept(Node node);
  }

  private static void when(Search search, Found then) {
    Optional<Node> found = search.find();
    if (found.isPresent()) {
      then.accept(found.get());
    } else {
      later(() -> when(search, then));
    }
  }

  private void still(String name, Runnable then) {
    before = new int[0];
    later(() -> look(name, 0, 1, then));
  }

  private void look(String name, int looks, int same, Runnable then) {
    int[] now = pixels();
    int sameNow = Arrays.equals(now, before) ? same + 1 : 1;
    before = now;
    if (sameNow >= STILL || looks >= PATIENCE) {
      camera.take(folder.resolve(name + ".png"));
      then.run();
    } else {
      later(() -> look(name, looks + 1, sameNow, then));
    }
  }

  private int[] pixels() {
    WritableImage image = window.getScene().snapshot(null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  private static void later(Runnable then) {
    PauseTransition wait = new PauseTransition(LOOK);
    wait.setOnFinished(_ -> then.run());
    wait.play();
  }
}
