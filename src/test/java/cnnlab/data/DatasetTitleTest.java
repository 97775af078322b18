package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTitleTest {
  @ParameterizedTest
  @CsvSource({
    "fashion-mnist, Fashion-MNIST",
    "cifar10, CIFAR-10",
    "cifar-100, CIFAR-100",
    "imagenette2-160, Imagenette",
    "my cats, my cats",
  })
  void aWellKnownDataSetHasItsTitleAndAnotherItsFolder(String name, String title) {
    assertThat(DatasetTitle.of(name)).isEqualTo(title);
  }
}
