package cnnlab.run;

import cnnlab.arch.ArchitectureJson;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a run's folder while the run goes on, so that at any moment it holds a whole run up to
 * there. One thread at a time.
 */
public final class RunFolder implements AutoCloseable {
  private final Path path;
  private final LineFile epochs;
  private final LineFile iterations;
  private final LineFile health;
  private final LineFile log;
  private RunRecord record;

  private RunFolder(Path path, RunRecord record) throws IOException {
    this.path = path;
    this.record = record;
    AtomicFile.write(path.resolve(RunFiles.RECORD), RunJson.text(record));
    AtomicFile.write(path.resolve(RunFiles.LABELS), RunJson.text(record.labels()));
    epochs = append(RunFiles.EPOCHS);
    iterations = append(RunFiles.ITERATIONS);
    health = append(RunFiles.HEALTH);
    log = append(RunFiles.LOG);
  }

  /** Begins a run in an empty folder. */
  static RunFolder begin(Path path, RunRecord record) throws UserProblem {
    try {
      RunLock.set(path);
      // First, so that a folder with anything in it is a run, whenever the program is killed.
      AtomicFile.write(path.resolve(RunFiles.RECORD), RunJson.text(record));
      writeTable(path.resolve(RunFiles.EPOCHS), EpochMetrics.COLUMNS, List.of());
      writeTable(path.resolve(RunFiles.ITERATIONS), IterationMetrics.COLUMNS, List.of());
      writeTable(path.resolve(RunFiles.HEALTH), LayerMetrics.COLUMNS, List.of());
      return new RunFolder(path, record);
    } catch (IOException e) {
      throw FileProblem.of(e, path);
    }
  }

  /**
   * Goes on with a run that nobody writes any more: what came after the position is cut off, and
   * what a killed program left half written is removed.
   *
   * @param record as it is to be from now on
   */
  static RunFolder goOn(Path path, RunRecord record, RunProgress from) throws UserProblem {
    try {
      for (Path leftOver : unfinished(path)) {
        Files.delete(leftOver);
      }
      Files.deleteIfExists(path.resolve(RunFiles.PROBLEM));
      if (Files.exists(path.resolve(RunFiles.CHECKPOINT))) {
        Files.deleteIfExists(path.resolve(RunFiles.LAST)); // it would soon not be the last
      }
      Path epochs = path.resolve(RunFiles.EPOCHS);
      List<Csv.Row> done =
          Csv.read(epochs).stream().filter(row -> row.integer("epoch") < from.epoch()).toList();
      writeTable(epochs, EpochMetrics.COLUMNS, done);
      cut(path.resolve(RunFiles.ITERATIONS), IterationMetrics.COLUMNS, from);
      cut(path.resolve(RunFiles.HEALTH), LayerMetrics.COLUMNS, from);
      return new RunFolder(path, record);
    } catch (IOException e) {
      throw FileProblem.of(e, path);
    }
  }

  /** Leaves out the iterations after a position. */
  private static void cut(Path table, List<String> columns, RunProgress from)
      throws IOException, UserProblem {
    List<Csv.Row> done =
        Csv.read(table).stream()
            .filter(row -> row.integer("iteration") <= from.iteration())
            .toList();
    writeTable(table, columns, done);
  }

  private static List<Path> unfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(AtomicFile::isUnfinished).toList();
    }
  }

  private static void writeTable(Path file, List<String> columns, List<Csv.Row> rows)
      throws IOException {
    AtomicFile.write(file, Csv.table(columns, rows));
  }

  public Path path() {
    return path;
  }

  /** The record as it was last written. */
  public RunRecord record() {
    return record;
  }

  /** Writes the record anew. */
  public void update(RunRecord newRecord) throws UserProblem {
    record = newRecord;
    whole(RunFiles.RECORD, newRecord);
  }

  public void iteration(IterationMetrics metrics) throws UserProblem {
    add(RunFiles.ITERATIONS, iterations, Csv.line(metrics.fields()));
  }

  public void health(LayerMetrics metrics) throws UserProblem {
    add(RunFiles.HEALTH, health, metrics.lines());
  }

  public void epoch(EpochMetrics metrics) throws UserProblem {
    add(RunFiles.EPOCHS, epochs, Csv.line(metrics.fields()));
  }

  /** Keeps the weights of the best epoch so far and what they took for what. */
  public void best(TensorSource weights, ConfusionMatrix confusion) throws UserProblem {
    Safetensors.write(path.resolve(RunFiles.BEST), weights, about());
    try {
      AtomicFile.write(path.resolve(RunFiles.CONFUSION), confusion.csv());
    } catch (IOException e) {
      throw FileProblem.of(e, path.resolve(RunFiles.CONFUSION));
    }
  }

  /**
   * The weights of the best epoch so far.
   *
   * @param memory shared; they live as long as this
   */
  public Weights best(Arena memory) throws UserProblem {
    return Safetensors.read(path.resolve(RunFiles.BEST), memory);
  }

  /**
   * All that was kept last.
   *
   * @param memory shared; its tensors live as long as this
   */
  public Checkpoint checkpoint(Arena memory) throws UserProblem {
    return Checkpoint.read(path.resolve(RunFiles.CHECKPOINT), memory);
  }

  /** What the run's weight files say of themselves; an own network comes along whole. */
  private Map<String, String> about() {
    Map<String, String> about =
        new WeightMetadata(record.architecture().name(), record.dataset(), record.preprocessing())
            .toMap();
    if (record.hasOwnNetwork()) {
      about.put(WeightMetadata.DEFINITION, ArchitectureJson.write(record.architecture()));
    }
    return about;
  }

  /**
   * Keeps all that is needed to go on from here, the newest weights among it; what was written
   * before it is on disk by then.
   */
  public void checkpoint(RunProgress position, TensorSource weights, TensorSource optimizer)
      throws UserProblem {
    try {
      epochs.force();
      iterations.force();
      health.force();
    } catch (IOException e) {
      throw FileProblem.of(e, path);
    }
    Path file = path.resolve(RunFiles.CHECKPOINT);
    Checkpoint.write(file, position, weights, optimizer, about());
  }

  /** Keeps by what the run's data are known. */
  public void data(String fingerprint) throws UserProblem {
    try {
      AtomicFile.write(path.resolve(RunFiles.DATA), fingerprint + "\n");
    } catch (IOException e) {
      throw FileProblem.of(e, path.resolve(RunFiles.DATA));
    }
  }

  /** Keeps why the run failed. */
  public void problem(UserProblem problem) throws UserProblem {
    try {
      AtomicFile.write(path.resolve(RunFiles.PROBLEM), ProblemJson.text(problem));
    } catch (IOException e) {
      throw FileProblem.of(e, path.resolve(RunFiles.PROBLEM));
    }
  }

  /** Keeps why an image was skipped. */
  public void skipped(UserProblem problem) throws UserProblem {
    Path file = path.resolve(RunFiles.SKIPPED);
    try (LineFile lines = new LineFile(file)) {
      lines.add(ProblemJson.text(problem));
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** Adds a line to the run's log, with the time. */
  public void log(String line) throws UserProblem {
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    add(RunFiles.LOG, log, time + " " + line + "\n");
  }

  /** Ends the writing; the folder stays. */
  @Override
  public void close() throws UserProblem {
    try (epochs;
        iterations;
        health;
        log) {
      RunLock.remove(path);
    } catch (IOException e) {
      throw FileProblem.of(e, path);
    }
  }

  private void whole(String file, RunRecord content) throws UserProblem {
    try {
      AtomicFile.write(path.resolve(file), RunJson.text(content));
    } catch (IOException e) {
      throw FileProblem.of(e, path.resolve(file));
    }
  }

  private void add(String file, LineFile lines, String line) throws UserProblem {
    try {
      lines.add(line);
    } catch (IOException e) {
      throw FileProblem.of(e, path.resolve(file));
    }
  }

  private LineFile append(String file) throws IOException {
    return new LineFile(path.resolve(file));
  }
}
