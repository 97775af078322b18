package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Dataset;
import cnnlab.files.MappedFiles;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedOrigin;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.RunWeights;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run that starts from what another has learned. */
@SuppressWarnings("NullAway.Init") // set before each test
class TransferTest {
  private static final Dataset DATA = ToyData.dataset(48, 12);
  private static final Dataset TWO_CLASSES = ToyData.twoClasses(48, 12);

  @TempDir Path runs;
  private ToyTraining toys;
  private StoredRun first;

  @BeforeEach
  void aNetworkThatHasLearned() throws UserProblem {
    toys = new ToyTraining(runs);
    first = toys.train(settings(null), DATA);
  }

  @Test
  void forOtherClassesTheClassifierIsNewAndWhatIsFrozenStays() throws UserProblem {
    StoredRun run = toys.train(settings(from(RunWeights.BEST, "layer2")), TWO_CLASSES);

    PretrainedOrigin origin = Objects.requireNonNull(run.record().provenance().origin());
    assertThat(origin.replaced()).containsExactly("fc.weight", "fc.bias");
    assertThat(origin.run()).isEqualTo(first.folder().getFileName().toString());
    assertThat(origin.epoch()).isEqualTo(first.bestEpoch().orElseThrow().epoch());
    assertThat(origin.optimizer()).isFalse();
    assertThat(run.record().preprocessing()).isEqualTo(first.record().preprocessing());
    Map<String, Tensor> given = Safetensors.read(first.bestWeights(), Arena.ofAuto()).tensors();
    run.checkpoint(Arena.ofAuto())
        .orElseThrow()
        .weights()
        .forEach(
            (name, tensor) -> {
              boolean frozen = !name.startsWith("layer3") && !name.startsWith("fc");
              assertThat(tensor.equals(given.get(name))).as(name).isEqualTo(frozen);
            });
    assertThat(run.folder().resolve("log.txt")).content().contains("fc.weight", "layer2");
  }

  @Test
  void theSameSeedGivesTheSameNumbersAlsoAfterAnInterruption() throws UserProblem {
    RunSettings settings = settings(from(RunWeights.LAST, "layer1"));
    StoredRun unbroken = toys.train(settings, DATA);
    for (int stop : List.of(0, 1, 4)) {
      StoredRun run = toys.train(settings, DATA, stop);
      run = toys.resume(run, DATA);
      assertThat(run.lastWeights()).hasSameBinaryContentAs(unbroken.lastWeights());
    }
  }

  /** Of the weights that it began with, its checkpoint and its best epoch, which it tests. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void noFileStaysMapped() throws Exception {
    Dataset tested =
        new Dataset("toys", DATA.labels(), DATA.train(), DATA.validation(), DATA.validation(), 8);
    StoredRun run = toys.train(settings(from(RunWeights.LAST, "")), tested, 1);
    assertThat(MappedFiles.in(runs)).isZero();
    assertThat(toys.resume(run, tested).record().test()).isNotNull();
    assertThat(MappedFiles.in(runs)).isZero();
  }

  @Test
  void theLastEpochBringsTheOptimizersStateAlongAndTheBestDoesNot() throws UserProblem {
    StoredRun last = toys.train(settings(from(RunWeights.LAST, "")), DATA);
    StoredRun best = toys.train(settings(from(RunWeights.BEST, "")), DATA);

    assertThat(Objects.requireNonNull(last.record().provenance().origin()).optimizer()).isTrue();
    assertThat(Objects.requireNonNull(best.record().provenance().origin()).optimizer()).isFalse();
    assertThat(last.iterations().getFirst().loss())
        .isLessThan(first.iterations().getFirst().loss());
  }

  @Test
  void weightsThatWereChangedMeanwhileAreNotTakenForTheFormerOnes() throws Exception {
    StoredRun run = toys.train(settings(from(RunWeights.BEST, "")), DATA, 1);
    Files.move(run.lastWeights(), first.bestWeights(), StandardCopyOption.REPLACE_EXISTING);

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> toys.resume(run, DATA))
        .extracting(UserProblem::key)
        .isEqualTo("start.changed");
  }

  @Test
  void theRunThatItStartedFromMayBeCalledSomethingElseMeanwhile() throws Exception {
    StoredRun run = toys.train(settings(from(RunWeights.BEST, "")), DATA, 1);
    Files.delete(run.folder().resolve("checkpoint.safetensors"));
    new RunStore(runs).describe(first.folder(), new RunNotes("renamed", List.of(), ""));

    StoredRun resumed = toys.resume(run, DATA);

    assertThat(resumed.record().state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void whatCannotBeTakenOverIsRefusedBeforeAnythingIsMade() {
    requireProblem(from(RunWeights.BEST, "fc"), DATA, "freeze.all");
    requireProblem(from(RunWeights.BEST, "layer9"), DATA, "freeze.unknown");
    requireProblem(
        new PretrainedSource(runs.resolve("none").toString(), ""), DATA, "weights.missing");
    assertThat(runs.toFile().list()).hasSize(1);
  }

  /** Every tensor of the one fits the other; only the strides differ. */
  @Test
  void weightsThatNameAnotherPublishedNetworkAreRefused() throws UserProblem {
    Path file = runs.resolve("v1.safetensors");
    NetworkSettings given = new NetworkSettings("resnet50_v1", 64, 10, 0.125, false);
    Safetensors.write(
        file,
        new Weights(
            new SoftmaxNetwork(Catalogue.build(given)).weights(),
            Map.of("architecture", "resnet50_v1")));
    Architecture wanted = Catalogue.build(new NetworkSettings("resnet50", 64, 10, 0.125, false));
    PretrainedSource source = new PretrainedSource(file.toString(), "");

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(
            () -> PretrainedTransfer.of(source, wanted, List.of(), OptimizerSettings.Kind.SGD))
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("weights.other");
              assertThat(problem.where()).isEqualTo("weights");
            });
    Architecture edited = Draft.of(wanted).renamed("mine").build();
    assertThat(
            PretrainedTransfer.of(source, edited, List.of(), OptimizerSettings.Kind.SGD).replaced())
        .isEmpty();
  }

  /** ImageNet's ResNet-18 begins with 7x7, that for 32 pixels with 3x3: the remedy is named. */
  @Test
  void weightsForLargerImagesSayWhichInputSizeTheyNeed() throws UserProblem {
    Path file = runs.resolve("resnet18.safetensors");
    NetworkSettings given = new NetworkSettings("resnet18", 224, 1000, 0.125, false);
    Safetensors.write(
        file,
        new Weights(
            new SoftmaxNetwork(Catalogue.build(given)).weights(),
            Map.of("architecture", "resnet18", "input_size", "224")));
    PretrainedSource source = new PretrainedSource(file.toString(), "");
    Architecture small = Catalogue.build(new NetworkSettings("resnet18", 32, 10, 0.125, false));
    Architecture large = Catalogue.build(new NetworkSettings("resnet18", 224, 10, 0.125, false));

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(
            () -> PretrainedTransfer.of(source, small, List.of(), OptimizerSettings.Kind.NESTEROV))
        .satisfies(
            problem -> {
              assertThat(problem.sentences(Messages.ENGLISH)).contains("input size to 224");
              assertThat(problem.where()).isEqualTo("weights");
            });
    assertThat(
            PretrainedTransfer.of(source, large, List.of(), OptimizerSettings.Kind.NESTEROV)
                .replaced())
        .containsExactlyInAnyOrder("fc.weight", "fc.bias");
  }

  private void requireProblem(PretrainedSource from, Dataset data, String key) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> toys.train(settings(from), data))
        .extracting(UserProblem::key)
        .isEqualTo(key);
  }

  private PretrainedSource from(RunWeights kept, String freeze) {
    return new PretrainedSource(kept.in(first.folder()).toString(), freeze);
  }

  private static RunSettings settings(@Nullable PretrainedSource from) {
    RunSettings usual = RunSamples.settings();
    return usual.with(new NetworkSettings("resnet20", 32, 3, 0.25, false)).with(from);
  }
}
