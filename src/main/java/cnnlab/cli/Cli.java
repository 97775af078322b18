package cnnlab.cli;

import cnnlab.engine.Engine;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The jobs that can be done without a window. Results go to standard output, everything else to
 * standard error; exit code 0 for done, 1 for failed with one clear sentence, 2 for wrong usage.
 */
@Command(
    name = "cnnlab",
    description = "See, train and compare convolutional networks. Without a job, opens the window.",
    mixinStandardHelpOptions = true,
    version = "CNN Lab 1.0",
    synopsisSubcommandLabel = "JOB")
public final class Cli {
  private Cli() {}

  /** Does the job named by the arguments and returns the exit code. */
  public static int run(Engine engine, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new Cli());
    for (Object job : jobs(engine)) {
      line.addSubcommand(job);
    }
    return line.setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, _, _) -> report(failure, err))
        .execute(arguments);
  }

  private static List<Object> jobs(Engine engine) {
    return List.of(
        new ListCommand(),
        new AnalyzeCommand(),
        new DiagramCommand(),
        new CodeCommand(),
        new DiffCommand(),
        new TrainCommand(engine),
        new SweepCommand(engine),
        new RateCommand(engine),
        new RunsCommand(),
        new PredictCommand(engine),
        new EvaluateCommand(engine),
        new WeightsCommand(),
        new ConvertCommand(),
        new BenchCommand(engine),
        new DoctorCommand(engine));
  }

  private static int report(Exception failure, PrintWriter err) {
    if (failure instanceof UserProblem problem) {
      err.println(problem.getMessage());
    } else {
      err.println("This is a fault of CNN Lab: " + failure);
      failure.printStackTrace(err);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
