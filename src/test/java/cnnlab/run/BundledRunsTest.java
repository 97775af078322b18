package cnnlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import cnnlab.files.Folders;
import cnnlab.text.UserProblem;
import cnnlab.weights.ElementType;
import cnnlab.weights.WeightCheck;
import cnnlab.weights.safetensors.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trained networks that come along. */
class BundledRunsTest {
  private static final long MOST_BYTES = 45_000_000;

  @TempDir Path temporary;

  static List<Path> folders() throws UserProblem {
    return new RunStore(BundledRuns.root()).folders();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void eachIsAWholeRun(Path folder) throws UserProblem {
    StoredRun run = StoredRun.read(folder);

    assertThat(run.isBundled()).isTrue();
    assertThat(run.record().state()).isEqualTo(RunState.FINISHED);
    assertThat(run.epochs()).hasSize(run.record().settings().epochs());
    assertThat(run.history().health()).isNotEmpty();
    assertThat(run.iterations().getLast().epoch()).isEqualTo(run.epochs().size());
    assertThat(run.record().provenance().cpu()).isNotBlank();
    assertThat(run.confusion().orElseThrow().labels()).isEqualTo(run.record().labels());
    WeightCheck.against(
            run.record().architecture().forInference(),
            Safetensors.read(run.requireWeights(), Arena.ofAuto()))
        .orThrow();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theTestImagesWereLookedAtOnceWithTheBestEpoch(Path folder) throws UserProblem {
    StoredRun run = StoredRun.read(folder);
    EpochMetrics best = run.bestEpoch().orElseThrow();

    assertThat(run.epochs()).noneMatch(epoch -> epoch.test().isMeasured());
    TestResult test = Objects.requireNonNull(run.record().test());
    assertThat(test.epoch()).isEqualTo(best.epoch());
    ConfusionMatrix matrix = run.confusion().orElseThrow();
    long all = 0;
    long right = 0;
    for (int i = 0; i < matrix.labels().size(); i++) {
      right += matrix.counts()[i][i];
      all += Arrays.stream(matrix.counts()[i]).sum();
    }
    assertThat((double) right / all).isCloseTo(best.valAccuracy(), within(1e-9));
  }

  /** In half precision, or in single where that would cost accuracy. */
  @ParameterizedTest
  @MethodSource("folders")
  void theProvenanceSaysThePrecisionOfTheWeights(Path folder) throws UserProblem, IOException {
    StoredRun run = StoredRun.read(folder);
    ElementType said = Objects.requireNonNull(run.record().provenance().weights());
    Path file = run.requireWeights();

    assertThat(said).isIn(ElementType.F16, ElementType.F32);
    long values =
        Safetensors.read(file, Arena.ofAuto()).tensors().values().stream()
            .mapToLong(tensor -> tensor.data().remaining())
            .sum();
    long header = ByteBuffer.wrap(firstBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat(Files.size(file)).isEqualTo(Long.BYTES + header + values * said.bytes());
  }

  private static byte[] firstBytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Long.BYTES);
    }
  }

  @Test
  void togetherTheyStaySmall() throws IOException {
    try (Stream<Path> files = Files.walk(BundledRuns.root())) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(MOST_BYTES);
    }
  }

  @Test
  void theyAreListedByNameAfterTheUsersOwnRuns() throws UserProblem {
    RunStore store = new RunStore(temporary.resolve("runs"));
    Path own = new StoredRuns(store).finished("a", "b", "2026-11-24T03:31:47Z", 0.5);
    RunLibrary library = RunLibrary.withBundled(store);
    library.refresh();

    List<Path> listed = library.listing().runs().stream().map(StoredRun::folder).toList();
    assertThat(listed).startsWith(own).hasSize(1 + folders().size());
    assertThat(listed.subList(1, listed.size())).isSorted();
    assertThat(library.listing().runs().getFirst().isBundled()).isFalse();
    assertThat(RunLibrary.of(store).listing().runs()).isEmpty();
  }

  @Test
  void nothingChangesThem() throws UserProblem, IOException {
    Path folder = folders().getFirst();
    RunStore store = new RunStore(temporary.resolve("runs"));
    List<Long> before = sizes(folder);

    refused(() -> store.delete(folder));
    refused(() -> store.describe(folder, new RunNotes("mine", List.of(), "")));
    refused(() -> store.resume(folder, RunSamples.settings()));
    Path byAnotherWay = folder.resolve("..").resolve(folder.getFileName());
    refused(() -> RunLibrary.withBundled(store).delete(byAnotherWay));
    assertThat(sizes(folder)).isEqualTo(before);
  }

  @Test
  void aCopyIsTheUsersOwn() throws UserProblem, IOException {
    Path file = temporary.resolve("copy.run.zip");
    RunStore store = new RunStore(temporary.resolve("runs"));
    store.export(folders().getFirst(), file);
    Path copy = store.importRun(file);
    assertThat(store.open(copy).isBundled()).isFalse();
    store.describe(copy, new RunNotes("mine", List.of(), ""));
    assertThat(store.open(copy).record().title()).isEqualTo("mine");
    Folders.delete(copy);
  }

  private static void refused(ThrowingCallable change) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(change)
        .withMessageContaining("is bundled with CNN Lab")
        .withMessageContaining("Reuse its settings");
  }

  private static List<Long> sizes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(file -> file.toFile().length()).toList();
    }
  }
}
