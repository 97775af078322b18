package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.RgbImage;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Well-known sets in the other forms in which people have them: read, or said by name. */
@ExtendWith(OwnDataHome.class)
class FlavorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/cnnlab/data/flavors");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"emnist, emnist", "dots_gz, dots_gz", "torchvision, MNIST", "from_one, from_one"})
  void filesOfMnistsKindAreReadWhateverTheirNames(String name, String title) throws Exception {
    DataParts parts = Datasets.open(FOLDER.resolve(name).toString());
    assertThat(parts.name()).isEqualTo(title);
    assertThat(parts.train().size()).isEqualTo(60);
    assertThat(parts.labels()).hasSize(3);
    assertThat(java.util.stream.IntStream.range(0, 60).map(parts.train()::label)).contains(0, 1, 2);
    boolean fromOne = name.equals("from_one") || name.equals("emnist");
    assertThat(parts.notes())
        .extracting(UserProblem::key)
        .containsExactly(fromOne ? new String[] {"data.note.from-one"} : new String[0]);
  }

  /** One row of light pixels, which its files have as a column. */
  @Test
  void imagesOfEmnistAreTurnedUpright() throws Exception {
    byte[] images = new byte[16 + 2 * 6];
    ByteBuffer.wrap(images).putInt(0x803).putInt(2).putInt(3).putInt(2);
    for (int pixel = 0; pixel < 6; pixel += 2) {
      images[16 + pixel] = (byte) 255;
    }
    Files.write(folder.resolve("emnist-digits-train-images-idx3-ubyte"), images);
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 0, 1};
    Files.write(folder.resolve("emnist-digits-train-labels-idx1-ubyte"), labels);
    RgbImage image = Datasets.open(folder.toString()).train().image(0);
    assertThat(image.width()).isEqualTo(3);
    assertThat(image.height()).isEqualTo(2);
    byte[] light = new byte[9];
    Arrays.fill(light, (byte) 255);
    assertThat(image.rgb()).startsWith(light).endsWith(new byte[9]);
  }

  @Test
  void severalSetsOfEmnistAreTold() throws Exception {
    for (String set : new String[] {"balanced", "letters"}) {
      Files.createFile(folder.resolve("emnist-" + set + "-train-images-idx3-ubyte.gz"));
    }
    refused(folder, "data.idx.several", "emnist-balanced-, emnist-letters-");
  }

  @Test
  void picklesOfCifarAreSaidByName() {
    refused(FOLDER.resolve("cifar-10-python.tar.gz"), "data.cifar.python", "Python pickles");
  }

  @Test
  void archivesWithinAnArchiveAreTold() throws Exception {
    Path outer = folder.resolve("outer.zip");
    try (OutputStream out = Files.newOutputStream(outer);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"n00000003.tar", "n00000006.tar"}) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    refused(outer, "data.archive.nested", "n00000003.tar, n00000006.tar");
  }

  /** What a set of someone else in CIFAR's form calls its classes. */
  @Test
  void ownClassNamesInTheFormOfCifarCount() throws Exception {
    cifar(String.join("\n", ClassNames.of(ClassNames.CIFAR_10)));
    assertThat(Datasets.open(folder.toString()).name()).isEqualTo(ClassNames.CIFAR_10);
    cifar("oak\nelm\n\n");
    DataParts trees = Datasets.open(folder.toString());
    assertThat(trees.labels()).containsExactly("oak", "elm");
    assertThat(trees.name()).isEqualTo(folder.getFileName().toString());
  }

  private void cifar(String names) throws IOException {
    for (int batch = 1; batch <= 6; batch++) {
      byte[] records = new byte[2 * 3073];
      records[3073] = 1;
      String name = batch == 6 ? "test_batch.bin" : "data_batch_" + batch + ".bin";
      Files.write(folder.resolve(name), records);
    }
    Files.writeString(folder.resolve("batches.meta.txt"), names);
  }

  @ParameterizedTest
  @CsvSource({"fashion-mist, fashion-mnist", "CIFAR-1O, cifar10", "imagenete, imagenette"})
  void aMistypedNameIsToldTheNearest(String typed, String meant) {
    assertThatThrownBy(() -> Datasets.open(typed))
        .hasMessageContaining("If " + meant + " was meant");
  }

  private static void refused(Path place, String key, String said) {
    assertThatThrownBy(() -> Datasets.open(place.toString()))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(said);
  }
}
