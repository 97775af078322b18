package cnnlab.cli;

import cnnlab.cli.terminal.Interruption;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.OptionRange;
import cnnlab.cli.terminal.ProgressLine;
import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.engine.Engine;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.NumericSetting;
import cnnlab.training.Sweep;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a network several times with different values of one setting. */
@Command(
    description =
        "Trains a network for each of several values of one setting, or with several seeds, and"
            + " prints the runs' folders and best epochs as JSON. The runs share a tag by which"
            + " Compare shows them.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(
      names = "--vary",
      paramLabel = "SETTING=X,Y,…",
      description =
          "A number of run.json's settings, such as learningRate, batchSize, epochs, momentum,"
              + " weightDecay, width, rotation or seed, and its values.")
  private String vary = "";

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Train with so many seeds each, the one chosen and those that follow it; without --vary"
              + " the runs differ in the seed alone. Default: ${DEFAULT-VALUE}.")
  private int seeds = 1;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      description =
          "That the runs share. Default: sweep and the setting, with a number if need be.")
  private @Nullable String tag;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where to keep the runs. Default: $CNNLAB_RUNS, or .cnnlab/runs at home.")
  private @Nullable Path runs;

  SweepCommand(Engine engine) {
    this.engine = engine;
  }

  /**
   * A run as JSON.
   *
   * @param seed of the run, which tells runs of one value apart
   * @param problem why there is no run to tell about
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Result(
      @Nullable String run,
      Number value,
      long seed,
      RunReport.@Nullable Epoch best,
      RunReport.@Nullable Test test,
      @Nullable String problem) {

    static Result of(StoredRun run, Number value, long seed) {
      return new Result(
          run.folder().toString(),
          value,
          seed,
          run.bestEpoch().map(RunReport.Epoch::of).orElse(null),
          RunReport.Test.of(run.record().test()),
          null);
    }

    static Result of(UserProblem problem, Number value, long seed) {
      return new Result(null, value, seed, null, null, problem.sentences(Messages.ENGLISH));
    }
  }

  @Override
  public Integer call() throws UserProblem {
    options.requireNetworkAndData(spec.commandLine());
    checkUsage();
    PrintWriter err = spec.commandLine().getErr();
    DataParts data = options.data(err);
    RunSettings base = options.settings(data, err);
    Sweep sweep = sweep(base);
    List<RunSettings> all = sweep.settings(base);
    RunStore store = runs == null ? RunStore.usual() : new RunStore(runs);
    Training training = new Training(engine, store);
    TrainingControl control = new TrainingControl();
    String word =
        tag == null ? sweep.freeTag(store.list().stream().map(StoredRun::notes).toList()) : tag;
    ProgressLine progress = new ProgressLine(err);
    List<Result> results = new ArrayList<>();
    try (Interruption _ = Interruption.stops(control)) {
      for (int i = 0; i < all.size() && !control.isStopped(); i++) {
        Number value = sweep.valueOf(i);
        RunNotes notes = sweep.notes(all.get(i), value, word);
        RunSettings settings = all.get(i);
        Dataset split = data.split(settings.splitting());
        try {
          StoredRun run = training.run(settings, split, notes, progress, control);
          results.add(Result.of(run, value, settings.seed()));
        } catch (UserProblem problem) { // one that diverges is no reason to give up the others
          results.add(Result.of(problem, value, settings.seed()));
        }
      }
      Json.print(results, spec.commandLine().getOut());
    }
    return results.stream().allMatch(result -> result.problem() == null) ? 0 : 1;
  }

  private Sweep sweep(RunSettings base) throws UserProblem {
    return vary.isEmpty() ? Sweep.ofSeeds(base, seeds) : varied().repeated(seeds);
  }

  private void checkUsage() throws UserProblem {
    OptionRange.require(spec.commandLine(), "--seeds", seeds, 1, Sweep.MOST);
    if (vary.isEmpty() && seeds == 1) {
      throw new ParameterException(
          spec.commandLine(), "Name a setting and its values with --vary, or --seeds, or both.");
    }
    if (!vary.isEmpty()) {
      varied();
    }
  }

  private Sweep varied() throws UserProblem {
    String[] parts = vary.split("=", 2);
    Optional<NumericSetting> setting = NumericSetting.of(parts[0]);
    if (parts.length == 2 && setting.isPresent()) {
      return Sweep.of(setting.get(), parts[1]);
    }
    throw new ParameterException(
        spec.commandLine(),
        "--vary needs a setting and its values, as in learningRate=0.1,0.01. Settings: "
            + Arrays.stream(NumericSetting.values())
                .map(NumericSetting::field)
                .collect(Collectors.joining(", "))
            + ".");
  }
}
