package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.tree.DataHome;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures in archives are what they are in folders. */
@ExtendWith(OwnDataHome.class)
class ArchiveTest {
  private static final List<String> PETS =
      List.of("cat/0.png", "cat/1.png", "cat/2.png", "dog/0.png", "dog/old/1.png", "dog/2.png");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"pets.zip", "pets.tar", "pets.tar.gz", "pets.TGZ"})
  void aFolderPerClassIsReadFromAnyArchive(String name) throws Exception {
    Dataset pets = open(archive(name, PETS));

    assertThat(pets.name()).isEqualTo("pets");
    assertThat(pets.labels()).containsExactly("cat", "dog");
    assertThat(pets.train().size()).isEqualTo(4);
    assertThat(pets.validation().size()).isEqualTo(2);
    assertThat(pets.train().label(0)).isZero();
    assertThat(pets.train().image(3).width()).isEqualTo(48);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pets.zip", "pets.tar.gz"})
  void ownFoldersForTrainingMayLieInAFolder(String name) throws Exception {
    Stream<String> parts = Stream.of("set/train/", "set/val/");
    List<String> entries =
        parts.flatMap(part -> PETS.stream().map(entry -> "./" + part + entry)).toList();

    Dataset pets = open(archive(name, entries));

    assertThat(pets.name()).isEqualTo("set");
    assertThat(pets.train().size()).isEqualTo(6);
    assertThat(pets.validation().size()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pets.zip", "pets.tar.gz"})
  void whatSystemsPutBesideAPersonsFilesIsPassedOver(String name) throws Exception {
    Stream<String> aside = Stream.of("__MACOSX/cat/0.png", "cat/._0.png", "./dog/..5/0.png");

    Dataset pets = open(archive(name, Stream.concat(PETS.stream(), aside).toList()));

    assertThat(pets.labels()).containsExactly("cat", "dog");
    assertThat(pets.train().size() + pets.validation().size()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "pets.zip, ../../evil/0.png",
    "pets.zip, /etc/0.png",
    "pets.zip, cat/../../0.png",
    "pets.zip, ..\\evil\\0.png",
    "pets.zip, \\evil\\0.png",
    "pets.zip, C:\\evil\\0.png",
    "pets.tar, ../../evil/0.png",
    "pets.tar.gz, /etc/0.png",
  })
  void anArchiveWithANameThatLeadsElsewhereIsRefusedByThatName(String name, String entry)
      throws Exception {
    Path file = archive(name, Stream.concat(PETS.stream(), Stream.of(entry)).toList());

    assertProblem(file, "archive.outside");
    assertThatThrownBy(() -> open(file)).hasMessageContaining(name).hasMessageContaining(entry);
    assertThat(folder.resolveSibling("evil")).doesNotExist();
  }

  @Test
  void namesWrittenByAnOldChineseSystemAreUnderstood() throws Exception {
    Path file = folder.resolve("pets.zip");
    writeZip(file, List.of("猫/0.png", "猫/1.png", "狗/0.png", "狗/1.png"), Charset.forName("GBK"));

    assertThat(open(file).labels()).containsExactlyInAnyOrder("猫", "狗");
  }

  @Test
  void aCutOffZipIsNoticed() throws Exception {
    Path file = archive("pets.zip", PETS);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));

    assertProblem(file, "data.truncated");
  }

  @Test
  void aTarThatEndsWithinAPictureIsNoticed() throws Exception {
    Path file = archive("pets.tar", PETS);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 600));

    assertProblem(file, "data.truncated");
  }

  @Test
  void anArchiveThatUnpacksToNonsenseIsRefused() throws Exception {
    Path file = folder.resolve("bomb.tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 40; i++) {
        out.write(zeros);
      }
    }

    assertProblem(file, "data.archive.bomb");
    assertThat(unpacked()).isEmpty();
  }

  /** A home that cannot be written, or is full, is no fault of the archive. */
  @Test
  void whereNothingCanBeUnpackedThatPlaceIsNamed() throws Exception {
    Path data = folder.resolve("data.tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data))) {
      out.write(new byte[1024]);
    }
    Files.createFile(DataHome.cache());
    assertThatThrownBy(() -> Datasets.open(data.toString()))
        .isInstanceOf(UserProblem.class)
        .hasMessageStartingWith(DataHome.cache() + " is a file, but a folder is needed.");
  }

  @Test
  void anArchiveIsUnpackedOnceAndAgainWhenItChanged() throws Exception {
    Path file = archive("pets.tar.gz", PETS);
    open(file);
    List<Path> first = unpacked();
    open(file);
    assertThat(unpacked()).hasSize(1).isEqualTo(first);

    archive("pets.tar.gz", List.of("cat/0.png", "cat/1.png", "cow/0.png", "cow/1.png"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));

    assertThat(open(file).labels()).containsExactly("cat", "cow");
    assertThat(unpacked()).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void anotherFileIsRefused() throws Exception {
    assertProblem(Files.writeString(folder.resolve("pets.rar"), "?"), "data.not-a-folder");
  }

  private static List<Path> unpacked() throws IOException {
    Path cache = DataHome.folder().resolve("cache");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList();
    }
  }

  private static Dataset open(Path file) throws UserProblem {
    return Datasets.open(file.toString()).split(new Splitting(0.34, TestUse.AT_END, 1));
  }

  private static void assertProblem(Path file, String key) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key));
  }

  private Path archive(String name, List<String> entries) throws IOException {
    Path file = folder.resolve(name);
    if (name.endsWith(".zip")) {
      writeZip(file, entries, StandardCharsets.UTF_8);
    } else {
      OutputStream out = Files.newOutputStream(file);
      writeTar(name.endsWith(".tar") ? out : new GZIPOutputStream(out), entries);
    }
    return file;
  }

  private static void writeZip(Path file, List<String> entries, Charset names) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), names)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(picture());
        zip.closeEntry();
      }
    }
  }

  private static void writeTar(OutputStream out, List<String> entries) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (String name : entries) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(picture().length);
        tar.putArchiveEntry(entry);
        tar.write(picture());
        tar.closeArchiveEntry();
      }
    }
  }

  private static byte[] picture() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ArchiveTest.class.getResourceAsStream("image/rgb.png"))) {
      return in.readAllBytes();
    }
  }
}
