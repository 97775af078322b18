package cnnlab.ui.train.run;

import cnnlab.data.OpenedData;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.RunHistory;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.Sweep;
import cnnlab.ui.Background;
import cnnlab.ui.RunModel;
import cnnlab.ui.RunQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The runs, the one in view, and what can be done with them. */
public final class TrainViewModel {

  /** A run in the trash. */
  public record Deleted(Path grave, String title) {}

  private final RunStore store;
  private final RunQueue queue;
  private final Background background;
  private final ObservableList<RunModel> runs = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable RunModel> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable RunModel> ghost = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<List<UserProblem>> leftOut =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable ConfusionMatrix> confusion =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Deleted> deleted = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private List<RunModel> stored = List.of();
  private Subscription watching = Subscription.EMPTY;

  public TrainViewModel(RunStore store, RunQueue queue, Background background) {
    this.store = store;
    this.queue = queue;
    this.background = background;
    queue.runs().addListener((ListChangeListener<RunModel>) _ -> arrange());
    selected.subscribe(this::watch);
    arrange();
  }

  /** All runs, newest first. */
  public ObservableList<RunModel> runs() {
    return runs;
  }

  /** Whether the store was read, so that where no runs are listed there are none. */
  public ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /** The run in view; null while the form is. */
  public ObjectProperty<@Nullable RunModel> selectedProperty() {
    return selected;
  }

  /** The run whose curves are drawn behind those of the one in view. */
  ObjectProperty<@Nullable RunModel> ghostProperty() {
    return ghost;
  }

  /** What the best weights of the run in view took for what; null while there are none. */
  ReadOnlyObjectProperty<@Nullable ConfusionMatrix> confusionProperty() {
    return confusion.getReadOnlyProperty();
  }

  /** Why the run in view left images out. */
  ReadOnlyObjectProperty<List<UserProblem>> leftOutProperty() {
    return leftOut.getReadOnlyProperty();
  }

  /** The run deleted last, which can still be brought back. */
  public ReadOnlyObjectProperty<@Nullable Deleted> deletedProperty() {
    return deleted.getReadOnlyProperty();
  }

  /** Reads the store anew. */
  public void refresh() {
    background.run("train.runs", store::list, this::offer);
  }

  /** Whether the run can be paused and stopped here. */
  boolean isOurs(RunModel run) {
    return queue.runs().contains(run);
  }

  /** Shows the run that lies in this folder, if it is one of the list. */
  public boolean show(Path folder) {
    Optional<RunModel> found =
        runs.stream().filter(run -> folder.equals(run.folderProperty().get())).findFirst();
    found.ifPresent(selected::set);
    return found.isPresent();
  }

  /**
   * Goes on with a run that has ended, from where it was.
   *
   * @param epochs how many it is to have in all
   * @param onProblem is told where the run cannot be read
   */
  void goOn(RunModel run, int epochs, Consumer<? super UserProblem> onProblem) {
    Path folder = run.folderProperty().get();
    if (folder == null) {
      return;
    }
    record Read(StoredRun run, RunHistory history) {}
    background.run(
        "train.go-on",
        () -> {
          StoredRun stored = store.open(folder);
          return new Read(stored, stored.history());
        },
        read -> selected.set(queue.goOn(read.run(), epochs, read.history())),
        onProblem);
  }

  /**
   * Keeps what a person says about a run.
   *
   * @param onProblem is told where it cannot be written
   */
  void describe(RunModel run, RunNotes notes, Consumer<? super UserProblem> onProblem) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      background.run(
          "train.describe",
          () -> {
            store.describe(folder, notes);
            return notes;
          },
          kept -> {
            run.describe(kept);
            refresh(); // without a title of its own it has the one it was begun with
          },
          onProblem);
    }
  }

  /**
   * Trains once for each value of a setting; a tag that no runs have yet holds them together.
   *
   * @param data opened before; all runs share them
   * @return the first of the runs
   */
  public RunModel sweep(Sweep sweep, RunSettings settings, OpenedData data) throws UserProblem {
    List<RunSettings> all = sweep.settings(settings);
    String tag = sweep.freeTag(runs.stream().map(run -> run.notesProperty().get()).toList());
    List<RunModel> added = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      added.add(queue.add(all.get(i), data, sweep.notes(settings, sweep.values().get(i), tag)));
    }
    return added.getFirst();
  }

  /** Lets a run that waits begin sooner (-1) or later (1). */
  void move(RunModel run, int step) {
    queue.move(run, step);
  }

  /** Writes a run that has ended to one file. */
  void export(RunModel run, Path file, Consumer<? super UserProblem> onProblem) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      background.run(
          "train.export",
          () -> {
            store.export(folder, file);
            return file;
          },
          _ -> {},
          onProblem);
    }
  }

  /** Takes in a run that was exported, and shows it. */
  void importRun(Path file, Consumer<? super UserProblem> onProblem) {
    background.run(
        "train.import",
        () -> store.importRun(file),
        folder -> background.run("train.runs", store::list, all -> offerAndShow(all, folder)),
        onProblem);
  }

  /** Moves a run that has ended to the trash. */
  void delete(RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder == null) {
      remove(run);
      return;
    }
    background.run(
        "train.delete",
        () -> store.delete(folder),
        grave -> {
          deleted.set(new Deleted(grave, run.titleProperty().get()));
          remove(run);
        });
  }

  /** Brings the run deleted last back. */
  public void undoDelete() {
    Deleted last = deleted.get();
    if (last != null) {
      deleted.set(null);
      background.run(
          "train.delete",
          () -> store.restore(last.grave()),
          folder -> background.run("train.runs", store::list, all -> offerAndShow(all, folder)));
    }
  }

  private void offerAndShow(List<StoredRun> all, Path folder) {
    offer(all);
    show(folder);
  }

  private void remove(RunModel run) {
    int place = runs.indexOf(run);
    boolean inView = selected.get() == run;
    if (ghost.get() == run) {
      ghost.set(null);
    }
    stored = stored.stream().filter(other -> other != run).toList();
    queue.forget(run);
    arrange();
    if (inView) {
      selected.set(runs.isEmpty() ? null : runs.get(Math.clamp(place, 0, runs.size() - 1)));
    }
  }

  private void offer(List<StoredRun> all) {
    List<RunModel> known = new ArrayList<>(stored);
    stored =
        all.stream()
            .map(
                run ->
                    known.stream()
                        .filter(old -> old.shows(run))
                        .findFirst()
                        .orElseGet(() -> new RunModel(run)))
            .toList();
    arrange();
    read.set(true);
  }

  /** Runs of this session before those of earlier ones, each newest first. */
  private void arrange() {
    List<@Nullable Path> ours =
        queue.runs().stream().map(run -> run.folderProperty().get()).toList();
    RunModel inView = selected.get();
    List<RunModel> all =
        Stream.of(
                queue.runs().reversed(),
                stored.stream().filter(run -> !ours.contains(run.folderProperty().get())).toList())
            .flatMap(Collection::stream)
            .toList();
    if (!all.equals(runs)) {
      runs.setAll(all);
      selected.set(inView); // the list's selection is gone meanwhile
    }
    if (inView != null && !all.contains(inView)) {
      Path folder = inView.folderProperty().get();
      selected.set(
          all.stream()
              .filter(run -> folder != null && folder.equals(run.folderProperty().get()))
              .findFirst()
              .orElse(null));
    }
  }

  /** Loads what is not known of the run in view, now and after each of its epochs. */
  private void watch() {
    watching.unsubscribe();
    confusion.set(null);
    leftOut.set(List.of());
    RunModel run = selected.get();
    if (run == ghost.get()) {
      ghost.set(null);
    }
    if (run != null) {
      ListChangeListener<Object> epochDone = _ -> load(run);
      run.epochs().addListener(epochDone);
      Subscription began = run.folderProperty().subscribe(() -> load(run));
      watching = began.and(() -> run.epochs().removeListener(epochDone));
      load(run);
    }
  }

  private void load(RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder == null) {
      return;
    }
    boolean unread = !isOurs(run) && run.iterations().isEmpty();
    background.run(
        "train.run",
        () -> read(folder, unread),
        details -> {
          details.history().ifPresent(run::show);
          if (selected.get() == run) {
            confusion.set(details.confusion().orElse(null));
            leftOut.set(details.leftOut());
          }
        });
  }

  /** What is read of a run only when it is looked at. */
  private record Details(
      Optional<RunHistory> history,
      Optional<ConfusionMatrix> confusion,
      List<UserProblem> leftOut) {}

  private Details read(Path folder, boolean withHistory) throws UserProblem {
    StoredRun run = store.open(folder);
    return new Details(
        withHistory ? Optional.of(run.history()) : Optional.empty(),
        run.confusion(),
        run.leftOut());
  }
}
