package cnnlab.cli;

import cnnlab.data.Dataset;
import cnnlab.engine.Engine;
import cnnlab.engine.Training;
import cnnlab.engine.TrainingControl;
import cnnlab.run.EpochMetrics;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network and prints what came of it. */
@Command(
    name = "train",
    description =
        "Trains a network and prints the run's folder and figures as JSON. Ctrl-C ends it early and"
            + " keeps the run.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where to keep the run. Default: $CNNLAB_RUNS, or .cnnlab/runs at home.")
  private @Nullable Path runs;

  TrainCommand(Engine engine) {
    this.engine = engine;
  }

  /** The run as JSON. */
  private record Result(String run, List<Epoch> epochs, double imagesPerSecond, long peakMiB) {
    static Result of(StoredRun run) {
      return new Result(
          run.folder().toString(),
          run.epochs().stream().map(Epoch::of).toList(),
          run.record().imagesPerSecond(),
          run.record().peakMiB());
    }
  }

  /** An epoch as JSON. */
  private record Epoch(
      int epoch, double trainLoss, double trainAccuracy, double valLoss, double valAccuracy) {
    static Epoch of(EpochMetrics metrics) {
      return new Epoch(
          metrics.epoch(),
          metrics.trainLoss(),
          metrics.trainAccuracy(),
          metrics.valLoss(),
          metrics.valAccuracy());
    }
  }

  @Override
  public Integer call() throws UserProblem {
    RunStore store = runs == null ? RunStore.usual() : new RunStore(runs);
    Dataset data = options.dataset();
    TrainingControl control = new TrainingControl();
    try (Interruption _ = Interruption.stops(control)) {
      StoredRun run =
          new Training(engine, store)
              .run(
                  options.settings(data),
                  data,
                  new ProgressLine(spec.commandLine().getErr()),
                  control);
      Json.print(Result.of(run), spec.commandLine().getOut());
    }
    return 0;
  }
}
