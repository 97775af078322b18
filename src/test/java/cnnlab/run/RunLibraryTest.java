package cnnlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.files.Folders;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLibraryTest {
  @TempDir Path temporary;
  private RunStore store = new RunStore(Path.of("unused"));
  private RunLibrary library = RunLibrary.of(store);
  private final List<RunListing> told = new ArrayList<>();

  @BeforeEach
  void anEmptyLibrary() {
    store = new RunStore(temporary.resolve("runs"));
    library = RunLibrary.of(store);
    library.addListener(() -> told.add(library.listing()));
  }

  @Test
  void runsAreListedNewestFirstAndThoseAlreadyReadStayTheSameObjects() throws UserProblem {
    Path older = newRun("2026-11-24T03:31:47Z");
    library.refresh();
    StoredRun read = library.listing().runs().getFirst();
    Path newer = newRun("2026-11-24T03:31:48Z");
    library.refresh();

    assertThat(folders()).containsExactly(newer, older);
    assertThat(library.listing().runs().getLast()).isSameAs(read);
  }

  @Test
  void nobodyIsToldWhileNothingChanges() throws UserProblem {
    library.refresh();
    assertThat(told).isEmpty();
    newRun("2026-11-24T03:31:47Z");
    library.refresh();
    library.refresh();
    assertThat(told).hasSize(1);
  }

  @Test
  void whatAnotherProcessWritesIsSeen() throws UserProblem {
    try (RunFolder folder = store.create(RunSamples.record(RunState.RUNNING))) {
      library.refresh();
      assertThat(only().record().state()).isEqualTo(RunState.RUNNING);
      assertThat(only().stamp().weights()).isEmpty();

      folder.epoch(RunSamples.epoch(1, 0.5));
      library.refresh();
      assertThat(only().epochs()).hasSize(1);

      RunStamp before = only().stamp();
      folder.iteration(new IterationMetrics(2, 2, 1.5, 0.5, 0.1, List.of()));
      library.refresh();
      assertThat(only().stamp()).as("the curve goes on within the epoch").isNotEqualTo(before);

      Tensor bias = new Tensor(List.of(1), FloatBuffer.wrap(new float[] {1}));
      folder.best(
          TensorSource.of(Map.of("fc.bias", bias)),
          new ConfusionMatrix(only().record().labels(), new long[3][3]));
      library.refresh();
      assertThat(only().stamp().weights()).isPresent();

      folder.update(folder.record().in(RunState.FINISHED));
      library.refresh();
      assertThat(only().record().state()).isEqualTo(RunState.FINISHED);
    }
  }

  @Test
  void aRunWhoseProgramIsKilledIsStoppedThoughItsRecordStaysAsItWas() throws Exception {
    try (RunFolder folder = store.create(RunSamples.record(RunState.RUNNING))) {
      library.refresh();
      Files.writeString(folder.path().resolve("running"), "999999999\n2026-11-24T03:31:47Z\n");
      library.refresh();
      assertThat(only().record().state()).isEqualTo(RunState.STOPPED);
    }
  }

  @Test
  void everyDeletedRunComesBackTheOneDeletedLastFirst() throws Exception {
    Path first = newRun("2026-11-24T03:31:47Z");
    Path second = newRun("2026-11-24T03:31:48Z");
    Path third = newRun("2026-11-24T03:31:49Z");
    library.refresh();
    for (Path run : List.of(second, first, third)) {
      library.delete(run);
    }
    assertThat(folders()).isEmpty();
    assertThat(library.listing().deleted())
        .extracting(DeletedRun::folder)
        .containsExactly(third, first, second);

    assertThat(library.undoDelete()).hasValue(third);
    assertThat(library.undoDelete()).hasValue(first);
    assertThat(folders()).containsExactly(third, first);
    assertThat(library.undoDelete()).hasValue(second);
    assertThat(library.undoDelete()).isEmpty();
    assertThat(folders()).containsExactly(third, second, first);
    assertThat(first.resolve("run.json")).exists();
  }

  @Test
  void whereItsNameWasTakenMeanwhileARunComesBackBeside() throws Exception {
    Path run = newRun("2026-11-24T03:31:47Z");
    library.refresh();
    library.delete(run);
    newRun("2026-11-24T03:31:47Z");

    Path restored = library.undoDelete().orElseThrow();
    library.refresh();

    assertThat(restored).isNotEqualTo(run);
    assertThat(folders()).containsExactlyInAnyOrder(run, restored);
  }

  @Test
  void aRunUnderWayIsNotDeleted() throws UserProblem {
    try (RunFolder folder = store.create(RunSamples.record(RunState.RUNNING))) {
      library.refresh();
      assertThatExceptionOfType(UserProblem.class)
          .isThrownBy(() -> library.delete(folder.path()))
          .satisfies(problem -> assertThat(problem.key()).isEqualTo("run.busy"));
      assertThat(folders()).containsExactly(folder.path());
      assertThat(library.listing().deleted()).isEmpty();
    }
  }

  @Test
  void aRunWhoseFolderWasRemovedFromOutsideLeavesTheListWithoutAWord() throws Exception {
    Path gone = newRun("2026-11-24T03:31:47Z");
    Path stays = newRun("2026-11-24T03:31:48Z");
    library.refresh();
    Folders.delete(gone);

    library.delete(gone);

    assertThat(folders()).containsExactly(stays);
    assertThat(library.listing().deleted()).isEmpty();
  }

  @Test
  void whenTheTrashWasEmptiedTheNextUndoIsOfTheRunThatIsStillThere() throws Exception {
    Path kept = newRun("2026-11-24T03:31:47Z");
    Path lost = newRun("2026-11-24T03:31:48Z");
    library.refresh();
    library.delete(kept);
    library.delete(lost);
    Folders.delete(library.listing().deleted().getFirst().trashedPath());

    assertThatExceptionOfType(UserProblem.class).isThrownBy(library::undoDelete);

    assertThat(library.listing().deleted()).extracting(DeletedRun::folder).containsExactly(kept);
    assertThat(library.undoDelete()).hasValue(kept);
  }

  @Test
  void whatIsSaidOfARunIsInTheListAtOnceAndItsTitleComesBackWithoutIt() throws UserProblem {
    Path run = newRun("2026-11-24T03:31:47Z");
    library.refresh();
    library.describe(run, new RunNotes("small", List.of("cats"), ""));
    assertThat(only().record().title()).isEqualTo("small");
    assertThat(only().notes().tags()).containsExactly("cats");

    library.describe(run, RunNotes.NONE);
    assertThat(only().record().title()).isEqualTo("ResNet-20 · pets");
    assertThat(told).hasSize(3);
  }

  @Test
  void anExportedRunIsImportedIntoTheList() throws UserProblem {
    Path run = newRun("2026-11-24T03:31:47Z");
    Path file = temporary.resolve("a.run.zip");
    library.export(run, file);
    library.refresh();
    library.delete(run);

    Path imported = library.importRun(file);

    assertThat(folders()).containsExactly(imported);
  }

  @Test
  void aFolderThatCannotBeReadIsNamedAndCanBeDeletedAndBroughtBack() throws Exception {
    Path damaged = newRun("2026-11-24T03:31:47Z");
    Files.writeString(damaged.resolve("run.json"), "{");
    library.refresh();
    assertThat(library.listing().runs()).isEmpty();
    assertThat(library.listing().broken())
        .singleElement()
        .satisfies(broken -> assertThat(broken.reason().key()).isEqualTo("run.damaged"));

    library.delete(damaged);
    assertThat(library.listing().broken()).isEmpty();
    assertThat(library.listing().deleted().getFirst().title())
        .isEqualTo(damaged.getFileName().toString());
    library.undoDelete();
    assertThat(library.listing().broken()).hasSize(1);
  }

  private StoredRun only() {
    assertThat(library.listing().runs()).hasSize(1);
    return library.listing().runs().getFirst();
  }

  private List<Path> folders() {
    return library.listing().runs().stream().map(StoredRun::folder).toList();
  }

  private Path newRun(String created) throws UserProblem {
    try (RunFolder folder = store.create(RunSamples.record(RunState.FINISHED, created))) {
      return folder.path();
    }
  }
}
