package cnnlab.weights.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import cnnlab.weights.RandomNetwork;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime computes from the files written here what the lab computes. */
class OnnxOutTest {
  private static final double RELATIVE = 1e-4;
  private static final int CLASSES = 10;

  @TempDir Path folder;

  static List<Entry> entries() {
    return Catalogue.entries();
  }

  /** Narrow, in the size of its paper. */
  @ParameterizedTest
  @MethodSource("entries")
  void everyNetworkAnswersAlike(Entry entry) throws Exception {
    requireAlike(new NetworkSettings(entry.name(), entry.inputSize(), CLASSES, 0.125, false));
  }

  /** In the form for small images, whose regions of adaptive pooling overlap. */
  @ParameterizedTest
  @MethodSource("entries")
  void everyNetworkForSmallImagesAnswersAlike(Entry entry) throws Exception {
    requireAlike(new NetworkSettings(entry.name(), 40, CLASSES, 0.125, entry.auxiliary()));
  }

  private void requireAlike(NetworkSettings settings) throws Exception {
    Architecture architecture = Catalogue.build(settings);
    Map<String, Tensor> tensors = RandomNetwork.weights(architecture);
    Path file = write(architecture, tensors, Map.of(), false);
    float[] image = RandomNetwork.image(architecture);
    int size = settings.inputSize();

    float[] theirs = OnnxRuntime.run(file, image, 1, 3, size, size);

    assertThat(
            RandomNetwork.distance(
                RandomNetwork.logits(architecture.forInference(), tensors, image), theirs))
        .isLessThan(RELATIVE);
  }

  @Test
  void anyNumberOfImagesIsTakenAtOnceAndPixelsAreNormalizedInside() throws Exception {
    Architecture architecture =
        Catalogue.build(new NetworkSettings("resnet20", 32, CLASSES, 0.5, false));
    Map<String, Tensor> tensors = RandomNetwork.weights(architecture);
    Preprocessing preprocessing =
        new Preprocessing(32, 32, List.of(0.5f, 0.4f, 0.3f), List.of(0.2f, 0.25f, 0.3f));
    Map<String, String> about =
        new HashMap<>(new WeightMetadata("resnet20", "mine", preprocessing).toMap());
    about.putAll(WeightMetadata.ofLabels(List.of("猫", "a \"dog\"")));
    Path file = write(architecture, tensors, about, true);
    float[] image = RandomNetwork.image(architecture);
    float[] pixels = new float[3 * image.length]; // the image is the second of three
    for (int i = 0; i < image.length; i++) {
      int channel = i / (32 * 32);
      pixels[image.length + i] =
          255 * (image[i] * preprocessing.std().get(channel) + preprocessing.mean().get(channel));
    }

    float[] theirs = OnnxRuntime.run(file, pixels, 3, 3, 32, 32);

    assertThat(theirs).hasSize(3 * CLASSES);
    float[] second = Arrays.copyOfRange(theirs, CLASSES, 2 * CLASSES);
    assertThat(RandomNetwork.distance(RandomNetwork.logits(architecture, tensors, image), second))
        .isLessThan(RELATIVE);
    assertThat(OnnxRuntime.metadata(file)).containsAllEntriesOf(about);
  }

  @Test
  void tensorsOfNoKnownNetworkCannotBeWritten() {
    Path file = folder.resolve("x.onnx");

    assertThatThrownBy(() -> WeightFile.write(file, TensorSource.of(Map.of()), Map.of()))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("weights.needs-network"));
    assertThat(Files.exists(file)).isFalse();
  }

  private Path write(
      Architecture architecture,
      Map<String, Tensor> tensors,
      Map<String, String> about,
      boolean normalizes)
      throws UserProblem {
    Path file = folder.resolve("network.onnx");
    WeightFile.write(
        file, new SavedWeights(TensorSource.of(tensors), about, architecture, normalizes));
    return file;
  }
}
