package cnnlab.ui.window;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunFolder;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.ScreenFaults;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Walks through every place at the sizes of projectors and small laptops, with the usual type and
 * four steps up, in both languages: everything can be reached, nothing is cut, all has a name.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class EveryScreenTest {
  private static final Look USUAL = new Look(1280, 720, 14);

  /** The small window with each type, and the large one: what lies between is less of both. */
  private static final List<Look> LOOKS =
      List.of(USUAL, new Look(1280, 720, 18), new Look(1920, 1080, 14));

  private static final List<String> CIFAR_10 =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  private static final Path CAT = Path.of("sample-images/chelsea.png");

  @TempDir static Path folder;
  private TestWindow test;
  private Stage stage;

  @Start
  void open(Stage window) throws Exception {
    stage = window;
    Path runs = folder.resolve("runs");
    RunStore store = new RunStore(runs);
    for (String created : List.of("2026-11-24T03:31:47Z", "2026-11-24T04:31:47Z")) {
      try (RunFolder run = store.create(RunSamples.record(RunState.RUNNING, created))) {
        run.epoch(RunSamples.epoch(1, 0.6));
        run.epoch(RunSamples.epoch(2, 0.8));
        run.update(run.record().in(RunState.FINISHED));
      }
    }
    test = TestWindow.open(window, View.EXPLORE, new FakeEngine(), runs);
  }

  @Test
  void everythingCanBeReachedAndNothingIsCut(FxRobot robot) throws Exception {
    assertThat(walk(robot, ScreenFaults::ofLayout, LOOKS)).isEmpty();
  }

  @Test
  void everyControlHasAName(FxRobot robot) throws Exception {
    assertThat(walk(robot, ScreenFaults::withoutName, List.of(USUAL))).isEmpty();
  }

  /** Faults by screen, each with the settings in which it shows. */
  private Collection<String> walk(
      FxRobot robot, Function<Parent, Set<String>> faults, List<Look> looks) throws Exception {
    TreeMap<String, Set<String>> found = new TreeMap<>();
    for (Step step : steps(robot)) {
      step.go().call();
      WaitForAsyncUtils.waitForFxEvents();
      Function<Parent, Set<String>> all = root -> faults(root, step, faults);
      for (Messages language : List.of(Messages.ENGLISH, Messages.CHINESE)) {
        for (Look look : looks) {
          robot.interact(
              () ->
                  all.apply(arrange(language, look))
                      .forEach(
                          fault ->
                              found
                                  .computeIfAbsent(step.name() + ": " + fault, _ -> new TreeSet<>())
                                  .add(look.toString())));
        }
      }
      robot.interact(() -> arrange(Messages.ENGLISH, USUAL));
    }
    List<String> lines = new ArrayList<>();
    found.forEach((fault, where) -> lines.add(fault + "  at " + String.join(" ", where)));
    return lines;
  }

  private static Set<String> faults(
      Parent root, Step step, Function<Parent, Set<String>> ofScreen) {
    Set<String> found = new TreeSet<>(ofScreen.apply(root));
    if (step.picture() != null) {
      ScreenFaults.ofPicture(root, step.picture(), step.share()).ifPresent(found::add);
    }
    return found;
  }

  /** A window's size and that of its type. */
  private record Look(int width, int height, int type) {
    @Override
    public String toString() {
      return width + "x" + height + "/" + type;
    }
  }

  /**
   * A screen as it is found.
   *
   * @param picture id of what is looked at, of which {@code share} of the height is to be in view
   */
  private record Step(String name, Callable<?> go, @Nullable String picture, double share) {
    Step(String name, Callable<?> go) {
      this(name, go, null, 0);
    }
  }

  private List<Step> steps(FxRobot robot) {
    List<Step> steps = new ArrayList<>();
    Map<String, String> pictures = Map.of("layers", "diagram", "code", "code", "diff", "diff");
    for (String facet : List.of("layers", "code", "diff", "memory", "build")) {
      steps.add(
          new Step(
              "explore " + facet,
              () -> {
                show(robot, View.EXPLORE);
                return fire(robot, "#facet-" + facet);
              },
              pictures.get(facet),
              facet.equals("layers") ? 0.3 : 0.4));
    }
    steps.add(new Step("train form", () -> show(robot, View.TRAIN) && dataIsThere(robot)));
    steps.add(new Step("train data", () -> fire(robot, "#data-look")));
    steps.add(
        new Step(
            "train run",
            () -> {
              fire(robot, "#data-back");
              ListView<?> runs = robot.lookup("#runs").queryListView();
              until(() -> !runs.getItems().isEmpty());
              robot.interact(() -> runs.getSelectionModel().select(0));
              return awaited(() -> robot.lookup("#run-state").tryQuery().isPresent());
            },
            "accuracy-chart",
            0.35));
    List<String> shown = List.of("health", "confusion", "run-log");
    for (int tab = 1; tab <= shown.size(); tab++) {
      steps.add(tab(robot, "train", "#run-tabs", tab, shown.get(tab - 1), 0.3));
    }
    steps.add(
        new Step(
            "inspect",
            () -> {
              show(robot, View.INSPECT);
              robot.interact(() -> test.window().open(List.of(TrainedResNet20.file())));
              robot.interact(() -> test.window().open(List.of(CAT.toAbsolutePath())));
              return awaited(() -> robot.lookup("#inspect-tabs").tryQuery().isPresent());
            }));
    for (int tab = 1; tab < 7; tab++) {
      steps.add(tab(robot, "inspect", "#inspect-tabs", tab, null, 0));
    }
    steps.add(new Step("compare", () -> show(robot, View.COMPARE)));
    for (int tab = 1; tab < 4; tab++) {
      steps.add(tab(robot, "compare", "#compare-tabs", tab, null, 0));
    }
    steps.add(new Step("evaluate", () -> evaluate(robot)));
    List<String> judged = List.of("class-table", "confusion-cells", "", "map-picture");
    for (int tab = 1; tab <= judged.size(); tab++) {
      String picture = judged.get(tab - 1);
      steps.add(
          tab(robot, "evaluate", "#evaluate-tabs", tab, picture.isEmpty() ? null : picture, 0.3));
    }
    steps.add(new Step("evaluate map drawn", () -> fire(robot, "#map-draw")));
    steps.add(new Step("learn", () -> show(robot, View.LEARN)));
    return steps;
  }

  /** A network on a folder of images, one for each of its classes. */
  private boolean evaluate(FxRobot robot) throws Exception {
    Path images = folder.resolve("images");
    for (String name : CIFAR_10) {
      Path file = Files.createDirectories(images.resolve(name)).resolve("cat.png");
      Files.copy(CAT, file, StandardCopyOption.REPLACE_EXISTING);
    }
    show(robot, View.EVALUATE);
    robot.interact(() -> test.window().open(List.of(TrainedResNet20.file(), images)));
    fire(robot, "#evaluate-start");
    return awaited(() -> robot.lookup("#evaluate-tabs").tryQuery().isPresent());
  }

  private static Step tab(
      FxRobot robot, String screen, String tabs, int tab, @Nullable String picture, double share) {
    return new Step(
        screen + " tab " + tab,
        () -> {
          robot.interact(
              () -> robot.lookup(tabs).queryAs(TabPane.class).getSelectionModel().select(tab));
          return true;
        },
        picture,
        share);
  }

  private boolean show(FxRobot robot, View place) {
    robot.interact(() -> test.window().placeProperty().set(place));
    return true;
  }

  private static boolean fire(FxRobot robot, String id) throws Exception {
    until(
        () ->
            robot
                .lookup(id)
                .tryQueryAs(ButtonBase.class)
                .filter(it -> !it.isDisabled())
                .isPresent());
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
    return true;
  }

  private static boolean dataIsThere(FxRobot robot) throws Exception {
    return awaited(
        () -> robot.lookup("#data-facts").queryAs(Label.class).getText().contains("training"));
  }

  /**
   * Lays the window's content out as if the window had this size: a real window may not be larger
   * than the screen that the tests have.
   */
  private Parent arrange(Messages language, Look look) {
    test.services().texts().messagesProperty().set(language);
    test.services().appearance().fontSizeProperty().set(look.type());
    Parent root = stage.getScene().getRoot();
    for (int pass = 0; pass < 3; pass++) { // a pass may ask for another one
      root.applyCss();
      root.resize(look.width(), look.height());
      root.layout();
    }
    return root;
  }

  private static boolean awaited(Callable<Boolean> condition) throws Exception {
    until(condition);
    return true;
  }
}
