package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.files.Folders;
import cnnlab.run.IterationMetrics;
import cnnlab.run.RunFolder;
import cnnlab.run.RunHistory;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** One list, whoever changes it: this window, the queue, another process, a file manager. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RunModelsTest {
  @TempDir Path temporary;
  private final ObservableList<RunModel> queued = FXCollections.observableArrayList();
  private final List<UserProblem> problems = new ArrayList<>();
  private RunStore store;
  private RunModels models;

  @BeforeEach
  void anEmptyStore() {
    store = new RunStore(temporary.resolve("runs"));
    models =
        new RunModels(
            RunLibrary.of(store),
            queued,
            Background.immediate(
                error -> {
                  throw new AssertionError(error);
                }));
  }

  @Test
  void nothingIsKnownBeforeTheStoreWasRead() throws UserProblem {
    finished("2026-11-24T03:00:01Z");
    assertThat(models.readProperty().get()).isFalse();
    models.refresh();
    assertThat(models.readProperty().get()).isTrue();
    assertThat(models.all()).hasSize(1);
  }

  @Test
  void aNewRunIsInsertedAndTheOthersAreNotTouched() throws UserProblem {
    finished("2026-11-24T03:00:01Z");
    finished("2026-11-24T03:00:03Z");
    models.refresh();
    List<RunModel> before = List.copyOf(models.all());
    List<RunModel> removed = new ArrayList<>();
    models
        .all()
        .addListener(
            (ListChangeListener<RunModel>)
                change -> {
                  while (change.next()) {
                    removed.addAll(change.getRemoved());
                  }
                });
    Path between = finished("2026-11-24T03:00:02Z");
    models.refresh();

    assertThat(removed).isEmpty();
    assertThat(models.all().get(1).folderProperty().get()).isEqualTo(between);
    assertThat(models.all().getFirst()).isSameAs(before.getFirst());
    assertThat(models.all().getLast()).isSameAs(before.getLast());
  }

  @Test
  void aRunOfAnotherProcessGoesOnInTheSameModel() throws UserProblem {
    try (RunFolder folder = begin("2026-11-24T03:00:01Z")) {
      models.refresh();
      RunModel run = models.all().getFirst();
      assertThat(run.stateProperty().get()).isEqualTo(RunState.RUNNING);
      assertThat(run.epochs()).isEmpty();

      folder.epoch(RunSamples.epoch(1, 0.4));
      models.refresh();
      assertThat(run.epochs()).hasSize(1);

      folder.epoch(RunSamples.epoch(2, 0.6));
      folder.update(folder.record().in(RunState.FINISHED));
      models.refresh();
      assertThat(run.epochs()).hasSize(2);
      assertThat(run.stateProperty().get()).isEqualTo(RunState.FINISHED);
      assertThat(models.all()).containsExactly(run);
    }
  }

  @Test
  void theCurveOfARunOfAnotherProcessIsReadAgainOnlyWhenThereIsMoreOfIt(FxRobot robot)
      throws UserProblem {
    try (RunFolder folder = begin("2026-11-24T03:00:01Z")) {
      models.refresh();
      RunModel run = models.all().getFirst();
      assertThat(run.lacksHistory()).isTrue();
      StoredRun read = store.open(folder.path());
      RunHistory history = read.history();
      robot.interact(() -> run.show(history, read.stamp()));
      models.refresh();
      assertThat(run.lacksHistory()).isFalse();

      folder.iteration(new IterationMetrics(1, 1, 2.5, 0.1, 0.1, List.of()));
      models.refresh();
      assertThat(run.lacksHistory()).isTrue();
    }
  }

  @Test
  void aDeletedRunComesBackAsTheSameModelWhichReadsItsCurveAnew(FxRobot robot) throws UserProblem {
    Path older = finished("2026-11-24T03:00:01Z");
    finished("2026-11-24T03:00:02Z");
    models.refresh();
    RunModel run = models.find(older).orElseThrow();
    StoredRun read = store.open(older);
    RunHistory history = read.history();
    robot.interact(() -> run.show(history, read.stamp()));
    robot.interact(() -> models.delete(run, problems::add));
    assertThat(models.all()).hasSize(1).doesNotContain(run);

    List<RunModel> restored = new ArrayList<>();
    robot.interact(() -> models.undoDelete(restored::add, problems::add));

    assertThat(restored).containsExactly(run);
    assertThat(models.all().getLast()).isSameAs(run);
    assertThat(run.lacksHistory()).isTrue();
    assertThat(problems).isEmpty();
  }

  @Test
  void everyDeletionCanBeUndone(FxRobot robot) throws UserProblem {
    for (int i = 0; i < 5; i++) {
      finished("2026-11-24T03:00:0" + i + "Z");
    }
    models.refresh();
    List<RunModel> before = List.copyOf(models.all());
    robot.interact(
        () -> List.of(3, 0, 4).forEach(i -> models.delete(before.get(i), problems::add)));
    assertThat(models.all()).containsExactly(before.get(1), before.get(2));
    assertThat(models.listingProperty().get().deleted()).hasSize(3);

    robot.interact(
        () -> {
          for (int i = 0; i < 4; i++) { // once more than there is
            models.undoDelete(_ -> {}, problems::add);
          }
        });
    assertThat(models.all()).containsExactlyElementsOf(before);
    assertThat(problems).isEmpty();
  }

  @Test
  void aRunThatAnotherProcessWritesIsNotDeleted(FxRobot robot) throws UserProblem {
    try (RunFolder folder = begin("2026-11-24T03:00:01Z")) {
      models.refresh();
      robot.interact(() -> models.delete(models.all().getFirst(), problems::add));
      assertThat(problems).extracting(UserProblem::key).containsExactly("run.busy");
      assertThat(models.all()).hasSize(1);
      assertThat(folder.path()).exists();
    }
  }

  @Test
  void aFolderThatAFileManagerTookAwayTakesItsRunFromTheList(FxRobot robot) throws Exception {
    Path gone = finished("2026-11-24T03:00:01Z");
    Path other = finished("2026-11-24T03:00:02Z");
    models.refresh();
    RunModel run = models.find(gone).orElseThrow();
    Folders.delete(gone);
    robot.interact(() -> models.delete(run, problems::add));
    assertThat(models.all()).extracting(each -> each.folderProperty().get()).containsExactly(other);

    Folders.delete(other);
    robot.interact(models::refresh);
    assertThat(models.all()).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void aFolderMovedAwayAndBackIsTheSameRun(FxRobot robot) throws Exception {
    Path folder = finished("2026-11-24T03:00:01Z");
    models.refresh();
    RunModel run = models.all().getFirst();
    Path away = temporary.resolve("away");
    Files.move(folder, away);
    robot.interact(models::refresh);
    assertThat(models.all()).isEmpty();
    Files.move(away, folder);
    robot.interact(models::refresh);
    assertThat(models.all()).containsExactly(run);
  }

  @Test
  void aTitleIsAPropertyAndNoReasonToReplaceAnything() throws UserProblem {
    Path folder = finished("2026-11-24T03:00:01Z");
    models.refresh();
    RunModel run = models.all().getFirst();
    List<String> changes = new ArrayList<>();
    models
        .all()
        .addListener(
            (ListChangeListener<RunModel>)
                change -> {
                  while (change.next()) {
                    changes.add(change.wasUpdated() ? "updated" : "replaced");
                  }
                });
    models.describe(run, new RunNotes("wide", List.of("a"), ""), problems::add);
    assertThat(run.titleProperty().get()).isEqualTo("wide");
    store.describe(folder, RunNotes.NONE); // by another process
    models.refresh();
    assertThat(run.titleProperty().get()).isEqualTo("ResNet-20 · pets");
    assertThat(changes).isNotEmpty().containsOnly("updated");
  }

  @Test
  void runsThatWaitComeFirstAndOneThatNeverBeganLeavesWithoutATrace(FxRobot robot)
      throws UserProblem {
    finished("2026-11-24T03:00:01Z");
    models.refresh();
    RunModel first = new RunModel(RunSamples.settings(), "pets");
    RunModel second = new RunModel(RunSamples.settings(), "pets");
    robot.interact(() -> queued.addAll(first, second));
    assertThat(models.all()).startsWith(second, first).hasSize(3);
    assertThat(models.isQueued(first)).isTrue();

    robot.interact(() -> queued.remove(first));
    assertThat(models.all()).startsWith(second).hasSize(2).doesNotContain(first);
  }

  @Test
  void aRunThatFailedBeforeItHadAFolderStaysUntilItIsDeleted(FxRobot robot) {
    models.refresh();
    RunModel run = new RunModel(RunSamples.settings(), "pets");
    robot.interact(
        () -> {
          queued.add(run);
          run.begin();
          run.failed(UserProblem.of("data.unknown", "gone"));
          queued.remove(run);
        });
    assertThat(models.all()).containsExactly(run);
    robot.interact(models::refresh);
    assertThat(models.all()).containsExactly(run);

    robot.interact(() -> models.delete(run, problems::add));
    assertThat(models.all()).isEmpty();
  }

  @Test
  void whatIsKnownOfARunTrainedHereIsNotOverwrittenByWhatTheDiskSaidLater(FxRobot robot)
      throws UserProblem {
    models.refresh();
    RunModel run = new RunModel(RunSamples.settings(), "pets");
    try (RunFolder folder = begin("2026-11-24T03:00:01Z")) {
      robot.interact(
          () -> {
            queued.add(run);
            run.begin();
            run.begun(folder.path());
            run.completed(RunSamples.epoch(1, 0.5));
            models.refresh(); // the epoch is not on disk yet
          });
      assertThat(models.all()).containsExactly(run);
      assertThat(run.epochs()).hasSize(1);
      assertThat(Objects.requireNonNull(run.storedProperty().get()).epochs()).isEmpty();

      robot.interact(
          () -> {
            run.changed(folder.record().in(RunState.FINISHED));
            queued.remove(run); // its last record is not on disk yet either
          });
      assertThat(run.stateProperty().get()).isEqualTo(RunState.FINISHED);

      folder.epoch(RunSamples.epoch(1, 0.5));
      folder.update(folder.record().in(RunState.FINISHED));
    }
    robot.interact(models::refresh);
    assertThat(run.stateProperty().get()).isEqualTo(RunState.FINISHED);
    assertThat(run.epochs()).hasSize(1);
    assertThat(models.all()).containsExactly(run);
  }

  @Test
  void aRunOfTheStoreGoesOnInItsModelAndLeavesTheQueueAsItWas(FxRobot robot) throws UserProblem {
    Path folder = finished("2026-11-24T03:00:01Z");
    models.refresh();
    RunModel run = models.all().getFirst();
    StoredRun stored = store.open(folder);
    RunHistory history = stored.history();
    robot.interact(
        () -> {
          run.resume(stored, stored.record().settings().withEpochs(5), history);
          queued.add(run);
        });
    assertThat(models.all()).containsExactly(run);
    assertThat(run.stateProperty().get()).isEqualTo(RunState.QUEUED);
    assertThat(run.settings().epochs()).isEqualTo(5);
    robot.interact(models::refresh);
    assertThat(run.stateProperty().get()).isEqualTo(RunState.QUEUED);
    robot.interact(() -> models.delete(run, problems::add));
    assertThat(models.all()).as("it waits").containsExactly(run);

    robot.interact(
        () -> {
          queued.remove(run);
          run.leaveQueue();
        });
    assertThat(run.stateProperty().get()).isEqualTo(RunState.FINISHED);
    assertThat(run.settings().epochs()).isEqualTo(2);
  }

  private Path finished(String created) throws UserProblem {
    try (RunFolder folder = begin(created)) {
      folder.epoch(RunSamples.epoch(1, 0.5));
      folder.update(folder.record().in(RunState.FINISHED));
      return folder.path();
    }
  }

  private RunFolder begin(String created) throws UserProblem {
    return store.create(RunSamples.record(RunState.RUNNING, created));
  }
}
