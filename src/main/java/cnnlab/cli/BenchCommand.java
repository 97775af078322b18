package cnnlab.cli;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.OptionRange;
import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.data.DataParts;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.engine.Engine;
import cnnlab.inference.SingleImageTimes;
import cnnlab.text.UserProblem;
import cnnlab.training.Benchmark;
import cnnlab.training.DefaultSettings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast a network trains and answers on this machine. */
@Command(
    description =
        "Measures images per second in training and inference (medians after a warm-up, made-up"
            + " images) and the most memory taken. With --data also what loading images and"
            + " changing them at random costs training.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Mixin private DataOption data = new DataOption();
  @Mixin private AugmentationOptions augmentation = new AugmentationOptions();

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

  @Option(
      names = "--latency",
      description =
          "Measure instead how long it takes to answer for one image: median and 95th percentile."
              + " Kept with the machine's name; Compare shows it of runs with this network.")
  private boolean latency;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  BenchCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    OptionRange.require(spec.commandLine(), "--batch", batch, 1, 65_536);
    OptionRange.require(spec.commandLine(), "--iterations", iterations, 1, 100_000);
    NetworkSettings settings = network.settings(spec.commandLine().getErr());
    if (latency) {
      measureLatency(settings);
      return 0;
    }
    Benchmark.Load load = load(settings.inputSize());
    if (load != null) {
      settings = settings.withClasses(load.data().labels().size());
    }
    Benchmark result = Benchmark.run(engine, settings, batch, iterations, load);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(result, out);
    } else {
      print(result, out);
    }
    return 0;
  }

  private void measureLatency(NetworkSettings settings) throws UserProblem {
    Architecture architecture = Catalogue.build(settings);
    SingleImageTimes.Measured passes =
        SingleImageTimes.measure(engine, architecture, _ -> true).orElseThrow();
    Latency measured =
        Latency.of(passes.seconds(), SingleImageTimes.machine(engine), passes.joules());
    LatencyFile.usual().put(architecture, measured);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(measured, out);
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s, %d px, one image: median %.2f ms, 95th percentile %.2f ms (%d passes; %s)%n",
        settings.name(),
        settings.inputSize(),
        1000 * measured.median(),
        1000 * measured.p95(),
        measured.passes(),
        measured.machine());
    if (measured.joules() != null) {
      out.printf(Locale.ROOT, "%.1f mJ of the processor for one image%n", 1e3 * measured.joules());
    }
  }

  private Benchmark.@Nullable Load load(int inputSize) throws UserProblem {
    if (data.name().isEmpty()) {
      return null;
    }
    DataParts parts = data.open(spec.commandLine().getErr());
    return new Benchmark.Load(
        parts.split(new Splitting(DefaultSettings.validationShare(parts), TestUse.AT_END, 1)),
        augmentation.chosen(inputSize));
  }

  private static void print(Benchmark result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, %d px, batch %d: training %.1f images/s, inference %.1f images/s, peak %d MiB"
            + " (forecast %d)%n",
        result.network(),
        result.inputSize(),
        result.batch(),
        result.trainImagesPerSecond(),
        result.inferImagesPerSecond(),
        result.peakMiB(),
        result.forecastMiB());
    if (result.loadingShare() != null) {
      out.printf(
          Locale.ROOT, "Loading and changing images: %+.1f %%%n", 100 * result.loadingShare());
    }
  }
}
