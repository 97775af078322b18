package cnnlab.run.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.cli.Cli;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.IterationMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.RunFolder;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.run.TestResult;
import cnnlab.training.SoftmaxEngine;
import cnnlab.weights.TensorSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as TensorBoard reads it. */
class TensorBoardRunTest {
  @TempDir Path folder;

  @Test
  void trainingAndValidationAreRunsOfTheirOwnWithTheSameTags() throws Exception {
    RunStore store = new RunStore(folder.resolve("runs"));
    Path run;
    try (RunFolder begun =
        new StoredRuns(store).begin("a", "pets", "2026-11-24T03:00:01Z", 0.5, 0.75)) {
      begun.iteration(new IterationMetrics(1, 1, 2.5, 0.125, 0.1));
      begun.best(
          TensorSource.of(Map.of()),
          new ConfusionMatrix(
              List.of("cat", "d|og", "fish"), new long[][] {{3, 1, 0}, {0, 4, 0}, {0, 2, 5}}));
      run = begun.path();
    }

    Path written = TensorBoardRun.write(store.open(run), folder.resolve("logs"));
    TensorBoardRun.write(store.open(run), folder.resolve("logs"));

    assertThat(written).isEqualTo(folder.resolve("logs").resolve(run.getFileName()));
    EventLog train = EventLog.read(written.resolve("train"));
    EventLog validation = EventLog.read(written.resolve("validation"));
    assertThat(train.version()).isEqualTo("brain.Event:2");
    assertThat(train.scalars())
        .containsEntry("batch_loss@1", 2.5f)
        .containsEntry("batch_accuracy@1", 0.125f)
        .containsKeys("epoch_loss@1", "epoch_loss@2", "epoch_learning_rate@2");
    assertThat(validation.scalars())
        .containsEntry("epoch_accuracy@1", 0.5f)
        .containsEntry("epoch_accuracy@2", 0.75f);
    assertThat(validation.texts())
        .containsEntry(
            "confusion_matrix@2",
            """
            | true \\ predicted | cat | d\\|og | fish |
            |---|---:|---:|---:|
            | cat | 3 | 1 | 0 |
            | d\\|og | 0 | 4 | 0 |
            | fish | 0 | 2 | 5 |\
            """);
    try (var files = Files.list(written.resolve("train"))) {
      assertThat(files).as("written again, not beside it").hasSize(1);
    }
  }

  /** Along the clock no iteration of the epoch under way is before those of finished ones. */
  @Test
  void timesNeverRunBackAlsoOfARunUnderWay() throws Exception {
    RunStore store = new RunStore(folder.resolve("runs"));
    Path run;
    try (RunFolder begun =
        new StoredRuns(store).begin("a", "pets", "2026-11-24T03:00:01Z", 0.5, 0.75)) {
      for (int i = 1; i <= 6; i++) {
        begun.iteration(new IterationMetrics(i, (i + 1) / 2, 2.5, 0.125, 0.1));
      }
      run = begun.path();
    }

    EventLog train =
        EventLog.read(
            TensorBoardRun.write(store.open(run), folder.resolve("logs")).resolve("train"));

    List<Double> times =
        IntStream.rangeClosed(1, 6).mapToObj(i -> train.times().get("batch_loss@" + i)).toList();
    double start = Instant.parse("2026-11-24T03:00:01Z").getEpochSecond();
    assertThat(times).isSorted().startsWith(start + 3.5).endsWith(start + 7, start + 7);
    assertThat(train.times()).containsEntry("epoch_loss@2", start + 7);
  }

  /** Of a run without test images, or that has not come so far, there is no folder for them. */
  @Test
  void testImagesAreASplitOfTheirOwnWhereTheyWereMeasured() throws Exception {
    RunStore store = new RunStore(folder.resolve("runs"));
    Path without = new StoredRuns(store).finished("a", "pets", "2026-11-24T03:00:01Z", 0.5, 0.75);
    Path with;
    try (RunFolder begun =
        new StoredRuns(store).begin("b", "pets", "2026-11-24T03:00:02Z", 0.5, 0.75)) {
      begun.update(begun.record().with(new TestResult(2, new Metrics(1.5, 0.625, 0.875))));
      with = begun.path();
    }
    Path logs = folder.resolve("logs");

    assertThat(TensorBoardRun.write(store.open(without), logs).resolve("test")).doesNotExist();
    assertThat(
            EventLog.read(TensorBoardRun.write(store.open(with), logs).resolve("test")).scalars())
        .containsOnly(
            Map.entry("epoch_loss@2", 1.5f),
            Map.entry("epoch_accuracy@2", 0.625f),
            Map.entry("epoch_top_5_accuracy@2", 0.875f));
    assertThat(EventLog.read(logs.resolve(with.getFileName()).resolve("validation")).scalars())
        .as("top-5 was not measured there")
        .containsOnlyKeys("epoch_loss@1", "epoch_loss@2", "epoch_accuracy@1", "epoch_accuracy@2");
  }

  @Test
  void theCommandPrintsTheFolder() throws Exception {
    RunStore store = new RunStore(folder.resolve("runs"));
    Path run = new StoredRuns(store).finished("a", "pets", "2026-11-24T03:00:01Z", 0.5);
    StringWriter out = new StringWriter();
    Path logs = folder.resolve("logs");

    int status =
        Cli.run(
            new SoftmaxEngine(),
            new PrintWriter(out),
            new PrintWriter(out),
            "runs",
            "export",
            "--runs",
            store.root().toString(),
            "--tensorboard",
            run.getFileName().toString(),
            logs.toString());

    assertThat(status).isZero();
    assertThat(Path.of(out.toString().strip())).isEqualTo(logs.resolve(run.getFileName()));
    assertThat(EventLog.read(logs.resolve(run.getFileName()).resolve("validation")).scalars())
        .containsEntry("epoch_accuracy@1", 0.5f);
  }
}
