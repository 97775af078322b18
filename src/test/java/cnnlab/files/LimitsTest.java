package cnnlab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.comparison.LatencyFile;
import cnnlab.data.Datasets;
import cnnlab.data.OwnDataHome;
import cnnlab.data.PlainImages;
import cnnlab.lesson.LessonProgress;
import cnnlab.lesson.LessonReader;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.run.StoredRuns;
import cnnlab.text.UserProblem;
import cnnlab.ui.Preferences;
import cnnlab.weights.LabelsFile;
import cnnlab.weights.file.WeightFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is far longer than it can be is not read into memory: it is told, or is as none. */
@ExtendWith(OwnDataHome.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LimitsTest {
  private static final long GIGABYTE = 1_000_000_000;
  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void labelsInAZipThatNeverEnd() throws Exception {
    Path zip = folder.resolve("set.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String part : new String[] {"train", "t10k"}) {
        out.putNextEntry(new ZipEntry(part + "-images-idx3-ubyte"));
        out.write(ByteBuffer.allocate(18).putInt(0x803).putInt(2).putInt(1).putInt(1).array());
        out.putNextEntry(new ZipEntry(part + "-labels-idx1-ubyte"));
        out.write(ByteBuffer.allocate(10).putInt(0x801).putInt(2).putShort((short) 1).array());
      }
      out.putNextEntry(new ZipEntry("labels.txt"));
      for (int i = 0; i < 200; i++) {
        out.write(new byte[MEBIBYTE]);
      }
    }
    assertThat(Files.size(zip)).isLessThan(MEBIBYTE);
    refused("file.too-long", () -> Datasets.open(zip.toString()));
  }

  @Test
  void aCifarFileOfAGigabyte() throws Exception {
    for (String name : new String[] {"data_batch_1.bin", "test_batch.bin"}) {
      hole(name, 3073L * 325_000);
    }
    refused("data.cifar.size", () -> Datasets.open(folder.toString()));
  }

  @Test
  void aListOfImageNetsAnswers() throws Exception {
    PlainImages.write(folder.resolve("train/n01440764"), 1, 0);
    PlainImages.write(folder.resolve("train/n01443537"), 1, 0);
    PlainImages.write(folder.resolve("val"), 1, 0);
    hole("LOC_val_solution.csv", GIGABYTE);
    refused("file.too-long", () -> Datasets.open(folder.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "run.json, file.too-long",
    "metrics.csv, file.too-long",
    "iterations.csv, file.too-long",
    "confusion.csv, file.too-long",
    "log.txt, file.too-long",
    "data.sha256, file.too-long",
    "left-out.jsonl, file.too-long",
  })
  void aFileOfARun(String name, String key) throws Exception {
    RunStore store = new RunStore(folder.resolve("runs"));
    Path run = new StoredRuns(store).finished("a", "pets", "2026-11-24T03:00:01Z", 0.5);
    hole(folder.relativize(run.resolve(name)).toString(), GIGABYTE);
    refused(
        key,
        () -> {
          var stored = store.open(run);
          stored.history();
          stored.skipped();
          stored.confusion();
          StoredRun.log(run);
          stored.dataFingerprint();
        });
  }

  @Test
  void namesOfClasses() throws Exception {
    refused("file.too-long", () -> LabelsFile.read(hole("labels.json", GIGABYTE)));
  }

  @Test
  void aNetworkOfOnesOwn() throws Exception {
    Path file = hole("own.json", GIGABYTE);
    refused("file.too-long", () -> Catalogue.entry(file.toString()));
  }

  @ParameterizedTest
  @CsvSource({"lesson.json", "en.md"})
  void aLesson(String name) throws Exception {
    Files.writeString(
        folder.resolve("lesson.json"),
        "{\"format\": 1, \"minutes\": 5, \"steps\": [{\"kind\": \"say\", \"id\": \"a\"}]}");
    Files.writeString(folder.resolve("en.md"), "# A\n## B {#a}\n");
    assertThat(LessonReader.read(folder).minutes()).isEqualTo(5);
    hole(name, GIGABYTE);
    refused("lesson.large", () -> LessonReader.read(folder));
  }

  @Test
  void aKerasFileInAZipFarLargerThanTheZip() throws Exception {
    Path file = folder.resolve("model.keras");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("metadata.json"));
      zip.write('{');
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      for (int i = 0; i < 200; i++) {
        zip.write(new byte[MEBIBYTE]);
      }
    }
    refused("weights.keras.damaged", () -> WeightFile.read(file, Arena.ofAuto()));
  }

  /** A header that says it is as long as the file. */
  @Test
  void aHeaderOfSafetensors() throws Exception {
    Path file = hole("weights.safetensors", GIGABYTE);
    try (RandomAccessFile begin = new RandomAccessFile(file.toFile(), "rw")) {
      begin.write(new byte[] {0, 0, 0, 0x20, 0, 0, 0, 0, '{'});
    }
    refused("weights.not-safetensors", () -> WeightFile.read(file, Arena.ofAuto()));
  }

  /** What the lab keeps for itself: it begins anew. */
  @Test
  void whatIsKeptFromOneStartToTheNext() throws Exception {
    assertThat(new Preferences(hole("preferences", GIGABYTE)).text("language")).isEmpty();
    assertThat(new LatencyFile(hole("latency.json", GIGABYTE)).on("here")).isEmpty();
    assertThat(LessonProgress.read(hole("progress.json", GIGABYTE))).isEqualTo(LessonProgress.NONE);
  }

  private interface Reading {
    void read() throws Exception;
  }

  private static void refused(String key, Reading reading) {
    UserProblem problem = catchThrowableOfType(UserProblem.class, reading::read);
    assertThat(problem).isNotNull();
    assertThat(problem.key()).isEqualTo(key);
  }

  /** A file of zeros, which take no place on the disk. */
  private Path hole(String name, long length) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(length);
    }
    return file;
  }
}
