package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a run knows its data again. */
@ExtendWith(OwnDataHome.class)
class DataFingerprintTest {
  private static final int EACH = 150;

  @TempDir Path folder;

  /** Bitmaps, which have one length whatever they show. */
  @BeforeEach
  void write() throws IOException {
    for (String name : new String[] {"cat", "dog"}) {
      for (int i = 0; i < EACH; i++) {
        PlainImages.bitmap(folder.resolve("data").resolve(name), i, 0x010203 * i);
      }
    }
  }

  @Test
  void aCopyIsTheSameThoughItsTimesAreOthers() throws Exception {
    Path copy = folder.resolve("copy/data");
    FileUtils.copyDirectory(folder.resolve("data").toFile(), copy.toFile(), false);
    Files.setLastModifiedTime(copy.resolve("cat/3.bmp"), FileTime.fromMillis(1_000_000_000_000L));

    assertThat(DataFingerprint.fits(of("data"), open(copy))).isTrue();
  }

  /** Any of them, not only those few whose pixels are looked at; and none is longer than before. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 77, 148, 149})
  void anImageOfTheSameNameAndLengthInPlaceOfAnotherIsNoticed(int number) throws Exception {
    String before = of("data");
    PlainImages.bitmap(folder.resolve("data/dog"), number, 0xfedcba);

    assertThat(DataFingerprint.fits(before, open(folder.resolve("data")))).isFalse();
  }

  @Test
  void soItIsInAZip() throws Exception {
    Path zip = folder.resolve("data.zip");
    zip(zip);
    String before = DataFingerprint.of(open(zip));
    assertThat(DataFingerprint.fits(before, open(zip))).isTrue();
    PlainImages.bitmap(folder.resolve("data/dog"), 78, 0xfedcba);
    zip(zip);

    assertThat(DataFingerprint.fits(before, open(zip))).isFalse();
  }

  /** It kept the first line alone. */
  @Test
  void aRunOfAnEarlierVersionIsKnownByNamesAndSomePixels() throws Exception {
    String names = of("data").lines().findFirst().orElseThrow();

    assertThat(names).hasSize(64);
    assertThat(DataFingerprint.fits(names, open(folder.resolve("data")))).isTrue();
    Files.move(folder.resolve("data/dog/7.bmp"), folder.resolve("data/dog/x7.bmp"));
    assertThat(DataFingerprint.fits(names, open(folder.resolve("data")))).isFalse();
  }

  private String of(String name) throws Exception {
    return DataFingerprint.of(open(folder.resolve(name)));
  }

  private static Dataset open(Path place) throws Exception {
    return Datasets.open(place.toString()).split(new Splitting(0.2, TestUse.AT_END, 1));
  }

  private void zip(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setMethod(ZipOutputStream.DEFLATED);
      for (String name : new String[] {"cat", "dog"}) {
        for (int i = 0; i < EACH; i++) {
          zip.putNextEntry(new ZipEntry(name + "/" + i + ".bmp"));
          Files.copy(folder.resolve("data").resolve(name).resolve(i + ".bmp"), zip);
        }
      }
    }
  }
}
