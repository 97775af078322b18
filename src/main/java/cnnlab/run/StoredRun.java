package cnnlab.run;

import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run as its folder tells it.
 *
 * @param record with the title that the notes give, if they do
 * @param epochs the completed ones, in order
 * @param problem why a failed run failed; empty for others, and where it is not known
 * @param stamp of the folder before it was read: as long as its stamp is this, nothing is newer
 */
public record StoredRun(
    Path folder,
    RunRecord record,
    RunNotes notes,
    List<EpochMetrics> epochs,
    Optional<UserProblem> problem,
    RunStamp stamp) {
  private static final int MOST_LOG_MEBIBYTES = 64;

  public StoredRun {
    epochs = List.copyOf(epochs);
  }

  /**
   * Reads a folder. A run that its killed program left in the middle counts as stopped, or as
   * failed where it had only time or room to write why.
   *
   * @throws UserProblem where the folder is missing, damaged or of a later program
   */
  static StoredRun read(Path folder) throws UserProblem {
    if (Files.isDirectory(folder) && !Files.exists(folder.resolve(RunFiles.RECORD))) {
      throw UserProblem.of("run.none", folder.toString()).at(folder.toString());
    }
    RunStamp stamp = RunStamp.of(folder);
    RunRecord record = RunJson.read(folder.resolve(RunFiles.RECORD));
    RunNotes notes = RunNotes.read(folder);
    if (!notes.title().isEmpty()) {
      record = record.titled(notes.title());
    }
    boolean orphan = !record.state().ended() && !stamp.underWay() && !RunLock.isSet(folder);
    return new StoredRun(
        folder,
        orphan ? record.in(endOf(folder)) : record,
        notes,
        rows(folder, RunFiles.EPOCHS, EpochMetrics::from),
        ProblemJson.read(folder.resolve(RunFiles.PROBLEM)),
        stamp);
  }

  private static RunState endOf(Path orphan) {
    return Files.exists(orphan.resolve(RunFiles.PROBLEM)) ? RunState.FAILED : RunState.STOPPED;
  }

  /** The same run in another state than its folder says. */
  public StoredRun in(RunState state) {
    return new StoredRun(folder, record.in(state), notes, epochs, problem, stamp);
  }

  /** Whether it came with the program and is only to be read. */
  public boolean isBundled() {
    return BundledRuns.contains(folder);
  }

  /** The weights of the epoch that did best on the validation split; there after one epoch. */
  public Path bestWeights() {
    return folder.resolve(RunFiles.BEST);
  }

  /** The newest weights; in a file of their own only in runs of earlier versions. */
  public Path lastWeights() {
    Path checkpoint = folder.resolve(RunFiles.CHECKPOINT);
    return Files.exists(checkpoint) ? checkpoint : folder.resolve(RunFiles.LAST);
  }

  /** The best weights there are: a run stopped in its first epoch has only the last. */
  public Optional<Path> weights() {
    return List.of(bestWeights(), lastWeights()).stream().filter(Files::exists).findFirst();
  }

  /** The same, where there must be some. */
  public Path requireWeights() throws UserProblem {
    return weights()
        .orElseThrow(
            () -> UserProblem.of("run.no-weights", folder.getFileName()).at(folder.toString()));
  }

  /** The epoch whose weights were kept as the best. */
  public Optional<EpochMetrics> bestEpoch() {
    @Nullable EpochMetrics best = null;
    for (EpochMetrics epoch : epochs) {
      best = epoch.betterThan(best) ? epoch : best;
    }
    return Optional.ofNullable(best);
  }

  /** Every iteration so far, read from the folder. */
  public List<IterationMetrics> iterations() throws UserProblem {
    return rows(folder, RunFiles.ITERATIONS, IterationMetrics::from);
  }

  /** What happened within the epochs, read from the folder. */
  public RunHistory history() throws UserProblem {
    return new RunHistory(iterations(), rows(folder, RunFiles.HEALTH, LayerMetrics::from));
  }

  /** What the best weights took for what in the validation split; empty before the first epoch. */
  public Optional<ConfusionMatrix> confusion() throws UserProblem {
    return rows(
        folder,
        RunFiles.CONFUSION,
        rows -> {
          int classes = record.labels().size();
          Csv.requireSound(rows.isEmpty() || rows.size() == classes, "classes", rows.size());
          return rows.isEmpty() ? Optional.empty() : Optional.of(ConfusionMatrix.from(rows));
        });
  }

  /**
   * All that is needed to go on; empty where nothing was kept yet.
   *
   * @param memory shared; its tensors live as long as this
   */
  public Optional<Checkpoint> checkpoint(Arena memory) throws UserProblem {
    Path file = folder.resolve(RunFiles.CHECKPOINT);
    return Files.exists(file) ? Optional.of(Checkpoint.read(file, memory)) : Optional.empty();
  }

  private Optional<RunProgress> position() throws UserProblem {
    try (Arena memory = Arena.ofConfined()) {
      return checkpoint(memory).map(Checkpoint::position);
    }
  }

  /** Opens it for writing, from its checkpoint on; this process must have marked it. */
  ResumedRun resumed(RunSettings goingOnWith) throws UserProblem {
    var _ = history(); // damage in it is told before anything is written
    Optional<RunProgress> position = position();
    if (position.isEmpty() && epochs.size() > 1) {
      throw UserProblem.of("run.no-checkpoint", folder.getFileName()).at(folder.toString());
    }
    RunProgress from = position.orElse(RunProgress.START);
    RunSettings settings = goingOnWith;
    if (record.state() == RunState.FINISHED) {
      settings = settings.withPatience(0); // or it would end at once
    }
    RunRecord goingOn = record.with(settings).in(RunState.RUNNING);
    List<EpochMetrics> done = epochs.stream().filter(e -> e.epoch() < from.epoch()).toList();
    Optional<EpochMetrics> best =
        new StoredRun(folder, record, notes, done, problem, stamp).bestEpoch();
    return new ResumedRun(RunFolder.goOn(folder, goingOn, from), position, best);
  }

  /** By what the run's data are known; empty in runs of earlier versions. */
  public Optional<String> dataFingerprint() throws UserProblem {
    Path file = folder.resolve(RunFiles.DATA);
    try {
      return Files.exists(file) ? Optional.of(LimitedFile.text(file, 1).strip()) : Optional.empty();
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** Why images were skipped that cannot be read, in the order in which they were met. */
  public List<UserProblem> skipped() throws UserProblem {
    Path file = folder.resolve(RunFiles.SKIPPED);
    try {
      return ProblemJson.readAll(file);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** What a table says; one that this program cannot have written is damage. */
  private static <T> T rows(Path folder, String name, Function<List<Csv.Row>, T> meaning)
      throws UserProblem {
    Path file = folder.resolve(name);
    try {
      return meaning.apply(Csv.read(file));
    } catch (IllegalArgumentException e) {
      throw UserProblem.of("run.damaged-table", name, folder.toString())
          .at(file.toString())
          .causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** What the run in a folder has logged so far, a line each; empty where it has not yet. */
  public static String log(Path folder) throws UserProblem {
    Path file = folder.resolve(RunFiles.LOG);
    try {
      return Files.exists(file) ? LimitedFile.text(file, MOST_LOG_MEBIBYTES) : "";
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
