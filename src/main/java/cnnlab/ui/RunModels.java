package cnnlab.ui;

import cnnlab.comparison.RunDifferences;
import cnnlab.run.DeletedRun;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunListing;
import cnnlab.run.RunNotes;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The one list of runs that all screens show: those that wait or go on here, and those of the
 * {@link RunLibrary}. A run is the same object from when it is asked for to after it was deleted
 * and brought back. On the JavaFX thread.
 */
public final class RunModels {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final String REFRESH = "runs.refresh";

  private final RunLibrary library;
  private final ObservableList<RunModel> queued;
  private final Background background;
  private final ObservableList<RunModel> all =
      FXCollections.observableArrayList(
          run ->
              new Observable[] {
                run.titleProperty(), run.stateProperty(), run.notesProperty(), run.recordProperty()
              });
  private final ReadOnlyObjectWrapper<List<RunModel>> order =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<RunListing> listing;
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();

  /** By folder: what left the list may come back. */
  private final Map<Path, RunModel> gone = new HashMap<>();

  private Subscription looking = Subscription.EMPTY;
  private long changes;
  private boolean arranging;

  /**
   * @param queued the run under way here and those that wait, in the order in which they begin
   */
  public RunModels(RunLibrary library, ObservableList<RunModel> queued, Background background) {
    this.library = library;
    this.queued = queued;
    this.background = background;
    listing = new ReadOnlyObjectWrapper<>(library.listing());
    library.addListener(() -> background.run("runs.mirror", () -> library, _ -> mirror()));
    queued.addListener((ListChangeListener<RunModel>) this::queueChanged);
    all.subscribe(
        () -> {
          if (!arranging) {
            tellApart();
          }
        });
  }

  /** Newest first; those that wait or go on here before all others. Changed in place. */
  public ObservableList<RunModel> all() {
    return all;
  }

  /** The same as a value: changes once when several came, went or changed places together. */
  public ReadOnlyObjectProperty<List<RunModel>> orderProperty() {
    return order.getReadOnlyProperty();
  }

  /** What lies in the store as it was read last, also what can be brought back. */
  public ReadOnlyObjectProperty<RunListing> listingProperty() {
    return listing.getReadOnlyProperty();
  }

  /** Titles of what was deleted and can be brought back, the last first. */
  public ObservableValue<List<String>> deletedTitles() {
    return listingProperty().map(now -> now.deleted().stream().map(DeletedRun::title).toList());
  }

  /** Whether the store was read, so that where no runs are listed there are none. */
  public ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /** Whether the run waits or goes on here. */
  public boolean isQueued(RunModel run) {
    return queued.contains(run);
  }

  public Optional<RunModel> find(Path folder) {
    return all.stream().filter(run -> folder.equals(run.folderProperty().get())).findFirst();
  }

  /** Looks for what other processes wrote, as long as this is so. */
  public void followWhile(ObservableValue<Boolean> shown) {
    shown.subscribe(
        now -> {
          looking.unsubscribe();
          looking = now ? LiveFeed.every(LOOK_AGAIN, this::lookAgain) : Subscription.EMPTY;
        });
  }

  private void lookAgain() {
    if (!background.busy(REFRESH).get()) {
      refresh();
    }
  }

  /** Reads what has changed in the store. */
  public void refresh() {
    background.run(
        REFRESH,
        () -> {
          library.refresh();
          return library;
        },
        _ -> {
          mirror();
          read.set(true);
        });
  }

  /**
   * The run that lies in a folder, of the store or not.
   *
   * @param onProblem is told where there is none
   */
  public void open(
      Path folder, Consumer<RunModel> onDone, Consumer<? super UserProblem> onProblem) {
    background.run(
        "runs.open",
        () -> {
          library.refresh();
          return library.open(folder);
        },
        stored -> {
          mirror();
          onDone.accept(find(stored.folder()).orElseGet(() -> new RunModel(stored)));
        },
        onProblem);
  }

  /** The run in a folder as it lies there; may take as long as a disk does. */
  public StoredRun read(Path folder) throws UserProblem {
    return library.open(folder);
  }

  /** Keeps what a user says about a run. */
  public void describe(RunModel run, RunNotes notes, Consumer<? super UserProblem> onProblem) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      change(
          () -> {
            library.describe(folder, notes);
            return folder;
          },
          _ -> {},
          onProblem);
    }
  }

  /** Moves a run to the trash; one that never got a folder only leaves the list. */
  public void delete(RunModel run, Consumer<? super UserProblem> onProblem) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      delete(folder, onProblem);
    } else if (!isQueued(run)) {
      all.remove(run);
      order.set(List.copyOf(all));
    }
  }

  /** Moves a folder to the trash, also one that cannot be read as a run. */
  public void delete(Path folder, Consumer<? super UserProblem> onProblem) {
    boolean waits = find(folder).filter(this::isQueued).isPresent();
    if (!waits) {
      change(
          () -> {
            library.delete(folder);
            return folder;
          },
          this::leave,
          onProblem);
    }
  }

  /** A run that nothing was read of yet is not missed by itself. */
  private void leave(Path folder) {
    find(folder)
        .filter(run -> run.storedProperty().get() == null)
        .ifPresent(
            run -> {
              all.remove(run);
              order.set(List.copyOf(all));
            });
  }

  /** Brings back what was deleted last of what is still deleted. */
  public void undoDelete(Consumer<RunModel> onDone, Consumer<? super UserProblem> onProblem) {
    change(library::undoDelete, folder -> folder.flatMap(this::find).ifPresent(onDone), onProblem);
  }

  /** Writes a run that has ended to one file. */
  public void export(
      RunModel run,
      Path file,
      Consumer<? super Path> onDone,
      Consumer<? super UserProblem> onProblem) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      change(
          () -> {
            library.export(folder, file);
            return file;
          },
          onDone,
          onProblem);
    }
  }

  /** Takes in a run that was exported. */
  public void importRun(
      Path file, Consumer<RunModel> onDone, Consumer<? super UserProblem> onProblem) {
    change(() -> library.importRun(file), folder -> find(folder).ifPresent(onDone), onProblem);
  }

  /** Every change is done, also when the next is asked for before it has begun. */
  private <T> void change(
      Callable<T> work, Consumer<? super T> onDone, Consumer<? super UserProblem> onProblem) {
    changes++;
    background.run(
        "runs.change." + changes,
        work,
        done -> {
          mirror();
          onDone.accept(done);
        },
        onProblem);
  }

  private void queueChanged(ListChangeListener.Change<? extends RunModel> change) {
    arrange(listing.get());
    boolean left = false;
    while (change.next()) {
      left |= change.wasRemoved();
    }
    if (left) {
      refresh();
    }
  }

  private void mirror() {
    RunListing newest = library.listing();
    arrange(newest);
    listing.set(newest);
  }

  private void arrange(RunListing newest) {
    Map<Path, RunModel> known = new HashMap<>();
    all.forEach(run -> remember(known, run));
    queued.forEach(run -> remember(known, run));
    List<RunModel> stored = new ArrayList<>();
    for (StoredRun run : newest.runs()) {
      RunModel model = known.computeIfAbsent(run.folder(), folder -> modelOf(folder, run));
      if (!run.equals(model.storedProperty().get())) {
        model.update(run, isQueued(model));
      }
      stored.add(model);
    }
    List<RunModel> wanted = new ArrayList<>(queued.reversed());
    all.stream().filter(this::isOnlyHere).forEach(wanted::add);
    stored.stream().filter(run -> !isQueued(run)).forEach(wanted::add);
    all.stream().filter(run -> !wanted.contains(run)).forEach(this::bury);
    arranging = true; // told apart once, not for each that comes
    InPlace.update(all, wanted);
    arranging = false;
    tellApart();
    order.set(List.copyOf(wanted));
  }

  private void tellApart() {
    RunDifferences now =
        RunDifferences.of(all.stream().flatMap(run -> run.described().stream()).toList());
    all.forEach(run -> run.tellApart(now));
  }

  private static void remember(Map<Path, RunModel> known, RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      known.put(folder, run);
    }
  }

  private RunModel modelOf(Path folder, StoredRun run) {
    RunModel before = gone.remove(folder);
    return before == null ? new RunModel(run) : before;
  }

  /** Ended before it had a folder, or so lately that the folder was not read yet. */
  private boolean isOnlyHere(RunModel run) {
    return !isQueued(run)
        && run.storedProperty().get() == null
        && run.stateProperty().get().ended();
  }

  private void bury(RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      run.forgetHistory();
      gone.put(folder, run);
    }
  }
}
