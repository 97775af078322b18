package cnnlab.cli;

import cnnlab.cli.terminal.Interruption;
import cnnlab.cli.terminal.Json;
import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.engine.Engine;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import cnnlab.training.LearningRateFinder;
import cnnlab.training.LearningRateFinder.Point;
import cnnlab.training.TrainingControl;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks for a good learning rate. */
@Command(
    description =
        "Trains a new network for a hundred iterations with a rising learning rate, and prints the"
            + " losses and the rate they suggest as JSON. Keeps nothing.",
    mixinStandardHelpOptions = true)
final class RateCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private TrainingOptions options = new TrainingOptions();

  RateCommand(Engine engine) {
    this.engine = engine;
  }

  /**
   * As JSON.
   *
   * @param suggestion null where the loss never fell
   */
  private record Result(@Nullable Double suggestion, List<Point> points) {}

  @Override
  public Integer call() throws UserProblem {
    options.requireNetworkAndData(spec.commandLine());
    PrintWriter err = spec.commandLine().getErr();
    DataParts parts = options.data(err);
    RunSettings settings = options.settings(parts, err);
    Dataset data = parts.split(settings.splitting());
    TrainingControl control = new TrainingControl();
    try (Interruption _ = Interruption.stops(control)) {
      List<Point> points = new LearningRateFinder(engine).run(settings, data, control, _ -> {});
      var suggestion = LearningRateFinder.suggestion(points);
      Json.print(
          new Result(suggestion.isPresent() ? suggestion.getAsDouble() : null, points),
          spec.commandLine().getOut());
    }
    return 0;
  }
}
