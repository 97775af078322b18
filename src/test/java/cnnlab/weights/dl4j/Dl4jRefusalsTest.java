package cnnlab.weights.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.arch.Layer;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.HeldNetwork;
import cnnlab.weights.file.WeightFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;

/** What is no network of our layers, or no longer a file of DL4J, is told in one sentence. */
class Dl4jRefusalsTest {
  /** Set to true if a class that a file names is initialized. */
  static boolean wasLoaded;

  @TempDir Path folder;

  /** Named by a file below. */
  static final class Trap {
    static {
      wasLoaded = true;
    }

    private Trap() {}
  }

  @Test
  void everyLayerWithoutACounterpartIsNamedAndWhatComesBeforeIsDrawn() throws Exception {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).name("first").build())
                .layer(new Upsampling2D.Builder(2).name("larger").build())
                .layer(
                    new SubsamplingLayer.Builder(PoolingType.PNORM)
                        .pnorm(2)
                        .kernelSize(2, 2)
                        .name("norms")
                        .build())
                .layer(
                    new ConvolutionLayer.Builder(3, 3).dilation(2, 2).nOut(4).name("wide").build())
                .layer(new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(20, 20, 3))
                .build());
    network.init();
    Path file = folder.resolve("net.zip");
    StockDl4j.write(network, file);

    assertThat(sentence(file)).contains("net.zip", "larger (Upsampling2D)");

    HeldNetwork held = WeightFile.format(file).network(file);
    assertThat(held.architecture().layers()).extracting(Layer::name).contains("first");
    assertThat(held.problem()).isNotNull();
  }

  @Test
  void settingsThatNoLayerHasAreNamed() throws Exception {
    String text =
        sequence(
            """
            {"@class": "a.ConvolutionLayer", "nin": 3, "nout": 2, "kernelSize": [3, 3],
             "dilation": [2, 2], "layerName": "wide"}\
            """);

    assertThat(sentence(zip(text, parameters(0))))
        .contains("wide (ConvolutionLayer dilation [2, 2])");
  }

  @Test
  void noClassThatAFileNamesIsLoaded() throws Exception {
    String text = sequence("{\"@class\": \"" + Trap.class.getName() + "\", \"layerName\": \"x\"}");

    assertThat(sentence(zip(text, parameters(0)))).contains("x (Trap)");
    assertThat(wasLoaded).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "[1, 2]",
        "{\"confs\": []}",
        "{\"confs\": [{}]}",
        "{\"confs\": [{\"layer\": {\"@class\": \"ConvolutionLayer\", \"nin\": 1e99}}]}",
        "{\"networkInputs\": [\"i\"], \"networkOutputs\": [\"o\"], \"vertices\": {\"o\":"
            + " {\"@class\": \"MergeVertex\"}}, \"vertexInputs\": {\"o\": [\"o\"]}}",
      })
  void aDamagedConfigurationIsTold(String text) throws Exception {
    assertThat(sentence(zip(text, parameters(0)))).contains("DL4J", "ModelSerializer");
  }

  @Test
  void nestingWithoutEndIsTold() throws Exception {
    assertThat(sentence(zip("{\"confs\":" + "[".repeat(100_000), parameters(0)))).contains("DL4J");
  }

  @Test
  void parametersThatAreTooFewOrClaimTooMuchAreTold() throws Exception {
    String text =
        sequence(
            "{\"@class\": \"ConvolutionLayer\", \"nin\": 3, \"nout\": 2, \"kernelSize\": [3, 3]}");

    assertThat(sentence(zip(text, parameters(10)))).contains("10 values");
    assertThat(sentence(zip(text, parameters(57)))).contains("57 parameters");
    assertThat(sentence(zip(text, new byte[7]))).contains("DL4J");
    ByteArrayOutputStream claims = new ByteArrayOutputStream();
    Nd4jArray.writeHeader(claims, Long.MAX_VALUE / 8);
    assertThat(sentence(zip(text, claims.toByteArray()))).contains("DL4J");
  }

  /** Dropped on the window, it is taken for data. */
  @Test
  void aZipOfOtherThingsIsNoWeightFile() throws Exception {
    Path images = folder.resolve("pets.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(images))) {
      zip.putNextEntry(new ZipEntry("cat/1.png"));
    }

    assertThat(WeightFile.isOne(images)).isFalse();
    assertThat(WeightFile.isOne(zip("{}", parameters(0)))).isTrue();
    assertThat(WeightFile.isOne(folder.resolve("absent.zip"))).isFalse();
    assertThat(WeightFile.isOne(folder.resolve("absent.onnx"))).isTrue();
  }

  private static byte[] parameters(int count) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Nd4jArray.writeHeader(bytes, count);
    bytes.write(new byte[4 * count]);
    return bytes.toByteArray();
  }

  private static String sequence(String layer) {
    return "{\"confs\": [{\"layer\": " + layer + "}]}";
  }

  private Path zip(String configuration, byte[] parameters) throws Exception {
    Path file = folder.resolve("hand.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(Dl4jFormat.CONFIGURATION));
      zip.write(configuration.getBytes(StandardCharsets.UTF_8));
      if (parameters.length > 0) {
        zip.putNextEntry(new ZipEntry(Dl4jFormat.COEFFICIENTS));
        zip.write(parameters);
      }
    }
    return file;
  }

  private static String sentence(Path file) {
    return catchThrowableOfType(UserProblem.class, () -> WeightFile.read(file, Arena.ofAuto()))
        .sentences(Messages.ENGLISH);
  }
}
