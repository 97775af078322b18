package cnnlab.run.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.cli.Cli;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.IterationMetrics;
import cnnlab.run.RunFolder;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.training.SoftmaxEngine;
import cnnlab.weights.TensorSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
