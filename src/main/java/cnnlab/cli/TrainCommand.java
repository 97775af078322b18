package cnnlab.cli;

import cnnlab.cli.terminal.Interruption;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.OptionRange;
import cnnlab.cli.terminal.ProgressLine;
import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.engine.Engine;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.MovedData;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a network and prints what came of it. */
@Command(
    description =
        "Trains a network and prints the run's folder and figures as JSON. Ctrl-C ends it early and"
            + " keeps the run; --resume goes on with it.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private static final List<String> WITH_RESUME =
      List.of("--resume", "--data", "--epochs", "--save-every", "--json");

  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where to keep the run. Default: $CNNLAB_RUNS, or .cnnlab/runs at home.")
  private @Nullable Path runs;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description =
          "Go on with this run (its folder, or its name or title in the list) from its last"
              + " checkpoint, with its own settings; with --epochs, extend it to so many; with"
              + " --data, say where its data are now.")
  private @Nullable String resume;

  @Option(
      names = "--save-every",
      paramLabel = "SECONDS",
      description =
          "Between two checkpoints within an epoch; 0 for every iteration. Default:"
              + " ${DEFAULT-VALUE}.")
  private int saveEvery = (int) Training.SAVE_INTERVAL.toSeconds();

  TrainCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    checkUsage();
    RunStore store = runs == null ? RunStore.usual() : new RunStore(runs);
    Training training = new Training(engine, store, Duration.ofSeconds(saveEvery));
    Job job = resume == null ? begin(training) : goOn(training, store.named(resume));
    TrainingControl control = new TrainingControl();
    try (Interruption _ = Interruption.stops(control)) {
      StoredRun run = job.train(new ProgressLine(spec.commandLine().getErr()), control);
      Json.print(RunReport.of(run), spec.commandLine().getOut());
    }
    return 0;
  }

  /** What is to be trained, with all that it needs at hand. */
  private interface Job {
    StoredRun train(ProgressLine progress, TrainingControl control) throws UserProblem;
  }

  /** Opens the data first: while they are fetched, Ctrl-C has nothing to keep. */
  private Job begin(Training training) throws UserProblem {
    PrintWriter err = spec.commandLine().getErr();
    DataParts parts = options.data(err);
    RunSettings settings = options.settings(parts, err);
    Dataset data = parts.split(settings.splitting());
    return (progress, control) -> training.run(settings, data, progress, control);
  }

  private Job goOn(Training training, StoredRun run) throws UserProblem {
    RunSettings settings = options.resumed(run.record().settings());
    MovedData.require(settings);
    PrintWriter err = spec.commandLine().getErr();
    Dataset data = DataOption.open(settings.data(), err).split(settings.splitting());
    return (progress, control) -> training.resume(run, settings, data, progress, control);
  }

  private void checkUsage() {
    OptionRange.require(spec.commandLine(), "--save-every", saveEvery, 0, 1_000_000);
    if (resume == null) {
      options.requireNetworkAndData(spec.commandLine());
      return;
    }
    List<String> others =
        spec.commandLine().getParseResult().matchedArgs().stream()
            .map(argument -> argument instanceof OptionSpec o ? o.longestName() : "NAME")
            .filter(name -> !WITH_RESUME.contains(name))
            .toList();
    if (!others.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--resume goes on with the settings of the run; it cannot be combined with "
              + String.join(", ", others)
              + ".");
    }
  }
}
