package cnnlab.cli;

import cnnlab.engine.Engine;
import cnnlab.inference.ModelFile;
import cnnlab.inference.SavedNetwork;
import cnnlab.run.PretrainedWeights;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.io.PrintWriter;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      description =
          "A run's folder, name or title (its best epoch), a safetensors file, one of PyTorch"
              + " or Keras, a model of ONNX or DL4J.")
  private String in = "";

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description =
          "Ends in .safetensors, in .pt or .pth for a state dictionary of PyTorch, in .onnx or, for"
              + " DL4J, in .zip for the whole network.")
  private Path out = Path.of("");

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description = "The network. Default: the one that the file names or that its tensors fit.")
  private @Nullable String architecture;

  @Option(
      names = "--with-preprocessing",
      description = "For ONNX: the network takes pixels from 0 to 255 and normalizes them itself.")
  private boolean normalizes;

  @Option(
      names = "--verify",
      description =
          "Ask what was written, and compare its answer for an image; fails where it differs. Done"
              + " anyway for ONNX and DL4J; by ONNX Runtime where that is installed.")
  private boolean verify;

  private final Engine engine;

  ConvertCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    if (normalizes && !WeightFile.format(out).normalizes()) {
      throw new ParameterException(
          spec.commandLine(), "--with-preprocessing goes with ONNX alone.");
    }
    try (Arena memory = Arena.ofShared()) {
      convert(PretrainedWeights.file(in), memory);
      return ExitCode.OK;
    }
  }

  private void convert(Path file, Arena memory) throws UserProblem {
    PrintWriter err = spec.commandLine().getErr();
    Weights read = WeightFile.read(file, memory);
    Optional<ModelFile> model = model(file, read, memory);
    model
        .map(it -> it.weights().notes())
        .orElse(read.notes())
        .forEach(note -> err.println(note.text(Messages.ENGLISH)));
    if (model.isEmpty()) {
      err.println(Messages.ENGLISH.get("weights.note.as-they-are"));
      WeightFile.write(out, new SavedWeights(TensorSource.of(read.tensors()), read.metadata()));
    } else {
      SavedWeights saved = model.get().saved(normalizes);
      Optional<Note> found = SavedNetwork.write(engine, out, saved);
      if (found.isEmpty() && verify) {
        found = Optional.of(SavedNetwork.verify(engine, out, saved));
      }
      found.ifPresent(note -> err.println(note.text(Messages.ENGLISH)));
    }
    spec.commandLine().getOut().println(out);
  }

  private Optional<ModelFile> model(Path file, Weights read, Arena memory) throws UserProblem {
    Optional<StoredRun> run = PretrainedWeights.run(RunStore.usual(), in);
    return run.isPresent() && architecture == null
        ? Optional.of(ModelFile.ofRun(run.get(), memory))
        : ModelFile.ifKnown(file, read, architecture);
  }
}
