package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir Path folder;

  /** 20 images of 2 x 3 pixels: image i has the value i all over; 4 classes in turn. */
  @BeforeEach
  void writeTraining() throws IOException {
    byte[] pixels = new byte[120];
    byte[] labels = new byte[20];
    for (int i = 0; i < 20; i++) {
      Arrays.fill(pixels, i * 6, i * 6 + 6, (byte) i);
      labels[i] = (byte) (i % 4);
    }
    Files.write(folder.resolve(IMAGES), idx(pixels, 20, 3, 2));
    Files.write(folder.resolve(LABELS + ".gz"), gzip(idx(labels, 20)));
  }

  @Test
  void aShareOfEveryClassIsSetAside() throws Exception {
    Dataset dataset = open();

    assertThat(dataset.labels()).containsExactly("0", "1", "2", "3");
    assertThat(dataset.imageSize()).isEqualTo(2);
    assertThat(Arrays.copyOf(DatasetsTest.ofEachClass(dataset.train()), 4)).containsOnly(4);
    assertThat(Arrays.copyOf(DatasetsTest.ofEachClass(dataset.validation()), 4)).containsOnly(1);
    RgbImage image = dataset.train().image(0);
    assertThat(image.width()).isEqualTo(2);
    assertThat(image.height()).isEqualTo(3);
    assertThat(image.rgb()).containsOnly(image.rgb()[0]);
    assertThat(image.rgb()[0] % 4).isEqualTo(dataset.train().label(0));
  }

  @Test
  void theSeedChoosesWhatIsSetAside() throws Exception {
    assertThat(setAside(1)).isEqualTo(setAside(1)).isNotEqualTo(setAside(2));
  }

  private byte[] setAside(long seed) throws UserProblem {
    Split aside =
        Datasets.open(folder.toString())
            .split(new Splitting(0.2, TestUse.AT_END, seed))
            .validation();
    byte[] numbers = new byte[aside.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = aside.image(i).rgb()[0];
    }
    return numbers;
  }

  @Test
  void testFilesAreKeptApartAndNamesAreRead() throws Exception {
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(idx(new byte[12], 2, 3, 2)));
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), idx(new byte[] {3, 0}, 2));
    Files.writeString(folder.resolve("labels.txt"), "a\nb\nc\nd\n");

    Dataset dataset = open();

    assertThat(dataset.train().size()).isEqualTo(16);
    assertThat(dataset.validation().size()).isEqualTo(4);
    Split test = Objects.requireNonNull(dataset.test());
    assertThat(test.size()).isEqualTo(2);
    assertThat(test.label(0)).isEqualTo(3);
    assertThat(dataset.labels()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aMissingLabelFileIsNamed() throws IOException {
    Files.delete(folder.resolve(LABELS + ".gz"));

    assertProblem("data.idx.missing", LABELS);
  }

  @Test
  void imagesInPlaceOfLabelsAreNoticed() throws IOException {
    Files.delete(folder.resolve(LABELS + ".gz"));
    Files.copy(folder.resolve(IMAGES), folder.resolve(LABELS));

    assertProblem("data.idx.magic", LABELS);
  }

  @Test
  void differentNumbersOfImagesAndLabelsAreNoticed() throws IOException {
    Files.write(folder.resolve(LABELS + ".gz"), gzip(idx(new byte[19], 19)));

    assertProblem("data.idx.counts", "19");
  }

  @Test
  void tooFewNamesAreNoticed() throws IOException {
    Files.writeString(folder.resolve("labels.txt"), "a\nb\nc\n");

    assertProblem("data.label-range", "labels.txt");
  }

  @Test
  void everyCutOffFileIsNoticed() throws IOException {
    byte[] plain = Files.readAllBytes(folder.resolve(IMAGES));
    byte[] packed = gzip(plain);
    for (byte[] whole : new byte[][] {plain, packed}) {
      for (int length = 0; length < whole.length; length += 5) {
        Files.write(folder.resolve(IMAGES), Arrays.copyOf(whole, length));
        assertThatThrownBy(this::open).as("%s bytes", length).isInstanceOf(UserProblem.class);
      }
    }
    assertProblem("data.truncated", IMAGES);
  }

  @Test
  void sizesBeyondAllMemoryAreRefused() throws IOException {
    Files.write(folder.resolve(IMAGES), idx(new byte[6], 0x7fffffff, 0x7fffffff, 0x7fffffff));
    assertProblem("data.idx.magic", IMAGES);
    Files.write(folder.resolve(IMAGES), idx(new byte[6], -20, 3, 2));
    assertProblem("data.idx.magic", IMAGES);
  }

  private Dataset open() throws UserProblem {
    return Datasets.open(folder.toString()).split(new Splitting(0.2, TestUse.AT_END, 1));
  }

  private void assertProblem(String key, String part) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(part);
  }

  private static byte[] idx(byte[] values, int... dimensions) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
    file.putInt(0x0800 | dimensions.length);
    for (int dimension : dimensions) {
      file.putInt(dimension);
    }
    return file.put(values).array();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
