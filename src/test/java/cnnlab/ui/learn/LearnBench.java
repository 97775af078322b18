package cnnlab.ui.learn;

import cnnlab.lesson.LessonReader;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A small lesson with every kind of step, beside screens that are only their settings; whatever the
 * lesson computes is there at once. On the JavaFX thread.
 */
final class LearnBench {
  static final String STEPS =
      """
      {"format": 1, "minutes": 5, "steps": [
        {"kind": "show", "id": "start",
          "show": {"place": "explore", "network": "vgg16", "color": "kind"}},
        {"kind": "predict", "id": "pick", "question": {"as": "choice", "right": "largest",
          "format": "short",
          "answers": {"google": "params googlenet_paper", "vgg": "params vgg16"}}},
        {"kind": "reveal", "id": "picked", "of": "pick",
          "show": {"place": "explore", "color": "params"}},
        {"kind": "predict", "id": "share", "question": {"as": "number", "format": "%",
          "value": "params vgg16 classifier / params vgg16",
          "paper": {"value": "most", "source": "Simonyan 2015"}}},
        {"kind": "reveal", "id": "shared", "of": "share"},
        {"kind": "predict", "id": "rank", "question": {"as": "order", "format": "short",
          "answers": {"res": "params resnet50", "le": "params lenet5", "vgg": "params vgg16"}}},
        {"kind": "reveal", "id": "ranked", "of": "rank"},
        {"kind": "predict", "id": "rise", "question": {"as": "curve",
          "run": "fashion-resnet20", "metric": "validation"}},
        {"kind": "reveal", "id": "risen", "of": "rise"},
        {"kind": "do", "id": "act", "until": {"place": "explore", "color": "*",
          "params": "{params vgg16}"}},
        {"kind": "run", "id": "play", "recorded": "fashion-resnet20"},
        {"kind": "ask", "id": "own", "questions": ["why", "how"]},
        {"kind": "say", "id": "next"}
      ]}
      """;

  static final String ENGLISH =
      """
      # Small
      ## Begin {#start}
      VGG-16 has {count vgg16 kind=conv} convolutions.
      ### hint
      Count.
      ### hint
      Count again.
      ### notes
      Wait for *all*.
      ## Pick {#pick}
      ### answers
      - google: GoogLeNet
      - vgg: VGG-16
      ## It is VGG {#picked}
      ## Share {#share}
      ## Nine tenths {#shared}
      ## Rank {#rank}
      ### answers
      - res: ResNet-50
      - le: LeNet-5
      - vgg: VGG-16
      ## Ranked {#ranked}
      ## Rise {#rise}
      ## Risen {#risen}
      ## Act {#act}
      ## Play {#play}
      ## Own words {#own}
      ### questions
      - why: Why?
      - how: How?
      ### solution
      Because.
      ## Next {#next}
      """;

  final Services services;
  final Path folder;
  final Path progress;
  final ObjectProperty<View> place = new SimpleObjectProperty<>(View.LEARN);
  private final Map<String, StringProperty> settings = new LinkedHashMap<>();

  private LearnBench(Path home) throws Exception {
    folder = Files.createDirectories(home.resolve("small"));
    progress = home.resolve("progress/small.json");
    Files.writeString(folder.resolve("lesson.json"), STEPS);
    Files.writeString(folder.resolve("en.md"), ENGLISH);
    Files.writeString(
        folder.resolve("zh.md"),
        ENGLISH
            .replace("# Small", "# 小课")
            .replace("## Begin", "## 开始")
            .replace("VGG-16 has {count vgg16 kind=conv} convolutions.", "{params vgg16 : short}"));
    services = immediate(home);
    services.texts().messagesProperty().set(Messages.ENGLISH);
    for (String name : new String[] {"network", "color", "params"}) {
      settings.put(name, new SimpleStringProperty(""));
    }
    services
        .navigation()
        .connect(
            (wanted, handOver) -> {
              place.set(wanted);
              return handOver.test(new SettingsOnly(wanted == View.EXPLORE ? settings : Map.of()));
            },
            place);
  }

  private static Services immediate(Path home) {
    Services all =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(home.resolve("runs"))),
            new Preferences(home.resolve("preferences")),
            home.resolve("logs"));
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    return new Services(
        all.engine(),
        all.runs(),
        all.texts(),
        all.preferences(),
        all.appearance(),
        all.errors(),
        background,
        all.navigation(),
        all.job(),
        all.queue(),
        all.runModels(),
        all.corrections(),
        all.files());
  }

  /** Opens it in a folder of the test's own, in English. */
  static LearnBench open(Path home) throws Exception {
    return fx(() -> new LearnBench(home));
  }

  /** What of Explore is in view. */
  StringProperty setting(String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  /** Somebody begins the lesson, or goes on with it. */
  LessonViewModel begin() throws Exception {
    return new LessonViewModel(services, LessonReader.read(folder), progress);
  }

  /** Somebody begins and jumps to a step. */
  LessonViewModel at(String step) throws Exception {
    LessonViewModel model = begin();
    goTo(model, step);
    return model;
  }

  static void goTo(LessonViewModel model, String step) {
    model.jump(
        model.lessonProperty().get().steps().indexOf(model.lessonProperty().get().step(step)));
  }

  /** The step in view, drawn. */
  StepPane pane(LessonViewModel model) {
    return new StepPane(
        model, Objects.requireNonNull(model.wordsProperty().get()), services, false);
  }

  /** Does it on the JavaFX thread; what fails there fails here. */
  static <T> T fx(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
  }

  /** A screen without anything on it. */
  private record SettingsOnly(Map<String, StringProperty> settings) implements Screen {
    @Override
    public Node node() {
      return new Pane();
    }

    @Override
    public Map<String, LabSetting> labSettings() {
      Map<String, LabSetting> named = new LinkedHashMap<>();
      settings.forEach((name, value) -> named.put(name, new LabSetting(value, value::set)));
      return named;
    }
  }
}
