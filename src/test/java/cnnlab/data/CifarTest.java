package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OwnDataHome.class)
class CifarTest {
  private static final int RECORD = 3073;

  @TempDir Path folder;

  /** Five batches of four records and a test batch of two. */
  @BeforeEach
  void write() throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_" + batch + ".bin"), records(4, batch));
    }
    Files.write(folder.resolve("test_batch.bin"), records(2, 9));
    Files.writeString(folder.resolve("readme.html"), "not data");
  }

  /** Each record of class {@code label}, its red plane 10, green 20, blue 30, last byte 99. */
  private static byte[] records(int count, int label) {
    byte[] records = new byte[count * RECORD];
    for (int at = 0; at < records.length; at += RECORD) {
      records[at] = (byte) label;
      Arrays.fill(records, at + 1, at + 1025, (byte) 10);
      Arrays.fill(records, at + 1025, at + 2049, (byte) 20);
      Arrays.fill(records, at + 2049, at + 3073, (byte) 30);
      records[at + 3072] = 99;
    }
    return records;
  }

  @Test
  void aFolderIsRead() throws UserProblem {
    assertContent(Datasets.open(folder.toString()).split(new Splitting(0.1, TestUse.AT_END, 1)));
  }

  @Test
  void theArchiveIsRead() throws Exception {
    assertContent(Datasets.open(archive().toString()).split(new Splitting(0.1, TestUse.AT_END, 1)));
  }

  @Test
  void theFineLabelsOfTheHundredClassesAreRead() throws Exception {
    Path hundred = Files.createDirectories(folder.resolve("cifar-100-binary"));
    byte[] record = new byte[RECORD + 1];
    record[0] = 19; // the coarse label
    record[1] = 98;
    record[RECORD] = 7;
    Files.write(hundred.resolve("train.bin"), record);
    Files.write(hundred.resolve("test.bin"), record);

    Dataset cifar = Datasets.open(hundred.toString()).split(new Splitting(0.1, TestUse.AT_END, 1));

    assertThat(cifar.name()).isEqualTo("cifar-100");
    assertThat(cifar.labels()).hasSize(100).doesNotHaveDuplicates();
    assertThat(cifar.labels().get(cifar.train().label(0))).isEqualTo("woman");
    assertThat(cifar.train().image(0).rgb()).endsWith(7);
  }

  private static void assertContent(Dataset cifar) throws UserProblem {
    assertThat(cifar.name()).isEqualTo("cifar-10");
    assertThat(cifar.labels()).hasSize(10).startsWith("airplane").endsWith("truck");
    assertThat(cifar.train().size()).isEqualTo(15);
    assertThat(cifar.validation().size()).as("one of each class that is trained").isEqualTo(5);
    Split test = Objects.requireNonNull(cifar.test());
    assertThat(test.size()).isEqualTo(2);
    assertThat(cifar.train().label(0)).isEqualTo(1);
    assertThat(cifar.train().label(14)).isEqualTo(5);
    assertThat(test.label(0)).isEqualTo(9);
    byte[] rgb = cifar.train().image(7).rgb();
    assertThat(rgb).startsWith(10, 20, 30).endsWith(10, 20, 99);
  }

  @Test
  void theTestBatchValidatesWhereThatIsWished() throws UserProblem {
    Dataset cifar =
        Datasets.open(folder.toString()).split(new Splitting(0.1, TestUse.VALIDATION, 1));

    assertThat(cifar.train().size()).isEqualTo(20);
    assertThat(cifar.validation().label(0)).isEqualTo(9);
    assertThat(cifar.test()).isNull();
  }

  @Test
  void aCutOffArchiveIsNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(archive());
    for (int length = 0; length < whole.length; length += whole.length / 20) {
      Path cut = Files.write(folder.resolve("cut.tar.gz"), Arrays.copyOf(whole, length));
      assertThatThrownBy(
              () -> Datasets.open(cut.toString()).split(new Splitting(0.1, TestUse.AT_END, 1)))
          .isInstanceOf(UserProblem.class)
          .hasMessageContaining("cut.tar.gz");
    }
  }

  @Test
  void aFileThatIsNoArchiveIsNoticed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.tar.gz"), "no archive at all");

    assertThatThrownBy(
            () -> Datasets.open(text.toString()).split(new Splitting(0.1, TestUse.AT_END, 1)))
        .isInstanceOf(UserProblem.class);
  }

  @Test
  void aCutOffBatchIsNoticed() throws IOException {
    Files.write(folder.resolve("data_batch_3.bin"), Arrays.copyOf(records(4, 1), 4000));

    assertProblem("data.cifar.size", "data_batch_3.bin");
  }

  @Test
  void aLabelBeyondTheClassesIsNoticed() throws IOException {
    Files.write(folder.resolve("data_batch_2.bin"), records(1, 10));

    assertProblem("data.label-range", "data_batch_2.bin names class 10");
  }

  @Test
  void filesOfManyRecordsAreRead() throws Exception {
    byte[] records = records(2_300, 3);
    records[1_999 * RECORD] = 7;
    records[2_000 * RECORD + 1] = 55;
    Files.write(folder.resolve("test_batch.bin"), records);

    Dataset cifar = Datasets.open(folder.toString()).split(new Splitting(0.1, TestUse.AT_END, 1));

    Split test = Objects.requireNonNull(cifar.test());
    assertThat(test.size()).isEqualTo(2_300);
    assertThat(test.label(1_998)).isEqualTo(3);
    assertThat(test.label(1_999)).isEqualTo(7);
    assertThat(test.image(2_000).rgb()).startsWith(55, 20, 30);
    assertThat(test.image(2_299).rgb()).startsWith(10, 20, 30);
  }

  @Test
  void aFileThatEndsWithinARecordIsNoticed() throws IOException {
    Files.write(folder.resolve("test_batch.bin"), Arrays.copyOf(records(2, 1), 2 * RECORD - 1));

    assertProblem("data.cifar.size", "test_batch.bin");
  }

  @Test
  void aMissingTestBatchIsNoticed() throws IOException {
    Files.delete(folder.resolve("test_batch.bin"));

    assertProblem("data.cifar.missing", "test_batch.bin");
  }

  private void assertProblem(String key, String part) {
    assertThatThrownBy(
            () -> Datasets.open(folder.toString()).split(new Splitting(0.1, TestUse.AT_END, 1)))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(part);
  }

  private Path archive() throws IOException {
    Path file = folder.resolve("cifar-10-binary.tar.gz");
    try (TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
        var members = Files.newDirectoryStream(folder, "*.{bin,html}")) {
      for (Path member : members) {
        String name = "cifar-10-batches-bin/" + member.getFileName();
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(member));
        tar.putArchiveEntry(entry);
        Files.copy(member, tar);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }
}
