package cnnlab.cli;

import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.OptionRange;
import cnnlab.data.image.Images;
import cnnlab.data.image.PngFile;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.explain.perturbation.AdversarialImage;
import cnnlab.explain.perturbation.AdversarialSettings;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes an image so that a network takes it for something else. */
@Command(
    description =
        "Changes an image as little as can be seen so that a network takes it for something else:"
            + " by the fast gradient sign method, or with --steps by projected gradient descent.",
    mixinStandardHelpOptions = true)
final class AttackCommand implements Callable<Integer> {
  private static final int TOP = 5;

  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkSource source = new NetworkSource();

  @Parameters(paramLabel = "IMAGE", description = "The image: jpg, png, gif, bmp, webp.")
  private Path image = Path.of("");

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description =
          "By how much each color may change, of 1: 2/255 or 0.01. Default: ${DEFAULT-VALUE}.")
  private String epsilon = "2/255";

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps; from 2 on by projected gradient descent. Default: ${DEFAULT-VALUE}.")
  private int steps = 1;

  @Option(
      names = "--target",
      paramLabel = "N|NAME",
      description = "The class to be reached. Default: none, the predicted one is to be left.")
  private @Nullable String target;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write the image (.png).")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  AttackCommand(Engine engine) {
    this.engine = engine;
  }

  /** What came of it. */
  private record Report(
      String image,
      double epsilon,
      int steps,
      double largestChange,
      boolean deceived,
      List<Prediction> before,
      List<Prediction> after) {}

  @Override
  public Integer call() throws UserProblem {
    source.checkUsage(spec.commandLine());
    OptionRange.require(spec.commandLine(), "--steps", steps, 1, 10_000);
    double most = amount(epsilon);
    AdversarialSettings settings =
        steps == 1
            ? AdversarialSettings.fgsm(most, target != null)
            : AdversarialSettings.pgd(most, steps, target != null);
    RgbImage shown = Images.read(image);
    try (TrainedNetwork network = source.open(engine, spec.commandLine().getErr())) {
      int label = ClassChoice.index(network, target, shown);
      AdversarialImage found = AdversarialImage.of(network, shown, label, settings);
      if (out != null) {
        PngFile.write(out, found.changed());
      }
      print(found, most);
    }
    return 0;
  }

  /** "2/255" or "0.01". */
  static double amount(String text) throws UserProblem {
    try {
      int slash = text.indexOf('/');
      double amount =
          slash < 0
              ? Double.parseDouble(text)
              : Double.parseDouble(text.substring(0, slash))
                  / Double.parseDouble(text.substring(slash + 1));
      if (amount >= 0 && amount <= 1) {
        return amount;
      }
    } catch (NumberFormatException _) {
      // told below, as what is no amount
    }
    throw UserProblem.of("attack.epsilon", text).at("--epsilon");
  }

  private void print(AdversarialImage found, double most) {
    List<Prediction> before = found.predictionsBefore().stream().limit(TOP).toList();
    List<Prediction> after = found.predictionsAfter().stream().limit(TOP).toList();
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      Json.print(
          new Report(
              image.toString(),
              most,
              steps,
              found.largestChange(),
              found.deceives(),
              before,
              after),
          to);
      return;
    }
    to.println("before");
    before.forEach(each -> line(each, to));
    to.println("after");
    after.forEach(each -> line(each, to));
  }

  private static void line(Prediction prediction, PrintWriter to) {
    to.printf(Locale.ROOT, "  %6.2f %%  %s%n", 100 * prediction.probability(), prediction.label());
  }
}
