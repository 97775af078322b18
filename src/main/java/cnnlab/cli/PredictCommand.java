package cnnlab.cli;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.OptionRange;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.inference.ImageAnswers;
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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts the classes of images. */
@Command(
    description =
        "Prints the likeliest classes of images, by a run's network or a weight file's; by several"
            + " networks where --run and --weights are given more than once.",
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(exclusive = false, multiplicity = "1..*")
  private List<NetworkSource> sources = new ArrayList<>();

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

  @ArgGroup private Format format = new Format();

  /** Text, unless another is asked for. */
  private static final class Format {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
        names = "--csv",
        description =
            "Print a table: whether the networks agree, and each one's likeliest class and its"
                + " probability.")
    private boolean csv;
  }

  PredictCommand(Engine engine) {
    this.engine = engine;
  }

  /** An image's predictions as JSON. */
  private record Answer(String image, List<Prediction> predictions) {}

  /** The same of several networks. */
  private record Comparison(String image, boolean agree, List<NetworkAnswer> networks) {}

  private record NetworkAnswer(String network, List<Prediction> predictions) {}

  @Override
  public Integer call() throws UserProblem {
    checkUsage();
    PrintWriter err = spec.commandLine().getErr();
    List<ImageAnswers> answers = new ArrayList<>();
    Images.Below below = Images.below(images);
    List<Path> all = below.images();
    below.notes().forEach(note -> err.println(note.getMessage()));
    List<TrainedNetwork> networks = new ArrayList<>();
    try {
      for (NetworkSource source : sources) {
        networks.add(source.open(engine, err));
      }
      for (Path image : all) { // photos are large: one at a time is in memory
        Optional<RgbImage> single = read(image, err);
        if (single.isPresent()) {
          answers.add(ask(networks, image, single.get()));
          if (!format.json && !format.csv) {
            print(answers.getLast());
          }
        }
      }
    } finally {
      networks.forEach(TrainedNetwork::close);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format.json) {
      Json.print(answers.stream().map(this::json).toList(), out);
    } else if (format.csv) {
      out.print(ImageAnswers.csv(names(), answers));
    }
    return answers.size() == all.size() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private ImageAnswers ask(List<TrainedNetwork> networks, Path file, RgbImage image)
      throws UserProblem {
    List<List<Prediction>> answers = new ArrayList<>();
    for (TrainedNetwork network : networks) {
      answers.add(network.predict(image, top));
    }
    return new ImageAnswers(file, answers);
  }

  private List<String> names() {
    return sources.stream().map(NetworkSource::name).toList();
  }

  private Object json(ImageAnswers image) {
    if (sources.size() == 1) {
      return new Answer(image.image().toString(), image.answers().getFirst());
    }
    List<NetworkAnswer> networks = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      networks.add(new NetworkAnswer(sources.get(i).name(), image.answers().get(i)));
    }
    return new Comparison(image.image().toString(), image.agree(), networks);
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
    sources.forEach(source -> source.checkUsage(spec.commandLine()));
    OptionRange.require(spec.commandLine(), "--top", top, 1, Catalogue.MOST_CLASSES);
  }

  private void print(ImageAnswers image) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Printable.oneLine(image.image().toString()));
    for (int i = 0; i < sources.size(); i++) {
      if (sources.size() > 1) {
        out.println(" " + Printable.oneLine(sources.get(i).name()));
      }
      for (Prediction prediction : image.answers().get(i)) {
        out.printf(
            Locale.ROOT, "  %6.2f %%  %s%n", 100 * prediction.probability(), prediction.label());
      }
    }
  }
}
