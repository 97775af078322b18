package cnnlab.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.data.Dataset;
import cnnlab.data.tree.MutatedIndex;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.Evaluation;
import cnnlab.evaluation.Scores;
import cnnlab.explain.unit.Excitation;
import cnnlab.explain.unit.TopActivations;
import cnnlab.inference.TrainedNetwork;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonProgress;
import cnnlab.lesson.LessonReader;
import cnnlab.lesson.NewLesson;
import cnnlab.lesson.handout.Handout;
import cnnlab.run.RunSamples;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import cnnlab.training.ToyData;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import cnnlab.ui.Preferences;
import cnnlab.ui.explore.model.MutatedDrafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Readers of what the lab itself keeps from one start to the next, and of lessons. */
final class KeptReaders {
  private static final Dataset DATA = ToyData.dataset(96, 40);
  private static final SoftmaxEngine ENGINE = new SoftmaxEngine();

  private KeptReaders() {}

  static List<MutatedReader> all(Path scratch) throws Exception {
    TrainedNetwork network = trained(scratch.resolve("toy"));
    return List.of(
        evaluation(network, scratch.resolve("evaluation")),
        units(network, scratch.resolve("units")),
        new MutatedReader(
            "lesson", keptLesson(scratch.resolve("lesson")), true, KeptReaders::lesson),
        new MutatedReader("progress in a lesson", keptProgress(scratch), KeptReaders::progress),
        latency(scratch.resolve("latency")),
        new MutatedReader("preferences", keptPreferences(scratch), KeptReaders::preferences),
        new MutatedReader(
            "kept listing", Map.of("index", MutatedIndex.sound(scratch)), MutatedIndex::read),
        new MutatedReader(
            "drafts",
            Map.of("drafts.json", MutatedDrafts.sound(scratch.resolve("drafts.json"))),
            MutatedDrafts::read));
  }

  /** A small network in plain Java; it is open as long as the test runs. */
  private static TrainedNetwork trained(Path root) throws UserProblem {
    return TrainedNetwork.ofRun(
        ENGINE,
        new Training(ENGINE, new RunStore(root))
            .run(RunSamples.settings(), DATA, new TrainingListener() {}, new TrainingControl()));
  }

  private static MutatedReader evaluation(TrainedNetwork network, Path scratch) throws Exception {
    Scores sound = scores(network, scratch);
    return new MutatedReader(
        "kept evaluation",
        files(scratch),
        true,
        file -> {
          Scores read = scores(network, file.resolveSibling("").resolveSibling(""));
          assertThat(read.images()).isEqualTo(sound.images());
          assertThat(read.top1()).isBetween(0.0, 1.0);
          assertThat(read.loss()).isNotNegative();
          assertThat(read.temperature()).isFinite();
        });
  }

  private static Scores scores(TrainedNetwork network, Path root) throws UserProblem {
    return Evaluation.of(network, "weights", DATA, EvaluatedSplit.VAL, root)
        .run((_, _) -> true)
        .orElseThrow()
        .scores();
  }

  private static MutatedReader units(TrainedNetwork network, Path scratch) throws Exception {
    List<Excitation> sound = most(network, scratch);
    return new MutatedReader(
        "kept activations of units",
        files(scratch),
        file -> assertThat(most(network, file.resolveSibling(""))).isEqualTo(sound));
  }

  private static List<Excitation> most(TrainedNetwork network, Path folder) throws UserProblem {
    String head = network.architecture().mainHead().layer();
    return TopActivations.of(
            network, "weights", DATA.validation(), head, null, folder, (_, _) -> true)
        .orElseThrow()
        .most(1, 9);
  }

  /** As one begins to write one. */
  private static Map<String, byte[]> keptLesson(Path folder) throws Exception {
    NewLesson.write(folder);
    return files(folder);
  }

  private static void lesson(Path file) throws Exception {
    Lesson lesson = LessonReader.read(file.resolveSibling(""));
    boolean chinese = file.endsWith("zh.md");
    Messages messages = chinese ? Messages.CHINESE : Messages.ENGLISH;
    Handout.write(file.resolveSibling("out.html"), lesson, ENGINE, messages, chinese);
  }

  private static Map<String, byte[]> keptProgress(Path scratch) throws Exception {
    Path file = scratch.resolve("progress.json");
    LessonProgress.NONE
        .answered("guess", List.of("vgg", "google"))
        .counted("guess", "vgg", 3)
        .at("guess", false)
        .write(file);
    return Map.of("progress.json", Files.readAllBytes(file));
  }

  private static void progress(Path file) throws Exception {
    LessonProgress read = LessonProgress.read(file);
    assertThat(read.answers().values())
        .allSatisfy(answer -> assertThat(answer).doesNotContainNull());
    read.counted("guess", "vgg", 1).at("more", true).write(file);
    assertThat(LessonProgress.read(file).done()).isTrue();
  }

  private static MutatedReader latency(Path scratch) throws Exception {
    LatencyFile kept = new LatencyFile(scratch.resolve("latency.json"));
    kept.put(Corpus.network(), Latency.of(new double[] {1, 2}, "here", null));
    kept.put(Corpus.network(), Latency.of(new double[] {3}, "there", null));
    return new MutatedReader(
        "latencies",
        files(scratch),
        file -> {
          LatencyFile read = new LatencyFile(file);
          assertThat(read.on("here").values())
              .allSatisfy(latency -> assertThat(latency.median()).isFinite());
          read.put(Corpus.published(), Latency.of(new double[] {4}, "here", null));
          assertThat(new LatencyFile(file).on("here")).isNotEmpty();
        });
  }

  private static Map<String, byte[]> keptPreferences(Path scratch) throws IOException {
    Path file = scratch.resolve("preferences.properties");
    Preferences kept = new Preferences(file);
    kept.put("window.width", 1280.5);
    kept.put("language", "zh");
    kept.addRecent("images", scratch.resolve("a cat.png"));
    return Map.of("preferences.properties", Files.readAllBytes(file));
  }

  private static void preferences(Path file) {
    Preferences read = new Preferences(file);
    read.number("window.width", 1);
    read.recent("images");
    read.addRecent("images", file);
    assertThat(new Preferences(file).recent("images")).contains(file.toAbsolutePath());
  }

  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
