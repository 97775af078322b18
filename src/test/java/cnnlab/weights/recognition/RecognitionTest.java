package cnnlab.weights.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.Weights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that do not say whose they are. */
class RecognitionTest {
  /** Networks that have the same tensors and compute otherwise. */
  private static final List<Set<String>> TWINS =
      List.of(
          Set.of("resnet50", "resnet50_v1"),
          Set.of("resnet101", "resnet101_v1"),
          Set.of("resnet152", "resnet152_v1"),
          Set.of("resnet20", "plain20"),
          Set.of("resnet32", "plain32"),
          Set.of("resnet56", "plain56"));

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void someFile() throws IOException {
    file = Files.writeString(folder.resolve("weights.pth"), "is not read");
  }

  static Stream<String> networks() {
    return Catalogue.entries().stream().map(Entry::name);
  }

  /** In its published form, but with an eighth of the channels: only shapes count. */
  @ParameterizedTest
  @MethodSource("networks")
  void everyNetworkIsKnownByItsTensors(String name) throws UserProblem {
    NetworkSettings settings = Catalogue.entry(name).settings().withWidth(0.125).withClasses(7);
    Weights weights = weights(settings);
    Set<String> twins =
        TWINS.stream().filter(set -> set.contains(name)).findFirst().orElse(Set.of(name));

    if (twins.size() == 1) {
      assertThat(Recognition.of(file, weights, null).settings()).isEqualTo(settings);
    } else {
      assertThatThrownBy(() -> Recognition.of(file, weights, null))
          .isInstanceOfSatisfying(
              UserProblem.class,
              problem -> {
                assertThat(problem.key()).isEqualTo("weights.ambiguous");
                assertThat(problem.arguments().getLast().toString().split(", "))
                    .containsExactlyInAnyOrderElementsOf(twins);
              });
    }
    assertThat(Recognition.of(file, weights, name).settings()).isEqualTo(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, 32, 10, 1",
    "resnet18, 32, 10, 0.25",
    "vgg11_bn, 32, 10, 0.25",
    "vgg16, 64, 100, 0.25",
    "alexnet_torchvision, 32, 10, 0.5",
    "alexnet_torchvision, 48, 10, 0.5",
    "googlenet_5x5_bn, 32, 10, 0.5",
    "lenet5, 32, 10, 1"
  })
  void theFormForSmallImagesIsToldToo(String name, int size, int classes, double width)
      throws UserProblem {
    NetworkSettings settings = new NetworkSettings(name, size, classes, width, false);

    RecognizedNetwork network = Recognition.of(file, weights(settings), null);

    assertThat(network.settings()).isEqualTo(settings);
    assertThat(network.preprocessing()).isEqualTo(Preprocessing.usual(size));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"module.", "_orig_mod.module.", "model.", "backbone.", "encoder.", "my.own.net."})
  void whatStandsBeforeEveryNameIsTakenOffAndSaid(String prefix) throws UserProblem {
    RecognizedNetwork network =
        Recognition.of(file, renamed(resnet(), name -> prefix + name), null);

    assertThat(network.settings().name()).isEqualTo("resnet18");
    assertThat(network.weights().tensors()).containsKey("layer1.0.conv1.weight");
    assertThat(network.weights().notes()).containsExactly(Note.of("weights.note.prefix", prefix));
  }

  /** As PyTorch Lightning saves a network beside its loss. */
  @Test
  void aWrapperIsTakenOffWhereNotEverythingIsInIt() throws UserProblem {
    Weights wrapped = renamed(resnet(), name -> "model." + name);
    Map<String, Tensor> tensors = new LinkedHashMap<>(wrapped.tensors());
    tensors.put("loss.weight", tensor(7));

    RecognizedNetwork network = Recognition.of(file, new Weights(tensors, Map.of()), null);

    assertThat(network.settings().name()).isEqualTo("resnet18");
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "classifier", "last_linear", "fc.1", "head.fc"})
  void aClassifierOfAnotherNameIsFound(String other) throws UserProblem {
    Weights weights = renamed(resnet(), name -> name.replaceFirst("^fc\\.", other + "."));

    RecognizedNetwork network = Recognition.of(file, weights, null);

    assertThat(network.settings().classes()).isEqualTo(7);
    assertThat(network.weights().tensors()).containsKeys("fc.weight", "fc.bias");
    assertThat(network.weights().notes())
        .containsExactly(Note.of("weights.note.classifier", other));
  }

  @Test
  void timmsVggIsReadWithItsConvolutionsAsTheLayersThatTheyAre() throws UserProblem {
    NetworkSettings settings = new NetworkSettings("vgg11_bn", 224, 7, 0.125, false);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    weights(settings)
        .tensors()
        .forEach(
            (name, tensor) -> {
              List<Integer> shape = tensor.shape();
              switch (name) {
                case "classifier.0.weight" ->
                    tensors.put(
                        "pre_logits.fc1.weight",
                        new Tensor(List.of(shape.getFirst(), 64, 7, 7), tensor.data()));
                case "classifier.3.weight" ->
                    tensors.put(
                        "pre_logits.fc2.weight",
                        new Tensor(List.of(shape.getFirst(), 512, 1, 1), tensor.data()));
                default ->
                    tensors.put(
                        name.replace("classifier.0", "pre_logits.fc1")
                            .replace("classifier.3", "pre_logits.fc2")
                            .replace("classifier.6", "head.fc"),
                        tensor);
              }
            });

    RecognizedNetwork network = Recognition.of(file, new Weights(tensors, Map.of()), null);

    assertThat(network.settings()).isEqualTo(settings);
    assertThat(network.weights().tensors()).isEqualTo(weights(settings).tensors());
    assertThat(network.weights().notes()).containsExactly(Note.of("weights.note.timm"));
  }

  @ParameterizedTest
  @CsvSource({"googlenet_torchvision", "inception_v3"})
  void auxiliaryClassifiersDoNotHideTheNetwork(String name) throws UserProblem {
    NetworkSettings settings = Catalogue.entry(name).settings().withWidth(0.125).withClasses(7);
    Weights weights = weights(settings.withAuxiliary(true));

    RecognizedNetwork network = Recognition.of(file, weights, null);

    assertThat(network.settings()).isEqualTo(settings);
    assertThat(network.weights().tensors().keySet()).anyMatch(it -> it.contains("ux"));
  }

  /** Squeeze and excitation within a ResNet's blocks: every tensor of a ResNet is there. */
  @Test
  void aNetworkWithMoreInItsBlocksIsAnother() throws UserProblem {
    Map<String, Tensor> tensors = new LinkedHashMap<>(resnet().tensors());
    tensors.put("layer1.0.se.fc1.weight", tensor(2, 8, 1, 1));
    Weights more = new Weights(tensors, Map.of());

    for (String name : new String[] {null, "resnet18"}) {
      assertProblem(more, name, name == null ? "weights.unrecognized" : "weights.foreign")
          .contains("layer1.0.se.fc1.weight", "resnet18");
    }
  }

  @Test
  void whatDoesNotFitIsToldAgainstTheNearestNetwork() throws UserProblem {
    Map<String, Tensor> tensors = new LinkedHashMap<>(resnet().tensors());
    tensors.remove("layer2.0.bn1.running_var");
    assertProblem(new Weights(tensors, Map.of()), null, "weights.unrecognized")
        .contains("nearest is resnet18", "layer2.0.bn1.running_var");

    tensors.putAll(resnet().tensors());
    tensors.put("conv1.weight", tensor(8, 1, 7, 7));
    assertProblem(new Weights(tensors, Map.of()), null, "weights.unrecognized")
        .contains("not 3, but 1");

    tensors.putAll(resnet().tensors());
    tensors.keySet().removeIf(name -> name.startsWith("fc."));
    assertProblem(new Weights(tensors, Map.of()), "resnet18", "weights.no-classifier")
        .contains("resnet18 without its classifier");
  }

  /** Wide ResNet-50: the same names, twice the channels inside the blocks. */
  @Test
  void theNearestNetworkIsTheOneOfTheSameNames() throws UserProblem {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    weights(new NetworkSettings("resnet50", 224, 7, 0.0625, false))
        .tensors()
        .forEach(
            (name, tensor) ->
                tensors.put(name, name.contains("conv2.weight") ? tensor(8, 8, 3, 3) : tensor));

    assertProblem(new Weights(tensors, Map.of()), null, "weights.unrecognized")
        .contains("nearest is resnet50: Tensor layer1.0.conv2.weight has the shape [8, 8, 3, 3]");

    Map<String, Tensor> strange = Map.of("transformer.h.0.attn.weight", tensor(3, 3));
    assertProblem(new Weights(strange, Map.of()), null, "weights.unlike").contains("attn.weight");
  }

  /** What the file names counts, also where another network has the same tensors. */
  @Test
  void theNameInTheFileDecidesBetweenTwins() throws UserProblem {
    NetworkSettings settings = new NetworkSettings("plain20", 32, 10, 1, false);
    Weights named = new Weights(weights(settings).tensors(), Map.of("architecture", "plain20"));

    assertThat(Recognition.of(file, named, null).settings()).isEqualTo(settings);
    assertProblem(named, "resnet20", "weights.other").contains("plain20, not of resnet20");
  }

  @ParameterizedTest
  @CsvSource({
    "inception_v3, 1000, 342, 0.5",
    "inception_v3, 7, 342, 0.485",
    "googlenet_torchvision, 1000, 256, 0.5",
    "googlenet_torchvision, 7, 256, 0.485",
    "resnet18, 1000, 256, 0.485",
    "alexnet_paper_grouped, 1000, 256, 0.485"
  })
  void thePreparationOfImagesIsThatOfPublishedWeights(
      String name, int classes, int resize, float mean) throws UserProblem {
    NetworkSettings settings =
        Catalogue.entry(name).settings().withWidth(0.125).withClasses(classes);

    RecognizedNetwork network = Recognition.of(file, weights(settings), name);

    assertThat(network.preprocessing().resize()).isEqualTo(resize);
    assertThat(network.preprocessing().mean().getFirst()).isEqualTo(mean);
    assertThat(network.weights().notes())
        .extracting(note -> note.text(Messages.ENGLISH))
        .allMatch(note -> note.contains("0.5"))
        .hasSize(mean == 0.5f ? 1 : 0);
  }

  @Test
  void whatTheFileSaysOfItsImagesIsNotReplaced() throws UserProblem {
    NetworkSettings settings =
        new NetworkSettings("googlenet_torchvision", 224, 1000, 0.125, false);
    Map<String, String> said = Map.of("mean", "[0.1, 0.2, 0.3]", "resize", "300");

    Preprocessing preprocessing =
        Recognition.of(file, new Weights(weights(settings).tensors(), said), null).preprocessing();

    assertThat(preprocessing.mean()).containsExactly(0.1f, 0.2f, 0.3f);
    assertThat(preprocessing.resize()).isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aValueThatIsNoNumberIsNamedWithItsTensor(float value) throws UserProblem {
    Weights weights = resnet();
    Objects.requireNonNull(weights.tensors().get("layer3.1.bn2.bias")).data().put(5, value);

    assertProblem(weights, null, "weights.not-finite")
        .contains("weights.pth", "layer3.1.bn2.bias", Float.toString(value));
  }

  @Test
  void aPartOfANetworkIsGoodForTraining() throws UserProblem {
    Weights backbone =
        renamed(resnet(), name -> name.startsWith("fc.") ? "x." + name : "backbone." + name);

    assertThat(Recognition.ifKnown(file, weights(new NetworkSettings("resnet20", 32, 9, 1, false))))
        .as("one of two")
        .isEmpty();
    assertThat(Recognition.plain(backbone).tensors()).containsKey("layer1.0.conv1.weight");
    assertThat(Recognition.ifKnown(file, resnet())).isPresent();
  }

  private AbstractStringAssert<?> assertProblem(
      Weights weights, @Nullable String name, String key) {
    try {
      Recognition.of(file, weights, name);
    } catch (UserProblem problem) {
      assertThat(problem.key()).isEqualTo(key);
      assertThat(problem.what(Messages.CHINESE)).isNotBlank();
      return assertThat(problem.what(Messages.ENGLISH));
    }
    throw new AssertionError("Recognized");
  }

  private static Weights resnet() throws UserProblem {
    return weights(new NetworkSettings("resnet18", 224, 7, 0.125, false));
  }

  private static Weights weights(NetworkSettings settings) throws UserProblem {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorSpec spec : Tensors.of(Catalogue.build(settings))) {
      tensors.put(spec.name(), tensor(spec.shape().toArray(Integer[]::new)));
    }
    return new Weights(tensors, Map.of());
  }

  private static Weights renamed(Weights weights, UnaryOperator<String> to) {
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    weights.tensors().forEach((name, tensor) -> renamed.put(to.apply(name), tensor));
    return new Weights(renamed, weights.metadata());
  }

  private static Tensor tensor(Integer... shape) {
    int elements = Stream.of(shape).reduce(1, Math::multiplyExact);
    return new Tensor(List.of(shape), FloatBuffer.allocate(elements));
  }
}
