package cnnlab.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.explain.Attribution;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionRequest;
import cnnlab.files.MappedFiles;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxNetwork;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks that are opened, asked for what Inspect shows, and closed: what they took is given back
 * at once, not when Java comes to collect it.
 */
@EnabledOnOs(OS.LINUX)
class OpenedAndClosedTest {
  private static final int TIMES = 100;
  private static final int COLLECTIONS = 50;
  private static final int SIZE = 32;
  private static final RgbImage GRAY = new RgbImage(SIZE, SIZE, new byte[SIZE * SIZE * 3]);
  private static final List<AttributionMethod> METHODS =
      List.of(
          AttributionMethod.GRAD_CAM,
          AttributionMethod.GUIDED_BACKPROP,
          AttributionMethod.LRP_EPSILON);

  @TempDir Path folder;

  private final Engine engine = new OneDnnEngine();

  private record Taken(long held, int primitives) {
    static Taken now() {
      return new Taken(NativeMemory.held(), Primitive.open());
    }
  }

  @Test
  void aHundredNetworksLeaveNothing() throws Exception {
    assumeTrue(OneDnnEngine.fitsThisMachine());
    Path file = weights("safetensors");
    Taken before = Taken.now();
    long pointed = 0;
    for (int i = 0; i < TIMES; i++) {
      open(file);
      assertThat(Taken.now()).as("after %d", i + 1).isEqualTo(before);
      pointed = i == 1 ? Pointer.totalBytes() : pointed;
    }
    for (int i = 0; i < COLLECTIONS && Pointer.totalBytes() > pointed; i++) {
      System.gc();
      Thread.sleep(100);
    }
    assertThat(Pointer.totalBytes())
        .as("descriptions of layers, which go with Java's own garbage")
        .isLessThanOrEqualTo(pointed);
  }

  /** In each format of which values stay in the file. */
  @ParameterizedTest
  @ValueSource(strings = {"safetensors", "pth", "onnx"})
  void theFileIsLetGo(String ending) throws Exception {
    assumeTrue(OneDnnEngine.fitsThisMachine());
    Path file = weights(ending);
    open(file);
    assertThat(MappedFiles.in(file)).isZero();
  }

  /** A network that is none is let go too. */
  @Test
  void soIsOneThatCannotBeOpened() throws Exception {
    Path file = weights("safetensors");
    assertThat(
            catchThrowableOfType(
                UserProblem.class, () -> TrainedNetwork.ofWeights(engine, file, "vgg16", null)))
        .isNotNull();
    assertThat(MappedFiles.in(file)).isZero();
  }

  private void open(Path file) throws Exception {
    try (TrainedNetwork network = TrainedNetwork.ofWeights(engine, file, null, null)) {
      assertThat(MappedFiles.in(file)).isPositive();
      assertThat(network.predict(GRAY, 1)).hasSize(1);
      network.activation(GRAY, "conv1");
      for (AttributionMethod method : METHODS) {
        AttributionRequest request = AttributionRequest.of(method, 1, SIZE);
        assertThat(Attribution.of(network, GRAY, request, _ -> true)).isPresent();
      }
    }
  }

  private Path weights(String ending) throws Exception {
    Architecture network = Catalogue.build(new NetworkSettings("resnet18", SIZE, 10, 0.25, false));
    Path file = folder.resolve("weights." + ending);
    WeightFile.write(
        file,
        new SavedWeights(
            TensorSource.of(new SoftmaxNetwork(network).weights()),
            new WeightMetadata(network.name(), "none", Preprocessing.usual(SIZE)).toMap(),
            network,
            false));
    return file;
  }
}
