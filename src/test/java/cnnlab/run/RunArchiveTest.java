package cnnlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // set before each test
class RunArchiveTest {
  @TempDir Path temporary;
  private RunStore store;
  private RunStore other;
  private Path run;
  private Path file;

  @BeforeEach
  void aRunToExport() throws UserProblem {
    store = new RunStore(temporary.resolve("runs"));
    other = new RunStore(temporary.resolve("elsewhere"));
    file = temporary.resolve("a" + RunArchive.SUFFIX);
    try (RunFolder folder = store.create(RunSamples.record(RunState.FINISHED))) {
      folder.epoch(RunSamples.epoch(1, 0.5));
      folder.iteration(new IterationMetrics(1, 1, 2.25, 0.5, 0.1));
      run = folder.path();
    }
    store.describe(run, new RunNotes("mine", List.of("tag"), ""));
  }

  @Test
  void aRunIsTheSameElsewhereAndASecondOneBesideTheFirst() throws Exception {
    store.export(run, file);
    Path there = other.importRun(file);
    Path again = other.importRun(file);

    assertThat(other.list()).extracting(StoredRun::folder).containsExactlyInAnyOrder(there, again);
    StoredRun before = store.open(run);
    StoredRun after = other.open(there);
    assertThat(after.record()).isEqualTo(before.record());
    assertThat(after.notes()).isEqualTo(before.notes());
    assertThat(after.epochs()).isEqualTo(before.epochs());
    assertThat(after.history()).isEqualTo(before.history());
    assertThat(store.importRun(file)).isNotEqualTo(run);
  }

  /** As browsers rename a second download. */
  @Test
  void aRunIsKnownByItsContentWhateverItIsCalled() throws Exception {
    store.export(run, file);
    Path renamed = Files.copy(file, file.resolveSibling("x.run (1).zip"));
    assertThat(RunArchive.isOne(renamed)).isTrue();
    zip("cat/1.png", "x");
    Path data = Files.copy(file, file.resolveSibling("cats.zip"));
    assertThat(RunArchive.isOne(data)).isFalse();
    assertThat(RunArchive.isOne(file.resolveSibling("gone.zip"))).isFalse();
  }

  @Test
  void aRunUnderWayIsNotExported() throws UserProblem {
    try (RunFolder folder = store.create(RunSamples.record(RunState.RUNNING))) {
      refused("run.busy", () -> store.export(folder.path(), file));
    }
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.json", "/etc/passwd", "..\\evil", "sub/run.json", "virus.exe", "running"})
  void whatIsNoFileOfARunIsRefusedAndNothingRemains(String name) throws IOException {
    zip(name, "x");
    refused("run.archive.other", () -> other.importRun(file));
    assertThat(other.root()).isEmptyDirectory();
    assertThat(temporary.resolve("evil.json")).doesNotExist();
  }

  @Test
  void aBombIsRefusedBeforeItFillsTheDisk() throws IOException {
    zip("log.txt", "0".repeat(20_000_000));
    refused("run.archive.bomb", () -> other.importRun(file));
    assertThat(other.root()).isEmptyDirectory();
  }

  @Test
  void whatAKilledImportLeftIsRemovedByTheNext() throws Exception {
    Path ofNobody = Files.createDirectories(other.root().resolve(".import-999999999"));
    Path former = Files.createDirectories(other.root().resolve(".import"));
    Path living =
        Files.createDirectories(
            other
                .root()
                .resolve(".import-" + ProcessHandle.current().parent().orElseThrow().pid()));
    Files.writeString(ofNobody.resolve("best.safetensors"), "half");
    store.export(run, file);
    other.importRun(file);
    assertThat(ofNobody).doesNotExist();
    assertThat(former).doesNotExist();
    assertThat(living).exists();
    assertThat(other.list()).hasSize(1);
  }

  @Test
  void whatIsNoZipOrNoRunIsRefused() throws IOException {
    Files.writeString(file, "no zip");
    refused("run.archive.damaged", () -> other.importRun(file));
    zip("run.json", "{\"format\":1}");
    refused("run.damaged", () -> other.importRun(file));
    assertThat(other.root()).isEmptyDirectory();
  }

  @Test
  void aSingleBitThatFlippedOnTheWayIsNoticed() throws Exception {
    Files.write(run.resolve("best.safetensors"), new byte[5000]);
    store.export(run, file);
    byte[] bytes = Files.readAllBytes(file);
    int weights = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("best.safetensors");
    bytes[weights + 3000] ^= 1;
    Files.write(file, bytes);

    refused("run.archive.damaged", () -> other.importRun(file));
    assertThat(other.root()).isEmptyDirectory();
  }

  private void zip(String name, String content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void refused(String key, ThrowingCallable job) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(job)
        .satisfies(problem -> assertThat(problem.key()).isEqualTo(key));
  }
}
