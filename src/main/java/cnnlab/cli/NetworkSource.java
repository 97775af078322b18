package cnnlab.cli;

import cnnlab.data.transform.Normalization;
import cnnlab.engine.Engine;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.hub.PublishedWeights;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which trained network: a run's or a weight file's; a mixin, or a group that may come again. */
final class NetworkSource {
  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description =
          "The network of the weight file. Default: the one that it names or that its tensors"
              + " fit.")
  private @Nullable String architecture;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Names of the weight file's classes: a JSON array.")
  private @Nullable Path labels;

  @Option(
      names = "--normalize",
      paramLabel = "KIND",
      description =
          "How images were normalized for the weight file: imagenet (mean and deviation of its"
              + " photos) or half (mean and deviation 0.5). Default: what the file says, or what"
              + " published weights of its network expect.")
  private @Nullable Normalization normalization;

  private @Nullable StoredRun run;

  /** One of the two. */
  private static final class Choice {
    @Option(
        names = "--run",
        paramLabel = "RUN",
        description =
            "A run's folder, or its name or title in the list (see cnnlab runs list and runs list"
                + " --bundled).")
    private @Nullable String run;

    @Option(
        names = "--weights",
        paramLabel = "FILE|NAME",
        description =
            "A safetensors file, one of PyTorch or Keras, a model of ONNX or DL4J, or fetched"
                + " weights by their name (see cnnlab weights list).")
    private @Nullable Path weights;
  }

  /** Refuses what a run knows better. */
  void checkUsage(CommandLine line) {
    if (choice.run != null && (architecture != null || labels != null || normalization != null)) {
      throw new ParameterException(
          line, "--architecture, --labels and --normalize go with --weights; a run knows its own.");
    }
  }

  /** The run, where one is named; read once. */
  Optional<StoredRun> run() throws UserProblem {
    if (run == null && choice.run != null) {
      run = RunStore.usual().named(choice.run);
    }
    return Optional.ofNullable(run);
  }

  /** As it was given: a run, a file or a name. */
  String name() {
    return choice.run != null ? choice.run : String.valueOf(choice.weights);
  }

  /** The file of the weights. */
  Path weights() throws UserProblem {
    Optional<StoredRun> run = run();
    return run.isPresent() ? run.get().requireWeights() : file();
  }

  /** It, to be evaluated. */
  EvaluatedNetwork evaluated() throws UserProblem {
    Optional<StoredRun> run = run();
    return run.isPresent()
        ? EvaluatedNetwork.of(run.get())
        : EvaluatedNetwork.of(file(), architecture, labels, normalization);
  }

  private Path file() throws UserProblem {
    if (choice.weights == null) {
      throw new IllegalStateException("picocli demands one of the two");
    }
    return PublishedWeights.file(choice.weights);
  }

  /**
   * Opens it.
   *
   * @param err is told what was changed or assumed to use the weights
   */
  TrainedNetwork open(Engine engine, PrintWriter err) throws UserProblem {
    Optional<StoredRun> run = run();
    TrainedNetwork network =
        run.isPresent()
            ? TrainedNetwork.ofRun(engine, run.get())
            : TrainedNetwork.ofWeights(engine, file(), architecture, labels, normalization);
    network.notes().forEach(note -> err.println(note.text(Messages.ENGLISH)));
    return network;
  }
}
