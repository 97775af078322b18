package cnnlab.arch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Weight files can be exchanged with PyTorch: the tensors of our networks are those of torchvision
 * 0.14's state_dict, without num_batches_tracked; the lists here were printed by it.
 */
class TorchvisionNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet_torchvision",
        "vgg11_bn",
        "vgg16",
        "googlenet_torchvision",
        "inception_v3",
        "resnet18",
        "resnet50"
      })
  void tensorsHaveTheNamesAndShapesOfTorchvision(String name) throws Exception {
    assertThat(tensors(name, true)).containsExactlyInAnyOrderElementsOf(stateDict(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"googlenet_torchvision", "inception_v3"})
  void withoutAuxiliaryClassifiersTheirTensorsAreMissing(String name) throws Exception {
    List<String> main =
        stateDict(name).stream()
            .filter(line -> !line.startsWith("aux") && !line.startsWith("AuxLogits"))
            .toList();
    assertThat(tensors(name, false)).containsExactlyInAnyOrderElementsOf(main);
  }

  private static List<String> tensors(String name, boolean auxiliary) throws Exception {
    NetworkSettings published = Catalogue.entry(name).settings();
    return Tensors.of(
            Catalogue.build(
                new NetworkSettings(
                    name, published.inputSize(), published.classes(), 1, auxiliary)))
        .stream()
        .map(TorchvisionNamesTest::line)
        .toList();
  }

  private static String line(TensorSpec tensor) {
    String shape = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
    return tensor.name() + " " + shape;
  }

  private static List<String> stateDict(String name) throws Exception {
    Path file =
        Path.of(TorchvisionNamesTest.class.getResource("torchvision/" + name + ".txt").toURI());
    return Files.readAllLines(file);
  }
}
