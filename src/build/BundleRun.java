import cnnlab.run.RunArchive;
import cnnlab.run.RunWeights;
import cnnlab.text.UserProblem;
import cnnlab.weights.ElementType;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes a trained run one that comes along: all that is shown, and its best weights. */
final class BundleRun {
  private static final String RECORD = "run.json";

  private BundleRun() {}

  /** The run's folder, the one to make, and what the weights are to be: F16 or F32. */
  public static void main(String[] arguments) throws IOException, UserProblem {
    Path run = Path.of(arguments[0]);
    Path bundled = Files.createDirectories(Path.of(arguments[1]));
    ElementType type = ElementType.valueOf(arguments[2]);
    for (Path file : RunArchive.files(run)) {
      if (!RunArchive.isWeights(file)) {
        Path copy = bundled.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Weights best = Safetensors.read(RunWeights.BEST.in(run), Arena.ofAuto());
    Path weights = RunWeights.BEST.in(bundled);
    if (type == ElementType.F16) {
      Safetensors.writeHalf(weights, TensorSource.of(best.tensors()), best.metadata());
    } else {
      Safetensors.write(weights, best);
    }
    say(bundled.resolve(RECORD), type);
  }

  /** Notes in a run's provenance what its weights are. */
  private static void say(Path record, ElementType type) throws IOException {
    JsonMapper json = new JsonMapper();
    JsonNode run = json.readTree(Files.readString(record));
    ((ObjectNode) run.path("provenance")).put("weights", type.name());
    String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(run);
    Files.writeString(record, text + "\n");
  }
}
