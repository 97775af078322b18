package cnnlab.training;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DataFingerprint;
import cnnlab.data.Dataset;
import cnnlab.data.Readability;
import cnnlab.data.correction.Corrections;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.MemoryProblem;
import cnnlab.engine.machine.ProcessMemory;
import cnnlab.run.PretrainedOrigin;
import cnnlab.run.PretrainedSource;
import cnnlab.run.Provenance;
import cnnlab.run.ResumedRun;
import cnnlab.run.RunFolder;
import cnnlab.run.RunNotes;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Trains networks, each run into a folder of its own. */
public final class Training {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);
  private static final String CRASHED = "train.crashed";

  /** Between two checkpoints within an epoch. */
  public static final Duration SAVE_INTERVAL = Duration.ofMinutes(1);

  private final Engine engine;
  private final RunStore store;
  private final Duration saveInterval;

  public Training(Engine engine, RunStore store) {
    this(engine, store, SAVE_INTERVAL);
  }

  /**
   * @param saveInterval between two checkpoints within an epoch; zero for after every iteration
   */
  public Training(Engine engine, RunStore store, Duration saveInterval) {
    this.engine = engine;
    this.store = store;
    this.saveInterval = saveInterval;
  }

  /**
   * Trains from the first epoch to the last, on the caller's thread. The same settings give the
   * same numbers.
   *
   * @return the run, finished or stopped
   * @throws UserProblem where settings or data do not fit, the loss becomes infinite or the memory
   *     runs out; a run begun by then is kept, marked as failed
   */
  public StoredRun run(RunSettings settings, TrainingListener listener, TrainingControl control)
      throws UserProblem {
    return run(settings, RunNotes.NONE, listener, control);
  }

  /** The same, with what a user says about the run. */
  public StoredRun run(
      RunSettings settings, RunNotes notes, TrainingListener listener, TrainingControl control)
      throws UserProblem {
    RunPlan.throwFirst(SettingsCheck.problems(settings));
    return run(settings, RunPlan.open(settings), notes, listener, control);
  }

  /** The same, on data opened before. */
  public StoredRun run(
      RunSettings settings, Dataset data, TrainingListener listener, TrainingControl control)
      throws UserProblem {
    return run(settings, data, RunNotes.NONE, listener, control);
  }

  /** The same, with what a user says about the run. */
  public StoredRun run(
      RunSettings settings,
      Dataset data,
      RunNotes notes,
      TrainingListener listener,
      TrainingControl control)
      throws UserProblem {
    return run(RunPlan.of(settings, data), notes, listener, control);
  }

  /** The same, as planned: nothing is checked or opened again. */
  public StoredRun run(
      RunPlan begun, RunNotes notes, TrainingListener listener, TrainingControl control)
      throws UserProblem {
    ProcessMemory.giveBack();
    Readability.require(begun.data());
    RunRecord planned = plan(begun);
    MemoryEstimate forecast =
        RunPlan.requireMemory(engine, planned.architecture(), planned.settings(), begun.data());
    String fingerprint = DataFingerprint.of(begun.data());
    try (RunFolder folder = store.create(planned)) {
      folder.data(fingerprint);
      folder.log("Memory forecast: %d MiB".formatted(forecast.total() >> 20));
      if (!notes.equals(RunNotes.NONE)) {
        store.describe(folder.path(), notes);
      }
      logStart(folder);
      ResumedRun start = new ResumedRun(folder, Optional.empty(), Optional.empty());
      train(start, begun.start(), begun.data(), listener, control);
      return store.open(folder.path());
    }
  }

  /**
   * Goes on with a run that was stopped or killed or has failed, from its last checkpoint; it ends
   * as if it had never been interrupted. A finished run is extended where it has fewer epochs than
   * are asked for, without stopping early any more, and else left as it is.
   *
   * @param settings the run's own, with as many epochs as it is to have in all, at least as many as
   *     it has, and the place where its data are now
   * @return the run, finished or stopped
   * @throws UserProblem as {@link #run}; also where the data are no longer those of the run,
   *     another program trains it, or it comes from a version that kept no checkpoints
   */
  public StoredRun resume(
      StoredRun run, RunSettings settings, TrainingListener listener, TrainingControl control)
      throws UserProblem {
    MovedData.require(settings);
    return resume(run, settings, RunPlan.open(settings), listener, control);
  }

  /** The same, on data opened before. */
  public StoredRun resume(
      StoredRun run,
      RunSettings settings,
      Dataset data,
      TrainingListener listener,
      TrainingControl control)
      throws UserProblem {
    RunPlan.throwFirst(SettingsCheck.problemsOfResumed(settings));
    int before = run.record().settings().epochs();
    int epochs = settings.epochs();
    if (epochs < before) {
      throw UserProblem.of("run.fewer-epochs", before, epochs).at("epochs");
    }
    if (run.record().state() == RunState.FINISHED && run.epochs().size() == epochs) {
      return run;
    }
    ProcessMemory.giveBack();
    Dataset limited = RunPlan.limited(data, settings);
    requireSame(run, settings.data(), limited);
    var _ = RunPlan.requireMemory(engine, run.record().architecture(), settings, limited);
    ResumedRun resumed = store.resume(run.folder(), settings);
    try (RunFolder folder = resumed.folder()) {
      folder.log("Goes on after iteration " + resumed.position().iteration());
      train(resumed, again(resumed), limited, listener, control);
      return store.open(folder.path());
    }
  }

  /** The given weights of a run that begins anew, as they were the first time. */
  private static @Nullable PretrainedTransfer again(ResumedRun run) throws UserProblem {
    RunRecord record = run.folder().record();
    PretrainedSource from = record.settings().startFrom();
    if (from == null || run.checkpointed().isPresent()) {
      return null;
    }
    PretrainedTransfer start =
        PretrainedTransfer.of(
            from, record.architecture(), record.labels(), record.settings().optimizer().kind());
    PretrainedOrigin origin = record.provenance().origin();
    if (origin == null || !start.origin().isSameStart(origin)) {
      throw UserProblem.of("start.changed", from.weights()).at(from.weights());
    }
    return start;
  }

  private static void logStart(RunFolder folder) throws UserProblem {
    Corrections corrections = folder.record().settings().corrections();
    if (!corrections.changes().isEmpty()) {
      folder.log("Corrections of the data: " + corrections.inWords(Messages.ENGLISH));
    }
    PretrainedOrigin origin = folder.record().provenance().origin();
    PretrainedSource from = folder.record().settings().startFrom();
    if (origin == null || from == null) {
      return;
    }
    folder.log(
        "Starts from %s, epoch %d, SHA-256 %s%s"
            .formatted(
                from.weights(),
                origin.epoch(),
                origin.sha256(),
                origin.optimizer() ? ", with the optimizer's state" : ""));
    if (!origin.replaced().isEmpty()) {
      folder.log("Begin at random: " + String.join(", ", origin.replaced()));
    }
    if (!from.freeze().isEmpty()) {
      folder.log("Frozen up to " + from.freeze());
    }
  }

  private static void requireSame(StoredRun run, String place, Dataset data) throws UserProblem {
    Optional<String> known = run.dataFingerprint();
    RunRecord record = run.record();
    if (!record.labels().equals(data.labels())
        || record.trainExamples() != data.train().size()
        || record.validationExamples() != data.validation().size()
        || record.testExamples() != testExamples(data)
        || (known.isPresent() && !DataFingerprint.fits(known.get(), data))) {
      throw UserProblem.of("run.other-data", place).at(place);
    }
  }

  private static int testExamples(Dataset data) {
    return data.test() == null ? 0 : data.test().size();
  }

  private void train(
      ResumedRun start,
      @Nullable PretrainedTransfer given,
      Dataset data,
      TrainingListener listener,
      TrainingControl control)
      throws UserProblem {
    RunFolder folder = start.folder();
    RunSettings settings = folder.record().settings();
    listener.begun(folder.path());
    listener.state(folder.record());
    try (RunNetwork network = network(start, given)) {
      Dataset prepared = data.prepared(folder.record().preprocessing(), settings.augmentation());
      TrainingRun run =
          new TrainingRun(
              network,
              prepared,
              folder,
              start.position(),
              start.best().orElse(null),
              new CheckpointTimer(saveInterval),
              listener,
              control);
      RunState end = run.run();
      folder.log(
          "%s; the most memory taken was %d MiB"
              .formatted(
                  end == RunState.FINISHED ? "Finished" : "Stopped", ProcessMemory.peakMiB()));
      folder.update(folder.record().with(end, run.imagesPerSecond(), ProcessMemory.peakMiB()));
      listener.state(folder.record());
    } catch (UserProblem problem) {
      fail(folder, listener, problem);
      throw problem;
    } catch (RuntimeException | Error crash) {
      if (MemoryProblem.is(crash)) {
        UserProblem problem = MemoryProblem.of(settings, crash);
        fail(folder, listener, problem);
        throw problem;
      }
      fail(folder, listener, UserProblem.of(CRASHED, crash.toString()).causedBy(crash));
      throw crash;
    }
  }

  /** New, or as it was at the checkpoint. */
  private RunNetwork network(ResumedRun start, @Nullable PretrainedTransfer given)
      throws UserProblem {
    RunRecord record = start.folder().record();
    if (start.checkpointed().isEmpty()) {
      return RunNetwork.begin(engine, record, given);
    }
    try (Arena memory = Arena.ofShared()) {
      return RunNetwork.resume(engine, record, start.folder().checkpoint(memory));
    }
  }

  /** Marks a run as failed; where even that cannot be written, the first failure counts. */
  private static void fail(RunFolder folder, TrainingListener listener, UserProblem why) {
    LOG.atLevel(why.key().equals(CRASHED) ? Level.WARN : Level.INFO)
        .setCause(why)
        .log("The run {} failed", folder.path());
    try {
      folder.log("Failed: " + why.getMessage());
      folder.problem(why);
      folder.update(folder.record().in(RunState.FAILED));
      listener.state(folder.record());
    } catch (UserProblem unwritable) {
      why.addSuppressed(unwritable);
    }
  }

  private RunRecord plan(RunPlan begun) throws UserProblem {
    RunSettings settings = begun.settings();
    Dataset data = begun.data();
    Device device = engine.device();
    PretrainedTransfer start = begun.start();
    return new RunRecord(
        RunRecord.FORMAT,
        RunRecord.title(Catalogue.entry(settings.network().name()).title(), data.name()),
        RunState.RUNNING,
        settings,
        begun.architecture(),
        data.name(),
        data.labels(),
        data.train().size(),
        data.validation().size(),
        testExamples(data),
        begun.preprocessing(),
        Provenance.now(
            device.backend() + ", " + device.instructionSet(),
            device.threads(),
            start == null ? null : start.origin()),
        0,
        0,
        null);
  }
}
