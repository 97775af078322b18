package cnnlab.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import cnnlab.data.TestUse;
import cnnlab.run.RunListing.Broken;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final Weights WEIGHTS =
      new Weights(
          Map.of("fc.bias", new Tensor(List.of(2), FloatBuffer.wrap(new float[] {1, 2}))),
          Map.of());

  @TempDir Path temporary;
  private RunStore store = new RunStore(Path.of("unused"));

  @BeforeEach
  void anEmptyStore() {
    store = new RunStore(temporary.resolve("runs"));
  }

  @Test
  void aStoreThatWasNeverUsedIsEmpty() throws UserProblem {
    assertThat(store.list()).isEmpty();
    assertThat(store.root()).doesNotExist();
  }

  private static final IterationMetrics ITERATION =
      new IterationMetrics(1, 1, 2.25, 0.5, 0.1, List.of(1.5, 2.5));
  private static final LayerMetrics HEALTH =
      new LayerMetrics(1, List.of(new LayerStatistics("conv1", 2, 1e-3, 0.5, Double.NaN)));

  private static final TensorSource TENSORS = TensorSource.of(WEIGHTS.tensors());

  @Test
  void aRunReadsBackAsItWasWritten() throws UserProblem {
    ConfusionMatrix confusion =
        new ConfusionMatrix(
            RunSamples.record(RunState.RUNNING).labels(),
            new long[][] {{5, 1, 0}, {2, 4, 0}, {0, 0, 6}});
    Path path;
    try (RunFolder folder = store.create(RunSamples.record(RunState.RUNNING))) {
      path = folder.path();
      folder.iteration(ITERATION);
      folder.health(HEALTH);
      folder.epoch(RunSamples.epoch(1, 0.5));
      folder.best(TENSORS, confusion);
      folder.checkpoint(RunProgress.START, TENSORS, TensorSource.of(Map.of()));
      folder.epoch(RunSamples.epoch(2, 0.4));
      folder.update(folder.record().with(RunState.FINISHED, 50, 400));
    }

    StoredRun run = store.open(path);

    assertThat(path.getFileName()).hasToString("2026-11-24T03-31-47Z-resnet20-pets");
    assertThat(run.record())
        .isEqualTo(RunSamples.record(RunState.RUNNING).with(RunState.FINISHED, 50, 400));
    assertThat(run.epochs()).containsExactly(RunSamples.epoch(1, 0.5), RunSamples.epoch(2, 0.4));
    assertThat(run.bestEpoch()).hasValue(RunSamples.epoch(1, 0.5));
    assertThat(run.history()).isEqualTo(new RunHistory(List.of(ITERATION), List.of(HEALTH)));
    assertThat(run.weights()).hasValue(run.bestWeights());
    ConfusionMatrix read = run.confusion().orElseThrow();
    assertThat(read.labels()).isEqualTo(confusion.labels());
    assertThat(read.counts()).isDeepEqualTo(confusion.counts());
    assertThat(read.recall(0)).isEqualTo(5 / 6.0);
    assertThat(path.resolve("labels.json"))
        .hasContent("[\"cat\",\"dog, small\",\"the \\\"fish\\\"\"]");
  }

  @Test
  void twoRunsOfOneSecondGetFoldersOfTheirOwn() throws UserProblem {
    assertThat(newRun("2026-11-24T03:31:47Z")).isNotEqualTo(newRun("2026-11-24T03:31:47Z"));
    assertThat(store.list()).hasSize(2);
  }

  @Test
  void theNewestRunComesFirst() throws UserProblem {
    Path older = newRun("2026-11-24T03:31:47Z");
    Path newest = newRun("2026-12-01T00:00:00Z");

    assertThat(store.list()).extracting(StoredRun::folder).containsExactly(newest, older);
  }

  @Test
  void aRunUnderWayIsRunningAndOneWhoseProgramWasKilledIsStopped() throws Exception {
    try (RunFolder folder = store.create(RunSamples.record(RunState.RUNNING))) {
      assertThat(store.open(folder.path()).record().state()).isEqualTo(RunState.RUNNING);

      // As a killed program leaves it: the mark of a process that is gone.
      Files.writeString(folder.path().resolve("running"), "999999999\n2026-11-24T03:31:47Z\n");
      assertThat(store.open(folder.path()).record().state()).isEqualTo(RunState.STOPPED);

      // The process id was given to another program since.
      Files.writeString(
          folder.path().resolve("running"),
          ProcessHandle.current().pid() + "\n2001-01-01T00:00:00Z\n");
      assertThat(store.open(folder.path()).record().state()).isEqualTo(RunState.STOPPED);

      // There was room for the reason, but not for another record.
      folder.problem(UserProblem.of("file.disk-full", folder.path()));
      assertThat(store.open(folder.path()).record().state()).isEqualTo(RunState.FAILED);
    }
  }

  @Test
  void aHalfWrittenLastRowIsLeftOut() throws Exception {
    Path run = newRun("2026-11-24T03:31:47Z");
    append(run.resolve("metrics.csv"), "1,1.5,0.5,1.25,0.5,NaN,1.0E-5,3.5,NaN,NaN,NaN\n2,1.5,0.");

    assertThat(store.open(run).epochs()).containsExactly(RunSamples.epoch(1, 0.5));
  }

  @Test
  void columnsOfALaterProgramArePassedOver() throws Exception {
    Path run = newRun("2026-11-24T03:31:47Z");
    Files.writeString(run.resolve("metrics.csv"), "epoch,magic,valAccuracy\n1,7,0.25\n");

    EpochMetrics epoch = store.open(run).epochs().getFirst();

    assertThat(epoch.valAccuracy()).isEqualTo(0.25);
    assertThat(epoch.trainLoss()).isNaN();
  }

  @Test
  void brokenFoldersAreListedApartWithTheReason() throws Exception {
    Path good = newRun("2026-11-24T03:31:47Z");
    Path cut = newRun("2026-11-24T03:31:48Z");
    Files.writeString(cut.resolve("run.json"), "{\"format\": 1, \"title\": \"Res");
    Path empty = newRun("2026-11-24T03:31:49Z");
    Files.writeString(empty.resolve("run.json"), "{\"format\": 1}");
    Path later = newRun("2026-11-24T03:31:50Z");
    Files.writeString(later.resolve("run.json"), "{\"format\": 99}");
    Path impossible = newRun("2026-11-24T03:31:51Z");
    String record = Files.readString(impossible.resolve("run.json"));
    Files.writeString(
        impossible.resolve("run.json"),
        record.replaceFirst("\"filters\" : 16", "\"filters\" : -16"));
    Path foreign = Files.createDirectory(store.root().resolve("0-holiday-photos"));
    Files.createFile(foreign.resolve("beach.jpg"));

    RunListing listing = store.listing();

    assertThat(listing.runs()).extracting(StoredRun::folder).containsExactly(good);
    assertThat(listing.broken())
        .extracting(RunListing.Broken::folder, broken -> broken.reason().key())
        .containsExactly(
            tuple(impossible, "run.damaged"),
            tuple(later, "run.newer"),
            tuple(empty, "run.damaged"),
            tuple(cut, "run.damaged"),
            tuple(foreign, "run.none"));
  }

  @Test
  void everyPastFormatCanBeRead() throws Exception {
    Path run = newRun("2026-11-24T03:31:47Z");
    for (int format = 1; format <= RunRecord.FORMAT; format++) {
      try (var in = RunStoreTest.class.getResourceAsStream("run-format-" + format + ".json")) {
        String written = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        Files.writeString(run.resolve("run.json"), written.replace("pets", "cifar-10"));
      }
      assertThat(store.open(run).record().title())
          .as("the data set's title, where its name was written")
          .isEqualTo("ResNet-20 · CIFAR-10");
      assertThat(store.open(run).record().architecture().name()).isEqualTo("resnet20");
    }
    assertThat(store.open(run).record().settings().testUse())
        .as("what test images were for when nothing was said about it")
        .isEqualTo(TestUse.VALIDATION);
  }

  @Test
  void aDeletedRunLiesInTheTrash() throws UserProblem {
    Path run = newRun("2026-11-24T03:31:47Z");

    store.delete(run);

    assertThat(run).doesNotExist();
    assertThat(store.list()).isEmpty();
    assertThat(store.root().resolve(".trash").resolve(run.getFileName()).resolve("run.json"))
        .exists();
  }

  @Test
  void aDeletedRunComesBack() throws UserProblem {
    Path run = newRun("2026-11-24T03:31:47Z");

    assertThat(store.restore(store.delete(run))).isEqualTo(run);

    assertThat(store.list()).extracting(StoredRun::folder).containsExactly(run);
  }

  @Test
  void aFailedRunStillSaysWhyInTheReadersLanguage() throws UserProblem {
    Path path;
    try (RunFolder folder = store.create(RunSamples.record(RunState.FAILED))) {
      path = folder.path();
      folder.problem(UserProblem.of("train.diverged", 1234, "0.005").at("learningRate"));
    }

    UserProblem problem = store.open(path).problem().orElseThrow();

    assertThat(problem.where()).isEqualTo("learningRate");
    assertThat(problem.what(Messages.ENGLISH)).contains("iteration 1,234");
    assertThat(problem.advice(Messages.CHINESE)).contains("0.005");
    assertThat(store.open(newRun("2026-11-24T03:31:48Z")).problem()).isEmpty();
  }

  @Test
  void whatAPersonSaysOfARunUnderWayStaysWhenTheRunWritesOn() throws UserProblem {
    RunNotes notes = new RunNotes(" first try ", RunNotes.tags("cats , ,deep，cats"), "slow");
    try (RunFolder folder = store.create(RunSamples.record(RunState.RUNNING))) {
      store.describe(folder.path(), notes);
      folder.update(folder.record().in(RunState.FINISHED));
    }

    StoredRun run = store.list().getFirst();
    assertThat(run.record().title()).isEqualTo("first try");
    assertThat(run.notes().tags()).containsExactly("cats", "deep");
    assertThat(run.notes().note()).isEqualTo("slow");

    store.describe(run.folder(), RunNotes.NONE);
    assertThat(store.list().getFirst().record().title()).isEqualTo("ResNet-20 · pets");
  }

  @Test
  void aDamagedRunIsToldApartAndDoesNotHideTheOthers() throws Exception {
    Path damaged;
    try (RunFolder folder = store.create(RunSamples.record(RunState.FINISHED))) {
      damaged = folder.path();
    }
    try (RunFolder folder = store.create(RunSamples.record(RunState.FINISHED))) {
      Files.writeString(folder.path().resolve("notes.json"), "null");
    }
    Files.writeString(damaged.resolve("metrics.csv"), "epoch,trainLoss\nfirst,0.5\n");

    assertThat(store.listing().runs()).hasSize(1);
    assertThat(store.listing().broken())
        .extracting(Broken::folder, broken -> broken.reason().key())
        .containsExactly(tuple(damaged, "run.damaged-table"));
  }

  @Test
  void aRunThatBeganAtNoTimeIsDamaged() throws Exception {
    Path record;
    try (RunFolder folder = store.create(RunSamples.record(RunState.FINISHED))) {
      record = folder.path().resolve("run.json");
    }
    String written = Files.readString(record);
    Files.writeString(
        record, written.replaceFirst("\"created\" : \"[^\"]*\"", "\"created\" : \"today\""));

    assertThat(store.listing().broken())
        .extracting(broken -> broken.reason().key())
        .containsExactly("run.damaged");
  }

  @Test
  void aFolderWhoseProgramWasKilledBeforeItWroteAnythingIsNotListed() throws Exception {
    Files.createDirectories(store.root().resolve("empty"));
    Path marked = Files.createDirectories(store.root().resolve("marked"));
    Files.writeString(marked.resolve("running"), "1\n");
    Files.writeString(marked.resolve("run.json.part"), "{");
    Path other = Files.createDirectories(store.root().resolve("other"));
    Files.writeString(other.resolve("photo.jpg"), "");

    assertThat(store.listing().runs()).isEmpty();
    assertThat(store.listing().broken()).extracting(Broken::folder).containsExactly(other);
  }

  @Test
  void aRunUnderWayIsNotDeleted() throws UserProblem {
    try (RunFolder folder = store.create(RunSamples.record(RunState.RUNNING))) {
      assertThatExceptionOfType(UserProblem.class)
          .isThrownBy(() -> store.delete(folder.path()))
          .satisfies(problem -> assertThat(problem.key()).isEqualTo("run.busy"));
    }
  }

  @Test
  void aPlaceWhereNoFolderCanBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "");
    RunStore impossible = new RunStore(file.resolve("runs"));

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> impossible.create(RunSamples.record(RunState.RUNNING)))
        .satisfies(problem -> assertThat(problem.where()).startsWith(file.toString()));
  }

  private Path newRun(String created) throws UserProblem {
    try (RunFolder folder = store.create(RunSamples.record(RunState.FINISHED, created))) {
      return folder.path();
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
