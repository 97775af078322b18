package cnnlab.engine;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Preprocessing;
import cnnlab.data.Subset;
import cnnlab.run.Provenance;
import cnnlab.run.RunFolder;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.SettingsCheck;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Trains networks, each run into a folder of its own. */
public final class Training {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);
  private static final String CRASHED = "train.crashed";

  private final Engine engine;
  private final RunStore store;

  public Training(Engine engine, RunStore store) {
    this.engine = engine;
    this.store = store;
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
    throwFirst(SettingsCheck.problems(settings));
    Dataset data = Datasets.open(settings.data(), settings.validationShare(), settings.seed());
    return run(settings, data, listener, control);
  }

  /** The same, on data opened before. */
  public StoredRun run(
      RunSettings settings, Dataset data, TrainingListener listener, TrainingControl control)
      throws UserProblem {
    throwFirst(SettingsCheck.problems(settings));
    throwFirst(SettingsCheck.problems(settings, data));
    Dataset limited =
        new Dataset(
            data.name(),
            data.labels(),
            Subset.limited(data.train(), settings.limit(), settings.seed()),
            data.validation(),
            data.imageSize());
    RunRecord planned = plan(withClasses(settings, data.labels().size()), limited);
    try (RunFolder folder = store.create(planned)) {
      train(folder, limited, listener, control);
      return store.open(folder.path());
    }
  }

  private void train(
      RunFolder folder, Dataset data, TrainingListener listener, TrainingControl control)
      throws UserProblem {
    RunSettings settings = folder.record().settings();
    listener.begun(folder.path());
    listener.state(folder.record());
    try (Network network =
        engine.forTraining(
            folder.record().architecture(),
            settings.optimizer(),
            settings.batchSize(),
            settings.seed())) {
      Dataset prepared = data.prepared(folder.record().preprocessing());
      TrainingRun run = new TrainingRun(network, prepared, folder, listener, control);
      RunState end = run.run();
      folder.log(end == RunState.FINISHED ? "Finished" : "Stopped");
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

  private RunRecord plan(RunSettings settings, Dataset data) throws UserProblem {
    Architecture architecture = Catalogue.build(settings.network());
    Device device = engine.device();
    String title = Catalogue.entry(architecture.name()).title() + " · " + data.name();
    return new RunRecord(
        RunRecord.FORMAT,
        title,
        RunState.RUNNING,
        settings,
        architecture,
        data.name(),
        data.labels(),
        data.train().size(),
        data.validation().size(),
        Preprocessing.measured(data.train(), settings.network().inputSize()),
        Provenance.now(device.backend() + ", " + device.instructionSet(), device.threads()),
        0,
        0);
  }

  private static RunSettings withClasses(RunSettings settings, int classes) {
    NetworkSettings network = settings.network();
    return settings.with(
        new NetworkSettings(
            network.name(), network.inputSize(), classes, network.width(), network.auxiliary()));
  }

  private static void throwFirst(List<UserProblem> problems) throws UserProblem {
    if (!problems.isEmpty()) {
      throw problems.getFirst();
    }
  }
}
