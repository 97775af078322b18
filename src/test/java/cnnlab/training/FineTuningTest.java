package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.run.FineTuning;
import cnnlab.run.IterationMetrics;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.run.RunWeights;
import cnnlab.run.Schedule;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TrainedResNet20;
import cnnlab.weights.safetensors.Safetensors;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given weights are adapted: first the classifier alone, then the last stage more slowly. */
@SuppressWarnings("NullAway.Init") // set before each test
class FineTuningTest {
  private static final Dataset THREE = ToyData.dataset(48, 12);
  private static final Dataset TWO = ToyData.twoClasses(48, 12);

  @TempDir Path runs;
  private ToyTraining toys;
  private StoredRun first;

  @BeforeEach
  void aNetworkThatHasLearned() throws UserProblem {
    toys = new ToyTraining(runs);
    first = toys.train(small(), THREE);
  }

  @Test
  void onlyTheClassifierLearnsAtFirstAndThenWhatIsNotFrozen() throws UserProblem {
    Map<String, Tensor> given = Safetensors.read(first.bestWeights(), Arena.ofAuto()).tensors();
    StoredRun head = toys.train(small().with(from("layer2", 2)), TWO);
    StoredRun both = toys.train(small().with(from("layer2", 1)), TWO);

    head.checkpoint(Arena.ofAuto())
        .orElseThrow()
        .weights()
        .forEach(
            (name, tensor) ->
                assertThat(tensor.equals(given.get(name)))
                    .as(name)
                    .isEqualTo(!name.startsWith("fc")));
    both.checkpoint(Arena.ofAuto())
        .orElseThrow()
        .weights()
        .forEach(
            (name, tensor) ->
                assertThat(tensor.equals(given.get(name)))
                    .as(name)
                    .isEqualTo(!name.startsWith("fc") && !name.startsWith("layer3")));
    assertThat(both.folder().resolve("log.txt")).content().contains("learn from epoch 2");
  }

  @Test
  void aTenthOfTheRateFollows() throws UserProblem {
    RunSettings settings = small().with(from("", 1)).withEpochs(2);

    assertThat(settings.learningRate(2, 6)).isEqualTo(0.1 * Schedule.COSINE.factor(2 / 6.0));
    assertThat(settings.learningRate(3, 6)).isEqualTo(0.1 * Schedule.COSINE.factor(3 / 6.0) * 0.1);
    RunSettings changed = settings.with(settings.rateChange(0.02, 2, 6));
    assertThat(changed.learningRate(2, 6)).as("a rate set by hand").isEqualTo(0.02);
  }

  @Test
  void theSameNumbersComeWhereverItIsInterrupted() throws UserProblem {
    RunSettings settings = small().with(from("layer1", 1));
    StoredRun unbroken = toys.train(settings, TWO);
    for (int stop : List.of(1, 3, 4, 5)) {
      StoredRun run = toys.train(settings, TWO, stop);
      assertThat(run.iterations()).hasSize(stop);
      run = toys.resume(run, TWO);
      assertThat(run.iterations()).as("stopped after " + stop).isEqualTo(unbroken.iterations());
      assertThat(run.lastWeights()).hasSameBinaryContentAs(unbroken.lastWeights());
    }
  }

  @Test
  void bothExecutorsAgree() throws UserProblem {
    RunSettings settings = small().with(from("layer2", 1));
    double[] one = losses(toys.train(settings, TWO));
    double[] other = losses(new ToyTraining(new Dl4jEngine(), runs).train(settings, TWO));

    assertThat(other).containsExactly(one, org.assertj.core.api.Assertions.within(1e-3));
  }

  @Test
  void aRunOfAnEarlierVersionHasNoPhases() throws Exception {
    StoredRun run = toys.train(small().with(from("layer2", 1)), TWO, 1);
    Path record = run.folder().resolve("run.json");
    String text = Files.readString(record);
    String without = text.replaceAll(",\\s*\"fineTuning\"\\s*:\\s*\\{[^}]*\\}", "");
    assertThat(without).isNotEqualTo(text);
    Files.writeString(record, without);

    StoredRun old = new RunStore(runs).open(run.folder());

    assertThat(old.record().settings().fineTuning()).isEqualTo(FineTuning.NONE);
    assertThat(old.record().settings().startFrom())
        .isEqualTo(new PretrainedSource(RunWeights.BEST.in(first.folder()).toString(), "layer2"));
  }

  @ParameterizedTest
  @CsvSource({
    "resnet50, 224, layer3",
    "resnet18, 32, layer3",
    "resnet20, 32, layer2",
    "vgg16, 224, features.21",
    "alexnet_torchvision, 224, features.3",
    "googlenet_torchvision, 224, inception4e",
  })
  void theLastStageIsTheLayersOnTheSmallestMaps(String name, int size, String before)
      throws UserProblem {
    Architecture architecture = Catalogue.build(new NetworkSettings(name, size, 10, 1, false));

    assertThat(Freezing.beforeLastStage(architecture)).isEqualTo(before);
    PretrainedSource usual = DefaultSettings.startFrom("a file", architecture, true, 10);
    assertThat(usual).isEqualTo(new PretrainedSource("a file", before, new FineTuning(3, 0.1)));
    assertThat(DefaultSettings.startFrom("a file", architecture, false, 10))
        .as("for the same classes")
        .isEqualTo(new PretrainedSource("a file", ""));
  }

  @Test
  void oneSentenceSaysIt() throws UserProblem {
    RunSettings settings = small().withEpochs(10);
    assertThat(FineTuningText.of(settings, Messages.ENGLISH)).isEmpty();
    assertThat(FineTuningText.of(settings.with(from("layer2", 3)), Messages.ENGLISH))
        .isEqualTo(
            "In the first 3 epochs only the classifier learns, at a learning rate of 0.1;"
                + " then the layers after layer2 learn too, at 0.01.");
    assertThat(FineTuningText.of(settings.with(from("", 10)), Messages.ENGLISH))
        .startsWith("Only the classifier learns");
    assertThat(FineTuningText.of(settings.with(from("", 1)), Messages.CHINESE))
        .contains("前 1 轮", "0.01");
  }

  @Test
  void whatCannotBeIsRefused() throws UserProblem {
    assertThat(SettingsCheck.problems(small().with(from("", 3))))
        .extracting(UserProblem::where)
        .containsExactly("headEpochs");
    PretrainedSource wrong = new PretrainedSource("a file", "", new FineTuning(1, 0));
    assertThat(SettingsCheck.problems(small().with(wrong)))
        .extracting(UserProblem::where)
        .containsExactly("rateFactor");
  }

  /**
   * What the bundled network knows of CIFAR-10 serves five kinds of clothes, of which it is shown
   * eight images each; a classifier that learns as slowly as the layers before it gets nowhere.
   */
  @Test
  void theDefaultsTeachOtherClassesFromFewImages() throws UserProblem {
    Dataset clothes = clothes(8, 60);
    NetworkSettings network = new NetworkSettings("resnet20", 32, 5, 1, false);
    Architecture architecture = Catalogue.build(network);
    OptimizerSettings.Kind kind = OptimizerSettings.Kind.SGD;
    PretrainedSource from =
        DefaultSettings.startFrom(TrainedResNet20.file().toString(), architecture, true, 6);
    double rate = DefaultSettings.learningRate(architecture, kind, from);
    RunSettings settings =
        RunSamples.settings().with(network).withEpochs(6).withBatchSize(8).with(from);

    double defaults =
        best(settings.withOptimizer(new OptimizerSettings(kind, rate, 0.9, 5e-4)), clothes);
    double slow =
        best(settings.withOptimizer(new OptimizerSettings(kind, rate / 10, 0.9, 5e-4)), clothes);

    assertThat(defaults).as("chance is 0.2").isGreaterThan(0.5).isGreaterThan(slow + 0.15);
  }

  private double best(RunSettings settings, Dataset data) throws UserProblem {
    return toys.train(settings, data).bestEpoch().orElseThrow().valAccuracy();
  }

  /** Trousers, dresses, sandals, sneakers and boots, so many of each. */
  private static Dataset clothes(int train, int validation) throws UserProblem {
    DataParts all = Datasets.open("fashion-mnist");
    return new Dataset(
        "clothes",
        List.of("Trouser", "Dress", "Sandal", "Sneaker", "Ankle boot"),
        everySecondClass(all.train(), train),
        everySecondClass(Objects.requireNonNull(all.test()), validation),
        null,
        all.imageSize());
  }

  private static Split everySecondClass(Split all, int each) {
    int[] chosen =
        IntStream.of(1, 3, 5, 7, 9)
            .flatMap(
                label ->
                    IntStream.range(0, all.size()).filter(i -> all.label(i) == label).limit(each))
            .toArray();
    return new Split() {
      @Override
      public int size() {
        return chosen.length;
      }

      @Override
      public int label(int index) {
        return all.label(chosen[index]) / 2;
      }

      @Override
      public RgbImage image(int index) throws UserProblem {
        return all.image(chosen[index]);
      }
    };
  }

  private static double[] losses(StoredRun run) throws UserProblem {
    return run.iterations().stream().mapToDouble(IterationMetrics::loss).toArray();
  }

  private PretrainedSource from(String freeze, int headEpochs) {
    String file = RunWeights.BEST.in(first.folder()).toString();
    return new PretrainedSource(file, freeze, new FineTuning(headEpochs, 0.1));
  }

  private static RunSettings small() {
    return RunSamples.settings().with(new NetworkSettings("resnet20", 32, 3, 0.25, false));
  }
}
