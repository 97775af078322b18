package cnnlab.ui.train.run;

import cnnlab.data.Datasets;
import cnnlab.data.OpenedData;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.RunHistory;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.MovedData;
import cnnlab.training.Sweep;
import cnnlab.ui.Background;
import cnnlab.ui.RunModel;
import cnnlab.ui.RunModels;
import cnnlab.ui.RunQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The run in view, and how runs begin and go on. */
public final class TrainViewModel {
  private final RunStore store;
  private final RunModels runs;
  private final RunQueue queue;
  private final Background background;
  private final ObjectProperty<@Nullable RunModel> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable RunModel> ghost = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<List<UserProblem>> skipped =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable ConfusionMatrix> confusion =
      new ReadOnlyObjectWrapper<>();
  private Subscription watching = Subscription.EMPTY;

  public TrainViewModel(RunStore store, RunModels runs, RunQueue queue, Background background) {
    this.store = store;
    this.runs = runs;
    this.queue = queue;
    this.background = background;
    selected.subscribe(this::watch);
    runs.orderProperty().subscribe(this::keepInView);
  }

  /** All runs, newest first. */
  public ObservableList<RunModel> runs() {
    return runs.all();
  }

  /** Whether the store was read, so that where no runs are listed there are none. */
  public ReadOnlyBooleanProperty readProperty() {
    return runs.readProperty();
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
  ReadOnlyObjectProperty<List<UserProblem>> skippedProperty() {
    return skipped.getReadOnlyProperty();
  }

  /** Whether the run can be paused and stopped here. */
  boolean isOurs(RunModel run) {
    return runs.isQueued(run);
  }

  /** Shows the run that lies in this folder, if it is one of the list. */
  public boolean show(Path folder) {
    Optional<RunModel> found = runs.find(folder);
    found.ifPresent(selected::set);
    return found.isPresent();
  }

  /** When the run in view leaves the list, the next older one comes into view, or else the last. */
  private void keepInView(List<RunModel> before, List<RunModel> now) {
    if (ghost.get() != null && !now.contains(ghost.get())) {
      ghost.set(null);
    }
    RunModel inView = selected.get();
    if (inView != null && !now.contains(inView)) {
      int place = Math.max(0, before.indexOf(inView));
      selected.set(
          Stream.concat(
                  before.subList(place, before.size()).stream(),
                  before.subList(0, place).reversed().stream())
              .filter(now::contains)
              .findFirst()
              .orElse(null));
    }
  }

  /**
   * Goes on with a run that has ended, from where it was.
   *
   * @param epochs how many it is to have in all
   * @param place where its data are now; empty for where they were
   * @param onProblem is told where the run cannot be read, or its data have moved
   */
  void goOn(
      RunModel run, int epochs, Optional<String> place, Consumer<? super UserProblem> onProblem) {
    Path folder = run.folderProperty().get();
    if (folder == null) {
      return;
    }
    record Read(StoredRun run, RunSettings settings, RunHistory history) {}
    background.run(
        "train.go-on",
        () -> {
          StoredRun stored = store.open(folder);
          RunSettings own = stored.record().settings().withEpochs(epochs);
          RunSettings settings =
              place.isPresent() ? own.withData(Datasets.lasting(place.get())) : own;
          MovedData.require(settings);
          return new Read(stored, settings, stored.history());
        },
        read -> {
          queue.goOn(run, read.run(), read.settings(), read.history());
          selected.set(run);
        },
        onProblem);
  }

  /**
   * Trains for each value of a setting, and each seed; a tag that no runs have yet holds them
   * together.
   *
   * @param data opened before; all runs share them
   * @return the first of the runs
   */
  public RunModel sweep(Sweep sweep, RunSettings settings, OpenedData data) throws UserProblem {
    List<RunSettings> all = sweep.settings(settings);
    String tag = sweep.freeTag(runs().stream().map(run -> run.notesProperty().get()).toList());
    List<RunModel> added = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      added.add(queue.add(all.get(i), data, sweep.notes(settings, sweep.valueOf(i), tag)));
    }
    return added.getFirst();
  }

  /** Lets a run that waits begin sooner (-1) or later (1). */
  void move(RunModel run, int step) {
    queue.move(run, step);
  }

  /** Loads what is not known of the run in view, now and whenever there is more of it. */
  private void watch() {
    watching.unsubscribe();
    confusion.set(null);
    skipped.set(List.of());
    RunModel run = selected.get();
    if (run == ghost.get()) {
      ghost.set(null);
    }
    if (run != null) {
      ListChangeListener<Object> epochDone = _ -> load(run);
      run.epochs().addListener(epochDone);
      watching =
          Subscription.combine(
              run.folderProperty().subscribe((_, _) -> load(run)),
              run.storedProperty().subscribe((_, _) -> loadHistory(run)),
              () -> run.epochs().removeListener(epochDone));
      load(run);
    }
  }

  private void loadHistory(RunModel run) {
    if (run.lacksHistory()) {
      load(run);
    }
  }

  private void load(RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder == null) {
      return;
    }
    boolean withHistory = run.lacksHistory();
    background.run(
        "train.run",
        () -> read(folder, withHistory),
        details -> {
          details.history().ifPresent(history -> run.show(history, details.run().stamp()));
          if (selected.get() == run) {
            confusion.set(details.confusion().orElse(null));
            skipped.set(details.skipped());
          }
        });
  }

  /** What is read of a run only when it is looked at. */
  private record Details(
      StoredRun run,
      Optional<RunHistory> history,
      Optional<ConfusionMatrix> confusion,
      List<UserProblem> skipped) {}

  private Details read(Path folder, boolean withHistory) throws UserProblem {
    StoredRun run = store.open(folder);
    return new Details(
        run,
        withHistory ? Optional.of(run.history()) : Optional.empty(),
        run.confusion(),
        run.skipped());
  }
}
