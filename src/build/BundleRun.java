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
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a trained run one that comes along: all that is shown, and its best weights. */
final class BundleRun {
  private static final String RECORD = "run.json";

  /**
   * A row for each layer at some iterations, and one for each iteration: most of a run is these.
   */
  private static final String HEALTH = "health.csv";

  private static final Set<String> LONG_TABLES = Set.of(HEALTH, "iterations.csv");

  /** Of how many iterations a bundled run tells the layers' health at most. */
  private static final int HEALTHS = 200;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?");

  /** More than a chart or a table shows. */
  private static final MathContext DIGITS = new MathContext(4);

  private BundleRun() {}

  /** The run's folder, the one to make, and what the weights are to be: F16 or F32. */
  public static void main(String[] arguments) throws IOException, UserProblem {
    Path run = Path.of(arguments[0]);
    Path bundled = Files.createDirectories(Path.of(arguments[1]));
    ElementType type = ElementType.valueOf(arguments[2]);
    for (Path file : RunArchive.files(run)) {
      Path copy = bundled.resolve(file.getFileName());
      if (LONG_TABLES.contains(file.getFileName().toString())) {
        String table =
            file.endsWith(HEALTH) ? thinned(Files.readAllLines(file)) : Files.readString(file);
        Files.writeString(copy, NUMBER.matcher(table).replaceAll(BundleRun::shorter));
      } else if (!RunArchive.isWeights(file)) {
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

  /** Leaves out iterations, evenly. */
  private static String thinned(List<String> lines) {
    List<String> iterations = lines.stream().skip(1).map(BundleRun::iteration).distinct().toList();
    int step = Math.ceilDiv(iterations.size(), HEALTHS);
    Set<String> kept =
        IntStream.range(0, iterations.size())
            .filter(i -> i % step == 0)
            .mapToObj(iterations::get)
            .collect(Collectors.toSet());
    return Stream.concat(
            lines.stream().limit(1),
            lines.stream().skip(1).filter(line -> kept.contains(iteration(line))))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String iteration(String line) {
    return line.substring(0, line.indexOf(','));
  }

  private static String shorter(MatchResult number) {
    return new BigDecimal(number.group()).round(DIGITS).toString();
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
