package cnnlab.cli;

import cnnlab.run.PretrainedWeights;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.recognition.Recognition;
import cnnlab.weights.recognition.RecognizedNetwork;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes weights in another format. */
@Command(
    description =
        "Writes the weights of a run or a file in another format, under torchvision's names where"
            + " their network is known.",
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "A run's folder (its best epoch), a safetensors file or one of PyTorch.")
  private Path in = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "Ends in .safetensors, or in .pt or .pth for a state dictionary of PyTorch.")
  private Path out = Path.of("");

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description = "The network. Default: the one that the file names or that its tensors fit.")
  private @Nullable String architecture;

  @Override
  public Integer call() throws UserProblem {
    Path file = PretrainedWeights.file(in);
    Weights read = WeightFile.read(file);
    Optional<RecognizedNetwork> network = network(file, read);
    Weights weights = network.map(RecognizedNetwork::weights).orElse(read);
    Map<String, String> metadata = new LinkedHashMap<>(read.metadata());
    network.ifPresent(it -> metadata.putAll(about(it)));
    PrintWriter err = spec.commandLine().getErr();
    weights.notes().forEach(note -> err.println(note.text(Messages.ENGLISH)));
    if (network.isEmpty()) {
      err.println(Messages.ENGLISH.get("weights.note.as-they-are"));
    }
    WeightFile.write(out, TensorSource.of(weights.tensors()), metadata);
    spec.commandLine().getOut().println(out);
    return 0;
  }

  private Optional<RecognizedNetwork> network(Path file, Weights weights) throws UserProblem {
    if (architecture != null) {
      return Optional.of(Recognition.of(file, weights, architecture));
    }
    boolean own = weights.metadata().containsKey(WeightMetadata.DEFINITION);
    return own ? Optional.empty() : Recognition.ifKnown(file, weights);
  }

  private static Map<String, String> about(RecognizedNetwork network) {
    return new WeightMetadata(network.settings().name(), network.dataset(), network.preprocessing())
        .toMap();
  }
}
