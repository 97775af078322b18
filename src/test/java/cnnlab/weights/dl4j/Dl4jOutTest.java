package cnnlab.weights.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.weights.RandomNetwork;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** DL4J itself answers from the files written here as the lab does. */
class Dl4jOutTest {
  private static final double RELATIVE = 1e-4;
  private static final int CLASSES = 10;

  @TempDir Path folder;

  static List<Entry> entries() {
    return Catalogue.entries();
  }

  /** In the form for small images, or a sentence that names the layer that DL4J does not have. */
  @ParameterizedTest
  @MethodSource("entries")
  void everyNetworkAnswersAlikeOrNamesTheLayer(Entry entry) throws Exception {
    Architecture architecture =
        Catalogue.build(new NetworkSettings(entry.name(), 40, CLASSES, 0.125, entry.auxiliary()));
    Map<String, Tensor> tensors = RandomNetwork.weights(architecture);
    Path file = folder.resolve("network.zip");
    try {
      WeightFile.write(file, saved(architecture, tensors));
    } catch (UserProblem problem) {
      assertThat(problem.key()).isEqualTo("weights.dl4j.layer");
      assertThat(problem.where()).isNotEmpty();
      assertThat(Files.exists(file)).isFalse();
      return;
    }
    requireAlike(architecture.forInference(), tensors, file);
  }

  /**
   * In the size of its paper, each family: two groups and LRN, rounding up, branches, shortcuts.
   */
  @ParameterizedTest
  @CsvSource({
    "lenet5, 32",
    "alexnet_paper_grouped, 227",
    "vgg16_bn, 64",
    "googlenet_paper, 224",
    "resnet18, 64",
    "resnet20, 32"
  })
  void eachFamilyAnswersAlike(String name, int size) throws Exception {
    Architecture architecture =
        Catalogue.build(new NetworkSettings(name, size, CLASSES, 0.125, false));
    Map<String, Tensor> tensors = RandomNetwork.weights(architecture);
    Path file = folder.resolve("network.zip");

    WeightFile.write(file, saved(architecture, tensors));

    requireAlike(architecture, tensors, file);
  }

  private void requireAlike(Architecture architecture, Map<String, Tensor> tensors, Path file)
      throws Exception {
    float[] image = RandomNetwork.image(architecture);
    float[] ours = RandomNetwork.logits(architecture, tensors, image);
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile());
    float[] theirs =
        StockDl4j.logits(graph, StockDl4j.image(image, 3, architecture.input().height()));
    assertThat(RandomNetwork.distance(ours, theirs)).isLessThan(RELATIVE);

    Weights again = WeightFile.read(file, Arena.ofAuto());
    Architecture read =
        ArchitectureJson.read(
            Objects.requireNonNull(again.metadata().get(WeightMetadata.DEFINITION)));
    assertThat(RandomNetwork.distance(RandomNetwork.logits(read, again.tensors(), image), ours))
        .isLessThan(RELATIVE);
  }

  @Test
  void tensorsOfNoKnownNetworkCannotBeWritten() {
    Path file = folder.resolve("x.zip");

    assertThatThrownBy(() -> WeightFile.write(file, TensorSource.of(Map.of()), Map.of()))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("weights.needs-network"));
    assertThat(Files.exists(file)).isFalse();
  }

  private static SavedWeights saved(Architecture architecture, Map<String, Tensor> tensors) {
    int size = architecture.input().height();
    return new SavedWeights(
        TensorSource.of(tensors),
        Map.of(WeightMetadata.INPUT_SIZE, Integer.toString(size)),
        architecture,
        false);
  }
}
