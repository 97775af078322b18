package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.OwnDataHome;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.files.MappedFiles;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.hub.PublishedWeights;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights from one format to another, and those of others by name. */
@ExtendWith(OwnDataHome.class)
class ConvertCommandTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  private static final NetworkSettings RESNET =
      new NetworkSettings("resnet18", 224, 7, 0.125, false);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void aPrefixedFileOfPytorchBecomesSafetensorsUnderTorchvisionsNames() throws Exception {
    Map<String, Tensor> tensors = tensors(RESNET, "module.");
    Path from = write("from.pth", tensors, Map.of());
    Path to = folder.resolve("to.safetensors");

    assertThat(run("convert", from.toString(), to.toString())).isZero();

    Weights converted = WeightFile.read(to, Arena.ofAuto());
    assertThat(converted.tensors()).isEqualTo(tensors(RESNET, ""));
    assertThat(converted.metadata())
        .containsEntry("architecture", "resnet18")
        .containsEntry("input_size", "224")
        .containsEntry("resize", "256");
    assertThat(out.toString().strip()).isEqualTo(to.toString());
    assertThat(err.toString()).contains("The prefix \"module.\"");
  }

  @Test
  void thereAndBackNothingChanges() throws Exception {
    Path first = write("a.safetensors", tensors(RESNET, ""), Map.of("dataset", "mine"));
    Path second = folder.resolve("b.pt");
    Path third = folder.resolve("c.safetensors");

    assertThat(run("convert", first.toString(), second.toString())).isZero();
    assertThat(run("convert", second.toString(), third.toString(), "--verify")).isZero();
    assertThat(MappedFiles.in(folder)).as("let go, on Linux").isZero();

    assertThat(WeightFile.read(third, Arena.ofAuto()).tensors())
        .isEqualTo(WeightFile.read(first, Arena.ofAuto()).tensors());
  }

  @Test
  void whatTheFileSaysOfItselfIsKept() throws Exception {
    Map<String, String> said = Map.of("dataset", "mine", "mean", "[0.1, 0.2, 0.3]", "note", "x");
    Path from = write("a.safetensors", tensors(RESNET, ""), said);
    Path to = folder.resolve("b.safetensors");

    assertThat(run("convert", from.toString(), to.toString())).isZero();

    assertThat(WeightFile.read(to, Arena.ofAuto()).metadata())
        .containsAllEntriesOf(said)
        .containsEntry("architecture", "resnet18");
  }

  @Test
  void tensorsOfAnUnknownNetworkAreWrittenAsTheyAre() throws Exception {
    Map<String, Tensor> tensors = Map.of("a.b", tensor(1, 2, 3));
    Path from = write("a.safetensors", tensors, Map.of());
    Path to = folder.resolve("b.pt");

    assertThat(run("convert", from.toString(), to.toString())).isZero();

    assertThat(WeightFile.read(to, Arena.ofAuto()).tensors()).isEqualTo(tensors);
    assertThat(err.toString()).contains("under the names that they have");
  }

  @Test
  void aNameThatDoesNotFitIsRefusedAndNothingIsWritten() throws Exception {
    Path from = write("a.safetensors", tensors(RESNET, ""), Map.of());
    Path to = folder.resolve("b.pt");

    assertThat(run("convert", from.toString(), to.toString(), "--architecture", "vgg11"))
        .isEqualTo(1);
    assertThat(run("convert", from.toString(), folder.resolve("b.caffe").toString())).isEqualTo(1);

    assertThat(err.toString()).contains("features.0.weight", "b.caffe");
    assertThat(to).doesNotExist();
  }

  @Test
  void aWholeNetworkIsWrittenAsOnnxOnlyWhereItIsKnown() throws Exception {
    Path known = write("a.safetensors", tensors(RESNET, ""), Map.of());
    Path unknown = write("b.safetensors", Map.of("a.b", tensor(1, 2, 3)), Map.of());
    Path onnx = folder.resolve("c.onnx");
    Path none = folder.resolve("d.onnx");

    assertThat(run("convert", known.toString(), onnx.toString(), "--with-preprocessing")).isZero();
    assertThat(run("convert", unknown.toString(), none.toString())).isEqualTo(1);
    assertThat(run("convert", known.toString(), "e.pt", "--with-preprocessing")).isEqualTo(2);

    assertThat(onnx).isNotEmptyFile();
    assertThat(none).doesNotExist();
    assertThat(err.toString()).contains("d.onnx", "--architecture", "hold the whole network");
  }

  /** Same image through both; with an engine that computes. */
  @ParameterizedTest
  @ValueSource(strings = {"b.onnx", "b.pt"})
  void whatIsWrittenIsComparedWithWhatWasRead(String name) throws Exception {
    NetworkSettings small = new NetworkSettings("resnet18", 32, 3, 0.125, false);
    Path from = write("a.safetensors", tensors(small, ""), Map.of("input_size", "32"));
    Path to = folder.resolve(name);

    int status = run("convert", from.toString(), to.toString(), "--verify");

    assertThat(status).isZero();
    assertThat(err.toString()).contains("no logit differs by more than");
  }

  @Test
  void publishedWeightsAreListedWithWhatIsHere() throws Exception {
    PublishedWeights resnet = PublishedWeights.named("resnet18").orElseThrow();
    Files.createDirectories(PublishedWeights.folder());
    Files.writeString(resnet.place(), "put here by hand");

    assertThat(run("weights", "list", "--json")).isZero();

    JsonNode list = new ObjectMapper().readTree(out.toString());
    assertThat(list).hasSize(PublishedWeights.ALL.size());
    assertThat(list.findValuesAsText("name")).contains("resnet50", "resnet50-v2", "resnet50_v1");
    for (JsonNode each : list) {
      boolean here = each.get("name").asText().equals("resnet18");
      assertThat(each.get("file").isNull()).isEqualTo(!here);
    }
    out.getBuffer().setLength(0);
    assertThat(run("weights", "list")).isZero();
    assertThat(out.toString().lines())
        .filteredOn(line -> line.endsWith("yes"))
        .singleElement()
        .asString()
        .startsWith("resnet18 ")
        .contains("IMAGENET1K_V1", "69.8 %", "89.1 %", "47");
  }

  @Test
  void whatIsHereIsNotFetchedAndANameThatIsNoneGetsTheNames() throws Exception {
    PublishedWeights resnet = PublishedWeights.named("resnet18").orElseThrow();
    Files.createDirectories(PublishedWeights.folder());
    Files.writeString(resnet.place(), "put here by hand");

    assertThat(run("weights", "fetch", "ResNet18")).isZero();
    assertThat(out.toString().strip()).isEqualTo(resnet.place().toString());
    assertThat(err.toString()).isEmpty();

    assertThat(run("weights", "fetch", "resnet19")).isEqualTo(1);
    assertThat(err.toString()).contains("resnet19", "resnet50-v2");
  }

  private int run(String... arguments) {
    return Cli.run(ENGINE, new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private Path write(String name, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws Exception {
    Path file = folder.resolve(name);
    WeightFile.write(file, TensorSource.of(tensors), metadata);
    return file;
  }

  private static Map<String, Tensor> tensors(NetworkSettings settings, String prefix)
      throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    float value = 1;
    for (TensorSpec spec : Tensors.of(Catalogue.build(settings))) {
      FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(spec.elements()));
      values.put(0, value++);
      tensors.put(prefix + spec.name(), new Tensor(spec.shape(), values));
    }
    return tensors;
  }

  private static Tensor tensor(float... values) {
    return new Tensor(List.of(values.length), FloatBuffer.wrap(values));
  }
}
