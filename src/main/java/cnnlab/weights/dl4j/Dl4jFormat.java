package cnnlab.weights.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.weights.HeldNetwork;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.Weights;
import cnnlab.weights.graph.ImportedNetwork;
import cnnlab.weights.zip.ZipEntries;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The zip of DL4J's ModelSerializer: a configuration as JSON, whose class names are taken as words,
 * and all parameters in a row. The state of the optimizer is left out.
 */
public final class Dl4jFormat implements WeightFormat {
  static final String CONFIGURATION = "configuration.json";
  static final String COEFFICIENTS = "coefficients.bin";

  /** What this program says of a network, beside what DL4J reads. */
  static final String METADATA = "cnnlab.json";

  private static final String NORMALIZER = "normalizer.bin";
  private static final String ZIP = "PK\u0003\u0004";
  private static final int NAME = 30;
  private static final List<String> FIRST_ENTRIES =
      List.of(CONFIGURATION, COEFFICIENTS, "updaterState.bin", NORMALIZER, METADATA);

  @Override
  public boolean begins(MemorySegment first) {
    String text = new String(first.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    return text.startsWith(ZIP)
        && FIRST_ENTRIES.stream().anyMatch(entry -> text.startsWith(entry, NAME));
  }

  @Override
  public Weights read(Path file, Arena memory) throws UserProblem {
    return imported(file, true, memory).weights(file);
  }

  @Override
  public HeldNetwork network(Path file) throws UserProblem {
    try (Arena memory = Arena.ofShared()) {
      return imported(file, false, memory).held(file);
    }
  }

  private static ImportedNetwork imported(Path file, boolean withParameters, Arena memory)
      throws UserProblem {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      MemorySegment content = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, memory);
      MemoryBudget budget = new MemoryBudget(size);
      ZipEntries zip = new ZipEntries(file, content, budget);
      Dl4jModel model = Dl4jModel.read(zip.content(CONFIGURATION));
      Map<String, String> said =
          zip.has(METADATA)
              ? Dl4jMetadata.read(zip.content(METADATA))
              : Dl4jMetadata.ofNormalizer(
                  zip.has(NORMALIZER) ? zip.content(NORMALIZER) : MemorySegment.NULL);
      Nd4jArray parameters = withParameters ? Nd4jArray.read(zip.content(COEFFICIENTS)) : null;
      String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      return ImportedConfiguration.of(name, model, said, parameters, budget);
    } catch (MalformedContent | ArithmeticException e) {
      throw UserProblem.of(
              "weights.dl4j.damaged", file.getFileName(), String.valueOf(e.getMessage()))
          .at(file.toString())
          .causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  @Override
  public List<String> endings() {
    return List.of("zip");
  }

  @Override
  public boolean holdsNetwork() {
    return true;
  }

  @Override
  public void write(Path file, SavedWeights weights) throws UserProblem {
    Architecture network = weights.network();
    if (network == null) {
      throw UserProblem.of("weights.needs-network", file.getFileName()).at(file.toString());
    }
    Dl4jWriter.write(file, network.forInference(), weights);
  }
}
