package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives and folders of other systems: their names are read right or not at all. */
@ExtendWith(OwnDataHome.class)
class ForeignNamesTest {
  /** Of an entry's flags: its content is encrypted. */
  private static final int ENCRYPTED = 1;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "IBM437, café, thé",
    "windows-1252, Küche, Straße",
    "windows-31j, 犬, 猫",
    "GBK, 狗, 猫",
  })
  void aZipsNamesAreReadInItsEncodingAndThatIsSaid(String charset, String one, String other)
      throws Exception {
    Path file = zip(charset, one, other);

    DataParts parts = Datasets.open(file.toString());

    assertThat(parts.labels()).containsExactlyInAnyOrder(one, other);
    assertThat(parts.train().image(1).width()).isEqualTo(48);
    assertThat(parts.notes())
        .singleElement()
        .satisfies(
            note -> assertThat(note.sentences(Messages.ENGLISH)).contains("pets.zip", "UTF-8"));
  }

  @Test
  void namesThatNothingTellsAreRefused() throws Exception {
    assertProblem(zip("IBM866", "кошка", "собака"), "data.archive.names", "names in UTF-8");
  }

  @Test
  void aPasswordIsToldFromDamage() throws Exception {
    Path file = zip("UTF-8", "cat", "dog");
    byte[] content = Files.readAllBytes(file);
    for (int at = 0; at + 4 < content.length; at++) {
      if (content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == 1) {
        content[at + 8] |= ENCRYPTED;
      }
    }
    Files.write(file, content);

    assertProblem(file, "data.archive.password", "is protected by a password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pets.zip", "pets.tar", "pets"})
  void anArchiveIsReadByItsContentWhateverItIsCalled(String called) throws Exception {
    Path file = folder.resolve(called);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (String name : List.of("cat/0.png", "dog/0.png")) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(picture().length);
        tar.putArchiveEntry(entry);
        tar.write(picture());
        tar.closeArchiveEntry();
      }
    }

    DataParts pets = Datasets.open(file.toString());

    assertThat(pets.name()).isEqualTo("pets");
    assertThat(pets.labels()).containsExactly("cat", "dog");
    assertThat(pets.train().image(1).width()).isEqualTo(48);
  }

  @ParameterizedTest
  @CsvSource({"'Rar!\u001a\u0007'", "'7z\u00bc\u00af\u001c'"})
  void otherArchivesAreNamed(String beginning) throws Exception {
    Path file = folder.resolve("pets.rar");
    Files.writeString(file, beginning, Charset.forName("ISO-8859-1"));

    assertProblem(file, "data.archive.kind", "RAR or 7z");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void foldersWhoseNamesAreNotUtf8AreRead() throws Exception {
    for (String name : List.of("m%FCnchen", "k%F6ln", "wei%C3%9F")) {
      Path made = Path.of(URI.create(folder.toUri() + name));
      assumeTrue(made.toUri().getRawPath().endsWith(name), "this system keeps no such names");
      Files.createDirectory(made);
      Files.write(made.resolve("0.png"), picture());
    }

    DataParts parts = Datasets.open(folder.toString());

    assertThat(parts.labels()).containsExactly("köln", "münchen", "weiß");
    assertThat(parts.train().image(1).width()).isEqualTo(48);
    assertThat(parts.train().image(2).width()).isEqualTo(48);
  }

  private Path zip(String charset, String... classes) throws IOException {
    Path file = folder.resolve("pets.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out, Charset.forName(charset))) {
      for (String name : classes) {
        zip.putNextEntry(new ZipEntry(name + "/0.png"));
        zip.write(picture());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static void assertProblem(Path file, String key, String sentence) {
    assertThatThrownBy(() -> Datasets.open(file.toString()))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(sentence);
  }

  private static byte[] picture() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ForeignNamesTest.class.getResourceAsStream("image/rgb.png"))) {
      return in.readAllBytes();
    }
  }
}
