package cnnlab.cli;

import cnnlab.cli.terminal.CountLine;
import cnnlab.cli.terminal.OptionRange;
import cnnlab.data.image.PngFile;
import cnnlab.engine.Engine;
import cnnlab.explain.unit.ActivationMaximization;
import cnnlab.explain.unit.MaximizationSettings;
import cnnlab.explain.unit.Unit;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an image that excites a unit. */
@Command(
    description =
        "Makes an image that excites a unit as much as possible: what the unit looks for (feature"
            + " visualization).",
    mixinStandardHelpOptions = true)
final class VisualizeCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkSource source = new NetworkSource();
  @Mixin private UnitOption unit = new UnitOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The image to write (.png).")
  private Path out = Path.of("");

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of gradient ascent. Default: ${DEFAULT-VALUE}.")
  private int steps = 512;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where to begin; another makes another image. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--no-fourier", description = "Of pixels, not of waves.")
  private boolean pixels;

  @Option(names = "--no-decorrelation", description = "Red, green and blue by themselves.")
  private boolean correlated;

  @Option(names = "--no-jitter", description = "Without shifting the image at each step.")
  private boolean still;

  @Option(names = "--no-scale", description = "Without enlarging it at each step.")
  private boolean unscaled;

  @Option(names = "--no-rotation", description = "Without turning it at each step.")
  private boolean upright;

  VisualizeCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    source.checkUsage(spec.commandLine());
    OptionRange.require(spec.commandLine(), "--steps", steps, 1, 100_000);
    MaximizationSettings settings =
        new MaximizationSettings(
            steps,
            MaximizationSettings.RATE,
            !pixels,
            !correlated,
            !still,
            !unscaled,
            !upright,
            seed);
    try (TrainedNetwork network = source.open(engine, spec.commandLine().getErr())) {
      Unit asked = unit.of(network, spec.commandLine());
      CountLine progress = new CountLine(spec.commandLine().getErr(), "steps");
      Optional<ActivationMaximization> made =
          ActivationMaximization.of(
              network,
              asked,
              settings,
              (step, _) -> {
                progress.show(step, steps);
                return true;
              });
      PngFile.write(out, made.orElseThrow().image());
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s  mean activation %.4g, before %.4g%n",
              out,
              made.get().value(),
              made.get().beginning());
    }
    return 0;
  }
}
