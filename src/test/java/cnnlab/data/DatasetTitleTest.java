package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.download.DownloadableDataset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetTitleTest {
  @ParameterizedTest
  @CsvSource({
    "fashion-mnist, Fashion-MNIST",
    "FashionMNIST, Fashion-MNIST",
    "fashion mnist, Fashion-MNIST",
    "MNIST, MNIST",
    "cifar10, CIFAR-10",
    "cifar-100, CIFAR-100",
    "CIFAR_100, CIFAR-100",
    "imagenette2-160, Imagenette",
    "my cats, my cats",
    "My-MNIST, My-MNIST",
    "cifar1000, cifar1000",
    "'', ''",
    "花卉, 花卉",
  })
  void aWellKnownDataSetHasItsTitleAndAnotherItsFolder(String name, String title) {
    assertThat(DatasetTitle.of(name)).isEqualTo(title);
    assertThat(DatasetTitle.of(title)).as("a title is its own").isEqualTo(title);
  }

  static Stream<String> offered() {
    return Stream.concat(
        Datasets.NAMES.stream(), DownloadableDataset.ALL.stream().map(DownloadableDataset::id));
  }

  /** Whatever the lab offers has a title, not a name for the command line. */
  @ParameterizedTest
  @MethodSource("offered")
  void whatIsOfferedHasATitle(String name) {
    assertThat(DatasetTitle.of(name)).isNotEqualTo(name).matches("\\p{Lu}.*");
  }

  /** In Turkish a large I is no large i. */
  @Test
  void aTitleIsTheSameWhereverTheLabRuns() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr"));
      assertThat(DatasetTitle.of("CIFAR10")).isEqualTo("CIFAR-10");
      assertThat(DatasetTitle.of("IMAGENETTE")).isEqualTo("Imagenette");
    } finally {
      Locale.setDefault(usual);
    }
  }
}
