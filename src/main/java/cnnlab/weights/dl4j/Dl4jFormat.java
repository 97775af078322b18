package cnnlab.weights.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.text.UserProblem;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.graph.ImportedNetwork;
import cnnlab.weights.graph.NetworkFormat;
import cnnlab.weights.zip.ZipEntries;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The zip of DL4J's ModelSerializer: a configuration as JSON, whose class names are taken as words,
 * and all parameters in a row. The state of the optimizer is left out.
 */
public final class Dl4jFormat extends NetworkFormat {
  static final String CONFIGURATION = "configuration.json";
  static final String COEFFICIENTS = "coefficients.bin";

  /** What this program says of a network, beside what DL4J reads. */
  static final String METADATA = "cnnlab.json";

  private static final String NORMALIZER = "normalizer.bin";
  private static final String ZIP = "PK\u0003\u0004";
  private static final int NAME = 30;
  private static final List<String> FIRST_ENTRIES =
      List.of(CONFIGURATION, COEFFICIENTS, "updaterState.bin", NORMALIZER, METADATA);

  public Dl4jFormat() {
    super("weights.dl4j.damaged");
  }

  @Override
  public boolean begins(MemorySegment first) {
    String text = new String(first.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    return text.startsWith(ZIP)
        && FIRST_ENTRIES.stream().anyMatch(entry -> text.startsWith(entry, NAME));
  }

  @Override
  protected ImportedNetwork imported(Content from)
      throws MalformedContent, IOException, UserProblem {
    ZipEntries zip = new ZipEntries(from.file(), from.content(), from.budget());
    Dl4jModel model = Dl4jModel.read(zip.content(CONFIGURATION));
    Map<String, String> said =
        zip.has(METADATA)
            ? Dl4jMetadata.read(zip.content(METADATA))
            : Dl4jMetadata.ofNormalizer(
                zip.has(NORMALIZER) ? zip.content(NORMALIZER) : MemorySegment.NULL);
    Nd4jArray parameters = from.withParameters() ? Nd4jArray.read(zip.content(COEFFICIENTS)) : null;
    return ImportedConfiguration.of(from.name(), model, said, parameters, from.budget());
  }

  @Override
  public List<String> endings() {
    return List.of("zip");
  }

  @Override
  protected void write(Path file, Architecture network, SavedWeights weights) throws UserProblem {
    Dl4jWriter.write(file, network.forInference(), weights);
  }
}
