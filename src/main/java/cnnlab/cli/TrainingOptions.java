package cnnlab.cli;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.CorrectionsFile;
import cnnlab.data.DataParts;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.files.FileProblem;
import cnnlab.run.FineTuning;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.PretrainedWeights;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import cnnlab.training.PretrainedTransfer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Everything about a training run that can be chosen; what is not given suits network and data. */
final class TrainingOptions {
  /** Given in place of a layer to freeze. */
  private static final String NOTHING = "none";

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A network; 'cnnlab list' names them.")
  private String network = "";

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--json", description = "Print JSON, as this job does anyway.")
  @SuppressWarnings("UnusedVariable") // a script may ask every job for it alike
  private boolean json;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Default: " + DefaultSettings.EPOCHS + ".")
  private @Nullable Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images per iteration. Default: ${DEFAULT-VALUE}.")
  private int batch = DefaultSettings.BATCH_SIZE;

  @Option(
      names = "--lr",
      paramLabel = "X",
      description =
          "Learning rate. Default: 0.05 with batch normalization, 0.01 without, a tenth of these"
              + " where all layers of --from learn from the first epoch on; 0.001 for Adam.")
  private @Nullable Double learningRate;

  @Option(
      names = "--optimizer",
      paramLabel = "KIND",
      description = "sgd, nesterov or adam. Default: sgd.")
  private OptimizerSettings.Kind optimizer = OptimizerSettings.Kind.SGD;

  @Option(names = "--momentum", paramLabel = "X", description = "Default: ${DEFAULT-VALUE}.")
  private double momentum = DefaultSettings.MOMENTUM;

  @Option(names = "--weight-decay", paramLabel = "X", description = "Default: ${DEFAULT-VALUE}.")
  private double weightDecay = DefaultSettings.WEIGHT_DECAY;

  @Option(
      names = "--schedule",
      paramLabel = "KIND",
      description = "constant, step, cosine, warm_up or one_cycle. Default: cosine.")
  private Schedule schedule = Schedule.COSINE;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "End after N epochs that were not better than the best. Default: 0, never early.")
  private int patience;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same numbers. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--input",
      paramLabel = "N",
      description = "Side of the image in pixels. Default: that of the data's images.")
  private @Nullable Integer input;

  @Option(names = "--width", paramLabel = "X", description = "Multiplier on all channels.")
  private double width = 1;

  @Mixin private AuxiliaryOption auxiliary = new AuxiliaryOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most this many training examples. Default: all.")
  private int limit;

  @Option(
      names = "--from",
      paramLabel = "RUN|FILE",
      description =
          "Start from these weights instead of random ones: a run's folder, name or title (its best"
              + " epoch) or a file, of any format that predict takes, or fetched weights by their"
              + " name. A run's checkpoint.safetensors brings the optimizer's state along. The"
              + " classifier begins anew where the classes are others.")
  private @Nullable String from;

  @Option(
      names = "--freeze",
      paramLabel = "LAYER",
      description =
          "With --from: the layers up to this layer or block keep their weights and work in"
              + " evaluation mode; 'none' for no layer. Default: for other classes, those before"
              + " the last stage.")
  private @Nullable String freeze;

  @Option(
      names = "--head-epochs",
      paramLabel = "N",
      description =
          "With --from: the classifier alone learns in the first N epochs. Default: for other"
              + " classes, 3 of 10; else 0.")
  private @Nullable Integer headEpochs;

  @Option(
      names = "--rate-factor",
      paramLabel = "X",
      description =
          "With --from: factor on the learning rate after these epochs. Default: 0.1 after"
              + " --head-epochs, else 1.")
  private @Nullable Double rateFactor;

  @Option(
      names = "--corrections",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FILE",
      description =
          "Exclude and relabel images as a list says, which the window makes; without FILE the one"
              + " beside the data. Default: the data as they come.")
  private @Nullable String corrections;

  @Mixin private AugmentationOptions augmentation = new AugmentationOptions();

  @Option(
      names = "--val-share",
      paramLabel = "X",
      description =
          "Share of the training images kept for validation where the data have no part of their"
              + " own for it. Default: 0.1, or 0.2 where they have no test images either.")
  private @Nullable Double validationShare;

  @Option(
      names = "--test-images",
      paramLabel = "USE",
      description =
          "What the data's own test images are for: at_end (measured once, with the best epoch's"
              + " weights), each_epoch, or validation (they choose the best epoch, and none is left"
              + " for a test). Default: at_end.")
  private TestUse testUse = TestUse.AT_END;

  /** Where they are not given by a run that is resumed. */
  void requireNetworkAndData(CommandLine line) {
    if (network.isEmpty() || data.name().isEmpty()) {
      boolean resumes = line.getCommandSpec().findOption("--resume") != null;
      throw new ParameterException(
          line,
          "Name a network and --data" + (resumes ? ", or a run to go on with by --resume." : "."));
    }
    if (from == null && (freeze != null || headEpochs != null || rateFactor != null)) {
      throw new ParameterException(
          line,
          "--freeze, --head-epochs and --rate-factor need --from: random weights must learn.");
    }
  }

  /**
   * The settings of a run that is resumed, with what may be another: its length, its data's place.
   */
  RunSettings resumed(RunSettings own) throws UserProblem {
    return own.withEpochs(epochs == null ? own.epochs() : epochs)
        .withData(data.name().isEmpty() ? own.data() : data.lasting());
  }

  /**
   * Opens the data, which are fetched first where they are a known set that is not here yet.
   *
   * @param err is told how that goes
   */
  DataParts data(PrintWriter err) throws UserProblem {
    Catalogue.entry(network);
    return data.open(err);
  }

  /**
   * The settings for these data.
   *
   * @param err is told what was changed or assumed to use the weights given, and what does not
   *     apply to the network
   */
  RunSettings settings(DataParts parts, PrintWriter err) throws UserProblem {
    Entry entry = Catalogue.entry(network);
    int size = input == null ? DefaultSettings.inputSize(entry, parts.imageSize()) : input;
    NetworkSettings chosen =
        new NetworkSettings(network, size, parts.labels().size(), width, auxiliary.of(entry, err));
    Architecture architecture = Catalogue.build(chosen);
    int all = epochs == null ? DefaultSettings.EPOCHS : epochs;
    PretrainedSource start =
        from == null ? null : startFrom(from, architecture, parts.labels(), all, err);
    double rate =
        learningRate == null
            ? DefaultSettings.learningRate(architecture, optimizer, start)
            : learningRate;
    return new RunSettings(
        chosen,
        data.lasting(),
        validationShare == null ? DefaultSettings.validationShare(parts) : validationShare,
        testUse,
        limit,
        all,
        batch,
        new OptimizerSettings(optimizer, rate, momentum, weightDecay),
        schedule,
        augmentation.chosen(size),
        seed,
        patience,
        List.of(),
        start,
        corrections());
  }

  private Corrections corrections() throws UserProblem {
    if (corrections == null) {
      return Corrections.NONE;
    }
    boolean own = corrections.isEmpty();
    Path file = own ? CorrectionsFile.of(data.name()) : Path.of(corrections);
    if (!Files.exists(file)) {
      throw own
          ? UserProblem.of("correction.no-list", file).at("corrections")
          : FileProblem.of(new NoSuchFileException(corrections), file);
    }
    return CorrectionsFile.read(file);
  }

  /** What is not chosen suits the weights: whether their classes are those of the data. */
  private PretrainedSource startFrom(
      String weights, Architecture architecture, List<String> labels, int all, PrintWriter err)
      throws UserProblem {
    String file = PretrainedWeights.file(weights).toString();
    PretrainedTransfer transfer =
        PretrainedTransfer.of(new PretrainedSource(file, ""), architecture, labels, optimizer);
    transfer.given().notes().forEach(note -> err.println(note.text(Messages.ENGLISH)));
    PretrainedSource byDefault =
        DefaultSettings.startFrom(file, architecture, !transfer.replaced().isEmpty(), all);
    int head = headEpochs == null ? byDefault.fineTuning().headEpochs() : headEpochs;
    double after = head == 0 ? 1 : DefaultSettings.fineTuning(all).rateFactor();
    return new PretrainedSource(
        file,
        freeze == null ? byDefault.freeze() : freeze.equals(NOTHING) ? "" : freeze,
        new FineTuning(head, rateFactor == null ? after : rateFactor));
  }
}
