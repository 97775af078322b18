package cnnlab.run.tensorboard;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.StoredRun;
import cnnlab.run.TestResult;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run as event files of TensorBoard: a folder for each split, as Keras's callback writes them, so
 * that training and validation share a chart. Tags are Keras's ({@code epoch_loss}, {@code
 * epoch_accuracy}, {@code batch_loss}).
 */
public final class TensorBoardRun {
  private static final String LOSS = "epoch_loss";
  private static final String ACCURACY = "epoch_accuracy";
  private static final String TOP_5 = "epoch_top_5_accuracy";

  private final StoredRun run;
  private final double start;

  private TensorBoardRun(StoredRun run) {
    this.run = run;
    start = Instant.parse(run.record().provenance().created()).getEpochSecond();
  }

  /**
   * Writes a run, also one that is under way; what an earlier call wrote is replaced.
   *
   * @param folder that TensorBoard is to watch
   * @return the run's own folder in it
   */
  public static Path write(StoredRun run, Path folder) throws UserProblem {
    Path own = folder.resolve(run.folder().getFileName());
    List<IterationMetrics> iterations = run.iterations();
    Optional<ConfusionMatrix> confusion = run.confusion();
    List<TestResult> tests = TestResult.all(run.epochs(), run.record().test());
    TensorBoardRun writer = new TensorBoardRun(run);
    try {
      writer.write(own.resolve("train"), file -> writer.training(file, iterations));
      writer.write(own.resolve("validation"), file -> writer.validation(file, confusion));
      if (!tests.isEmpty()) {
        writer.write(own.resolve("test"), file -> writer.tests(file, tests));
      }
    } catch (IOException e) {
      throw FileProblem.of(e, own);
    }
    return own;
  }

  private interface Content {
    void write(EventFile file) throws IOException;
  }

  /** The same name each time: TensorBoard would show a second file as a second pass. */
  private void write(Path folder, Content content) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("events.out.tfevents." + (long) start + ".cnnlab");
    AtomicFile.write(file, channel -> content.write(new EventFile(channel, start)));
  }

  private void training(EventFile file, List<IterationMetrics> iterations) throws IOException {
    List<Double> ends = ends();
    for (EpochMetrics epoch : run.epochs()) {
      double time = ends.get(epoch.epoch() - 1);
      file.scalar(LOSS, time, epoch.epoch(), epoch.trainLoss());
      file.scalar(ACCURACY, time, epoch.epoch(), epoch.trainAccuracy());
      file.scalar("epoch_learning_rate", time, epoch.epoch(), epoch.learningRate());
    }
    for (IterationMetrics each : iterations) {
      int ended = Math.min(each.epoch(), ends.size());
      double time = ended == 0 ? start : ends.get(ended - 1);
      file.scalar("batch_loss", time, each.iteration(), each.loss());
      file.scalar("batch_accuracy", time, each.iteration(), each.accuracy());
    }
  }

  private void validation(EventFile file, Optional<ConfusionMatrix> confusion) throws IOException {
    for (EpochMetrics epoch : run.epochs()) {
      Metrics scores = new Metrics(epoch.valLoss(), epoch.valAccuracy(), epoch.valTop5());
      scores(file, ends().get(epoch.epoch() - 1), epoch.epoch(), scores);
    }
    if (confusion.isPresent()) {
      int best = run.bestEpoch().map(EpochMetrics::epoch).orElse(0);
      file.text("confusion_matrix", start, best, table(confusion.get()));
    }
  }

  private void tests(EventFile file, List<TestResult> tests) throws IOException {
    for (TestResult test : tests) {
      scores(file, start, test.epoch(), test.scores());
    }
  }

  private static void scores(EventFile file, double time, int epoch, Metrics scores)
      throws IOException {
    file.scalar(LOSS, time, epoch, scores.loss());
    file.scalar(ACCURACY, time, epoch, scores.accuracy());
    file.scalar(TOP_5, time, epoch, scores.top5());
  }

  /** When each epoch ended, in seconds since 1970, pauses not counted. */
  private List<Double> ends() {
    List<Double> ends = new ArrayList<>();
    double now = start;
    for (EpochMetrics epoch : run.epochs()) {
      now += epoch.seconds();
      ends.add(now);
    }
    return ends;
  }

  /** Rows are true classes, columns predicted ones. */
  private static String table(ConfusionMatrix matrix) {
    StringBuilder table = new StringBuilder("| true \\ predicted |");
    matrix.labels().forEach(label -> table.append(' ').append(cell(label)).append(" |"));
    table.append("\n|---|").append("---:|".repeat(matrix.labels().size()));
    for (int row = 0; row < matrix.counts().length; row++) {
      String counts =
          Arrays.stream(matrix.counts()[row])
              .mapToObj(Long::toString)
              .collect(Collectors.joining(" | "));
      table.append("\n| ").append(cell(matrix.labels().get(row))).append(" | ").append(counts);
      table.append(" |");
    }
    return table.toString();
  }

  private static String cell(String label) {
    return label.replace("|", "\\|");
  }
}
