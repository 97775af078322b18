package cnnlab.run;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.weights.Safetensors;
import cnnlab.weights.Weights;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a run's folder while the run goes on, so that at any moment it holds a whole run up to
 * there. One thread at a time.
 */
public final class RunFolder implements AutoCloseable {
  private final Path path;
  private final Writer epochs;
  private final Writer iterations;
  private final Writer log;
  private RunRecord record;

  private RunFolder(Path path, RunRecord record) throws IOException {
    this.path = path;
    this.record = record;
    RunningMark.set(path);
    AtomicFile.write(path.resolve(RunFiles.RECORD), RunJson.text(record));
    AtomicFile.write(path.resolve(RunFiles.LABELS), RunJson.text(record.labels()));
    epochs = table(RunFiles.EPOCHS, EpochMetrics.COLUMNS);
    iterations = table(RunFiles.ITERATIONS, IterationMetrics.COLUMNS);
    log = append(RunFiles.LOG);
  }

  /** Begins a run in an empty folder. */
  static RunFolder begin(Path path, RunRecord record) throws UserProblem {
    try {
      return new RunFolder(path, record);
    } catch (IOException e) {
      throw FileProblem.of(e, path);
    }
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

  public void epoch(EpochMetrics metrics) throws UserProblem {
    add(RunFiles.EPOCHS, epochs, Csv.line(metrics.fields()));
  }

  /** Keeps the weights of the best epoch so far and what they took for what. */
  public void best(Weights weights, Confusion confusion) throws UserProblem {
    Safetensors.write(path.resolve(RunFiles.BEST), weights);
    try {
      AtomicFile.write(path.resolve(RunFiles.CONFUSION), confusion.csv());
    } catch (IOException e) {
      throw FileProblem.of(e, path.resolve(RunFiles.CONFUSION));
    }
  }

  /** Keeps the newest weights. */
  public void last(Weights weights) throws UserProblem {
    Safetensors.write(path.resolve(RunFiles.LAST), weights);
  }

  /** Keeps why the run failed. */
  public void problem(UserProblem problem) throws UserProblem {
    try {
      AtomicFile.write(path.resolve(RunFiles.PROBLEM), ProblemJson.text(problem));
    } catch (IOException e) {
      throw FileProblem.of(e, path.resolve(RunFiles.PROBLEM));
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
        log) {
      RunningMark.remove(path);
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

  private void add(String file, Writer writer, String line) throws UserProblem {
    try {
      writer.write(line);
      writer.flush();
    } catch (IOException e) {
      throw FileProblem.of(e, path.resolve(file));
    }
  }

  private Writer table(String file, List<String> columns) throws IOException {
    Writer writer = append(file);
    writer.write(Csv.line(Stream.of(columns.toArray())));
    writer.flush();
    return writer;
  }

  private BufferedWriter append(String file) throws IOException {
    return Files.newBufferedWriter(
        path.resolve(file),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
