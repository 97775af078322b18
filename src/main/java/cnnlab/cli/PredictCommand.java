package cnnlab.cli;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.OptionRange;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.Printable;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts the classes of images. */
@Command(
    description = "Prints the likeliest classes of images, by a run's network or a weight file's.",
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NetworkSource source = new NetworkSource();

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGE",
      description =
          "Images: jpg, png, gif, bmp, webp; a folder stands for all images in it, a pipe for one.")
  private List<Path> images = List.of();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many classes. Default: ${DEFAULT-VALUE}.")
  private int top = 5;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  PredictCommand(Engine engine) {
    this.engine = engine;
  }

  /** An image's predictions as JSON. */
  private record Answer(String image, List<Prediction> predictions) {}

  @Override
  public Integer call() throws UserProblem {
    checkUsage();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Answer> answers = new ArrayList<>();
    List<Path> all = Images.below(images);
    try (TrainedNetwork network = source.open(engine, err)) {
      for (Path image : all) { // photos are large: one at a time is in memory
        Optional<RgbImage> single = read(image, err);
        if (single.isPresent()) {
          List<Prediction> predictions = network.predict(List.of(single.get()), top).getFirst();
          Answer answer = new Answer(image.toString(), predictions);
          answers.add(answer);
          if (!json) {
            print(answer, out);
          }
        }
      }
    }
    if (json) {
      Json.print(answers, out);
    }
    return answers.size() == all.size() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** One that cannot be read is named, and does not keep the others from their answers. */
  private static Optional<RgbImage> read(Path image, PrintWriter err) {
    try {
      return Optional.of(Images.read(image));
    } catch (UserProblem unreadable) {
      err.println(unreadable.inFull().getMessage());
      return Optional.empty();
    }
  }

  private void checkUsage() {
    source.checkUsage(spec.commandLine());
    OptionRange.require(spec.commandLine(), "--top", top, 1, Catalogue.MOST_CLASSES);
  }

  private static void print(Answer answer, PrintWriter out) {
    out.println(Printable.oneLine(answer.image));
    for (Prediction prediction : answer.predictions) {
      out.printf(
          Locale.ROOT, "  %6.2f %%  %s%n", 100 * prediction.probability(), prediction.label());
    }
  }
}
