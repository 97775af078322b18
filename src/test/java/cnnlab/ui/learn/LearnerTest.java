package cnnlab.ui.learn;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.engine.Network;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonArchive;
import cnnlab.lesson.LessonLibrary;
import cnnlab.lesson.LessonProgress;
import cnnlab.lesson.LessonReader;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.NewLesson;
import cnnlab.lesson.Question;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.ForwardingEngine;
import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.Drops;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Learners do lessons from the first step to the last, in the program's own window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class LearnerTest {
  @TempDir static Path folder;
  private final MendedEngine engine = new MendedEngine();
  private TestWindow test;
  private FxRobot robot;

  @Start
  void open(Stage stage) throws Exception {
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    test = TestWindow.open(stage, View.LEARN, engine, library);
  }

  /** It learns within seconds, unless it is broken. */
  private static final class MendedEngine extends ForwardingEngine {
    private volatile boolean broken;

    private MendedEngine() {
      super(new SoftmaxEngine());
    }

    @Override
    public Network forTraining(
        Architecture architecture,
        OptimizerSettings optimizer,
        Set<String> frozen,
        int batchSize,
        long seed)
        throws UserProblem {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      return super.forTraining(architecture, optimizer, frozen, batchSize, seed);
    }
  }

  @Test
  void aLearnerPredictsActsAndComparesAndFindsEverythingAgain(FxRobot user) throws Exception {
    robot = user;
    start("06-vgg-memory");
    until(() -> title().equals("Thirteen convolutions, three fully connected layers"));
    assertThat(text("#lesson-where")).isEqualTo("Step 1 of 14");
    until(() -> shown(View.EXPLORE, "network").equals("vgg16"));
    fire("#lesson-next");
    until(() -> title().equals("Where do the parameters sit?"));
    assertThat(button("#lesson-next").isDisabled()).as("a prediction comes first").isTrue();
    assertThat(robot.lookup(".lesson-apart").tryQuery()).as("no hint unasked").isEmpty();
    fire("#lesson-hint");
    until(() -> robot.lookup(".lesson-apart").tryQuery().isPresent());
    fire("#answer-conv");
    fire("#lesson-next");
    until(() -> text("#step-reached").startsWith("Do it"));
    robot.interact(() -> set(View.EXPLORE, "color", "params"));
    until(() -> text("#step-reached").equals("Done."));
    fire("#lesson-next");
    until(() -> robot.lookup("#lesson-reveal").tryQuery().isPresent());
    assertThat(robot.lookup("#lesson-reveal .yours").queryAll()).hasSize(1);
    assertThat(labels()).contains("✓  the three fully connected layers", "124 M");

    robot.interact(() -> test.services().texts().messagesProperty().set(Messages.CHINESE));
    until(() -> title().equals("参数在末尾"));
    robot.interact(() -> set(View.EXPLORE, "network", "resnet18"));
    until(() -> shown(View.EXPLORE, "network").equals("resnet18"));
    fire("#lesson-reset");
    until(() -> shown(View.EXPLORE, "network").equals("vgg16"));
    until(() -> shown(View.EXPLORE, "layer").equals("classifier.0"));

    fire("#lesson-close");
    until(() -> robot.lookup("#lesson-panel").tryQuery().isEmpty());
    Path kept = test.services().preferences().beside("lessons").resolve("06-vgg-memory.json");
    until(() -> LessonProgress.read(kept).step().equals("parameters-shown"));
    start("06-vgg-memory");
    until(() -> title().equals("参数在末尾"));
    assertThat(robot.lookup("#lesson-reveal .yours").tryQuery())
        .as("what was predicted")
        .isPresent();
  }

  @Test
  void everyLessonCanBeDoneToItsEnd(FxRobot user) throws Exception {
    robot = user;
    for (Path lesson : LessonLibrary.folders()) {
      through(LessonReader.read(lesson));
    }
  }

  @Test
  void aLearnerTrainsTheNetworksOfAStepAndFindsThemUnderTrain(FxRobot user) throws Exception {
    robot = user;
    start("02-relu");
    until(() -> title().equals("One network, three nonlinearities"));
    fire("#lesson-next");
    fire("#answer-sigmoid");
    fire("#lesson-next");
    until(
        () ->
            text("#run-source")
                .equals("A recorded run: it was trained before and is played back."));
    fire("#run-all");
    until(() -> text("#run-told").equals("Epoch 6 of 6"));
    assertThat(test.services().navigation().companionAloneProperty().get())
        .as("curves have the window")
        .isTrue();
    fire("#place-explore");
    assertThat(test.services().navigation().companionAloneProperty().get())
        .as("until somebody goes to a place, be it the one behind them")
        .isFalse();
    engine.broken = true;
    fire("#run-train");
    until(() -> text("#run-source").startsWith("Live"));
    until(() -> text("#run-told").startsWith("ReLU · tanh · sigmoid: the training failed. "));
    assertThat(text("#run-told")).endsWith("“Train live” begins again.");
    engine.broken = false;
    fire("#run-train");
    until(() -> text("#run-told").equals("Done. The runs are kept under Train."));
    assertThat(button("#run-stop").isVisible()).as("nothing is left to stop").isFalse();
    assertThat(test.services().navigation().place().getValue()).isEqualTo(View.TRAIN);
    assertThat(test.services().runModels().all())
        .filteredOn(run -> run.stateProperty().get() == RunState.FINISHED)
        .extracting(run -> run.titleProperty().get())
        .contains("ReLU", "tanh", "sigmoid");
    fire("#lesson-next");
    fire("#lesson-back");
    until(() -> text("#run-told").startsWith("Done"));
    fire("#lesson-close");
  }

  @Test
  void aLessonOfOnesOwnIsReadAgainWhenItIsSaved(FxRobot user) throws Exception {
    robot = user;
    Path own = folder.resolve("own");
    NewLesson.write(own);
    robot.interact(() -> test.window().open(List.of(own)));
    start("own");
    until(() -> title().equals("Something to look at"));
    fire("#lesson-next");
    until(() -> title().equals("Which has more parameters?"));
    Path words = own.resolve("en.md");
    Files.writeString(words, Files.readString(words).replace("Which has more", "Who has more"));
    Files.setLastModifiedTime(words, FileTime.from(Instant.now().plusSeconds(10)));
    until(() -> title().equals("Who has more parameters?"));
  }

  @Test
  void aLessonDroppedAsOneFileIsDoneFromItsFirstStep(FxRobot user) throws Exception {
    robot = user;
    Path own = folder.resolve("mine");
    NewLesson.write(own);
    Path file = folder.resolve("handed on.lesson.zip");
    LessonArchive.write(LessonReader.read(own), file);
    drop(file);
    start("handed on");
    until(() -> title().equals("Something to look at"));
    until(() -> shown(View.EXPLORE, "network").equals("vgg16"));
    fire("#lesson-next");
    until(() -> title().equals("Which has more parameters?"));
    fire("#lesson-close");
    until(() -> robot.lookup("#lesson-panel").tryQuery().isEmpty());
  }

  @Test
  void aDroppedLessonThatLeadsOutOfItsFolderIsRefusedInOneSentence(FxRobot user) throws Exception {
    robot = user;
    Path file = folder.resolve("evil.lesson.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("lesson.json", "../evil.md")) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    drop(file);
    until(() -> robot.lookup(".error-what").tryQuery().isPresent());
    Label told = robot.lookup(".error-what").queryAs(Label.class);
    assertThat(told.getText())
        .isEqualTo(
            "evil.lesson.zip holds ../evil.md, a name that leads out of its folder; nothing was"
                + " opened.");
    robot.interact(() -> told.getScene().getWindow().hide());
    ListView<LessonEntry> list = robot.lookup("#lessons").queryListView();
    assertThat(list.getItems()).noneMatch(entry -> entry.lesson().id().equals("evil"));
  }

  private void drop(Path file) {
    Node root = robot.lookup(".lab").query();
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, file.toFile())));
  }

  private void through(Lesson lesson) throws Exception {
    start(lesson.id());
    for (int i = 0; i < lesson.steps().size(); i++) {
      LessonStep step = lesson.steps().get(i);
      String expected = lesson.id() + ", " + step.id();
      String where = "Step " + (i + 1) + " of " + lesson.steps().size();
      untilShown(expected, () -> text("#lesson-where").equals(where) && isShown(lesson, step));
      answer(step);
      if (step.show() != null) {
        View place = View.valueOf(step.show().place().name());
        for (Map.Entry<String, String> setting : step.show().settings().entrySet()) {
          untilShown(
              expected + ", " + setting,
              () -> shown(place, setting.getKey()).equals(setting.getValue()));
        }
      }
      if (i + 1 < lesson.steps().size()) {
        fire("#lesson-next");
      }
    }
    assertThat(button("#lesson-next").isDisabled()).as("nothing comes after the last").isTrue();
    fire("#lesson-close");
    until(() -> robot.lookup("#lesson-panel").tryQuery().isEmpty());
  }

  private boolean isShown(Lesson lesson, LessonStep step) {
    String wanted = lesson.text(step, Messages.ENGLISH).title();
    return wanted.contains("{") || title().equals(wanted);
  }

  private void answer(LessonStep step) throws Exception {
    switch (step) {
      case LessonStep.Predict(var _, var _, var _, Question.Choice choice) ->
          fire("#answer-" + choice.answers().keySet().iterator().next());
      case LessonStep.Predict(var _, var _, var _, Question.Amount _) -> {
        until(() -> robot.lookup("#answer-number").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#answer-number").queryAs(TextField.class).setText("12"));
      }
      case LessonStep.Predict(var _, var _, var _, Question.Order _) -> fire("#answer-order");
      case LessonStep.Predict(var _, var _, var _, Question.Curve _) -> fire("#answer-curve");
      case LessonStep.Ask _ ->
          until(() -> robot.lookup("#lesson-panel .text-area").queryAll().size() == 3);
      case LessonStep.Run _ -> fire("#run-all");
      case LessonStep.Say _, LessonStep.Show _, LessonStep.Do _, LessonStep.Reveal _ -> {}
    }
  }

  private void start(String id) throws Exception {
    robot.interact(() -> test.window().placeProperty().set(View.LEARN));
    ListView<LessonEntry> list = robot.lookup("#lessons").queryListView();
    until(() -> list.getItems().stream().anyMatch(entry -> entry.lesson().id().equals(id)));
    robot.interact(
        () ->
            list.getItems().stream()
                .filter(entry -> entry.lesson().id().equals(id))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select));
    fire("#lesson-start");
  }

  private String shown(View place, String setting) {
    String[] value = {""};
    robot.interact(() -> value[0] = String.valueOf(setting(place, setting).value().getValue()));
    return value[0];
  }

  private void set(View place, String setting, String value) {
    try {
      setting(place, setting).setter().set(value);
    } catch (UserProblem e) {
      throw new AssertionError(e);
    }
  }

  private LabSetting setting(View place, String name) {
    return Objects.requireNonNull(test.services().navigation().settings(place).get(name), name);
  }

  private String title() {
    return robot.lookup("#step-title").tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private String text(String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private List<String> labels() {
    return robot.lookup("#lesson-reveal .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  private ButtonBase button(String id) {
    return robot.lookup(id).queryAs(ButtonBase.class);
  }

  private void fire(String id) throws Exception {
    untilShown(
        id,
        () ->
            robot
                .lookup(id)
                .tryQuery()
                .filter(Node::isVisible)
                .filter(node -> !node.isDisabled())
                .isPresent());
    robot.interact(() -> button(id).fire());
  }

  private static void untilShown(String what, Callable<Boolean> condition) throws Exception {
    try {
      until(condition);
    } catch (TimeoutException e) {
      throw new AssertionError(what, e);
    }
  }
}
