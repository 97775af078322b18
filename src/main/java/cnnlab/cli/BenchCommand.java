package cnnlab.cli;

import cnnlab.engine.Benchmark;
import cnnlab.engine.Engine;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast a network trains and answers on this machine. */
@Command(
    name = "bench",
    description =
        "Measures images per second in training and prediction (medians after a warm-up, made-up"
            + " images) and the most memory taken.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images per iteration. Default: ${DEFAULT-VALUE}.")
  private int batch = 32;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Measured after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int iterations = 10;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  BenchCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    if (batch < 1 || iterations < 1) {
      throw new ParameterException(
          spec.commandLine(), "--batch and --iterations must be at least 1.");
    }
    Benchmark result = Benchmark.run(engine, network.settings(), batch, iterations);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(result, out);
    } else {
      out.printf(
          Locale.ROOT,
          "%s, %d px, batch %d: training %.1f images/s, prediction %.1f images/s, peak %d MiB"
              + " (forecast %d)%n",
          result.network(),
          result.inputSize(),
          result.batch(),
          result.trainImagesPerSecond(),
          result.inferImagesPerSecond(),
          result.peakMiB(),
          result.forecastMiB());
    }
    return 0;
  }
}
