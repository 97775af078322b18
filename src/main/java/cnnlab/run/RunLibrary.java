package cnnlab.run;

import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a store and those that come along, as one list that the whole program shares, and
 * everything that changes it. A run is known by its folder. The list follows the folder: {@link
 * #refresh} looks for what other processes wrote and reads only that. For any thread; every method
 * may take as long as a disk does.
 */
public final class RunLibrary {
  private final RunStore store;
  private final Optional<RunStore> bundled;
  private final Map<Path, Entry> entries = new HashMap<>();
  private final Deque<DeletedRun> trash = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile RunListing listing = new RunListing(List.of(), List.of(), List.of());

  /** What a folder held when it was read last: a run, or the reason why it is none. */
  private record Entry(RunStamp stamp, @Nullable StoredRun run, @Nullable UserProblem reason) {}

  private RunLibrary(RunStore store, Optional<RunStore> bundled) {
    this.store = store;
    this.bundled = bundled;
  }

  /** Of a store alone. */
  public static RunLibrary of(RunStore store) {
    return new RunLibrary(store, Optional.empty());
  }

  /** Of a store and the {@link BundledRuns}. */
  public static RunLibrary withBundled(RunStore store) {
    return new RunLibrary(store, Optional.of(BundledRuns.store()));
  }

  /** The folder that holds the user's own runs. */
  public RunStore store() {
    return store;
  }

  /** What is told whenever {@link #listing} is another, on the thread that changed it. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** All runs as they were read last; none before the first {@link #refresh}. Never waits. */
  public RunListing listing() {
    return listing;
  }

  /** Reads what came, went or changed in the store since it was read last. */
  public void refresh() throws UserProblem {
    synchronized (this) {
      if (entries.isEmpty()) {
        store.removeLeftOvers();
      }
      List<Path> folders = new ArrayList<>(store.folders());
      if (bundled.isPresent()) {
        folders.addAll(bundled.get().folders());
      }
      entries.keySet().retainAll(folders);
      for (Path folder : folders) {
        RunStamp stamp = RunStamp.of(folder);
        Entry former = entries.get(folder);
        if (former == null || !former.stamp.equals(stamp)) {
          read(folder, stamp);
        }
      }
    }
    publish();
  }

  private void read(Path folder, RunStamp stamp) {
    try {
      entries.put(folder, new Entry(stamp, StoredRun.read(folder), null));
    } catch (UserProblem reason) {
      entries.put(folder, new Entry(stamp, null, reason));
    }
  }

  /** Reads the run in a folder, which may lie anywhere. */
  public StoredRun open(Path folder) throws UserProblem {
    return store.open(folder);
  }

  /**
   * Moves a run, whole or broken, to the trash, from where {@link #undoDelete} brings it back. One
   * whose folder is gone already only leaves the list.
   *
   * @throws UserProblem where a process writes it
   */
  public void delete(Path folder) throws UserProblem {
    synchronized (this) {
      if (Files.exists(folder)) {
        Path trashed = store.delete(folder);
        trash.push(new DeletedRun(title(folder), folder, trashed));
      }
      entries.remove(folder);
    }
    publish();
  }

  private String title(Path folder) {
    Entry entry = entries.get(folder);
    return entry == null || entry.run == null
        ? folder.getFileName().toString()
        : entry.run.record().title();
  }

  /**
   * Brings back what was deleted last of what is still deleted.
   *
   * @return its folder; empty where nothing is left to be brought back
   * @throws UserProblem also where the trash was emptied meanwhile; the one before is then the next
   */
  public Optional<Path> undoDelete() throws UserProblem {
    try {
      return restoreLast();
    } finally {
      publish();
    }
  }

  private synchronized Optional<Path> restoreLast() throws UserProblem {
    DeletedRun last = trash.peek();
    if (last == null) {
      return Optional.empty();
    }
    try {
      Path restored = store.restore(last.trashedPath());
      trash.pop();
      read(restored, RunStamp.of(restored));
      return Optional.of(restored);
    } finally {
      trash.removeIf(gone -> !Files.exists(gone.trashedPath()));
    }
  }

  /** Keeps what a user says about a run; also while it is being trained. */
  public void describe(Path folder, RunNotes notes) throws UserProblem {
    store.describe(folder, notes);
    synchronized (this) {
      read(folder, RunStamp.of(folder));
    }
    publish();
  }

  /**
   * Takes in a run that was exported.
   *
   * @return its folder
   */
  public Path importRun(Path file) throws UserProblem {
    Path folder = store.importRun(file);
    synchronized (this) {
      read(folder, RunStamp.of(folder));
    }
    publish();
    return folder;
  }

  /** Writes a run that nobody writes any more to one file. */
  public void export(Path folder, Path file) throws UserProblem {
    store.export(folder, file);
  }

  private void publish() {
    synchronized (this) {
      List<Path> newestFirst = new ArrayList<>(entries.keySet());
      newestFirst.sort(
          Comparator.comparing(BundledRuns::contains)
              .thenComparing((a, b) -> BundledRuns.contains(a) ? a.compareTo(b) : b.compareTo(a)));
      List<StoredRun> runs = new ArrayList<>();
      List<RunListing.Broken> broken = new ArrayList<>();
      for (Path folder : newestFirst) {
        Entry entry = entries.get(folder);
        if (entry != null && entry.run != null) {
          runs.add(entry.run);
        } else if (entry != null && entry.reason != null) {
          broken.add(new RunListing.Broken(folder, entry.reason));
        }
      }
      RunListing now = new RunListing(runs, broken, List.copyOf(trash));
      if (now.equals(listing)) {
        return;
      }
      listing = now;
    }
    listeners.forEach(Runnable::run);
  }
}
