package cnnlab.ui.compare;

import cnnlab.run.RunListing;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import cnnlab.ui.RunModel;
import cnnlab.ui.RunModels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What of the runs in the queue their folders do not tell. A run keeps its place in the comparison
 * when it gets a folder. On the JavaFX thread.
 */
final class RunsInQueue {
  private record Place(Path folder, Instant added) {}

  private final RunModels models;
  private final Map<RunModel, Place> places = new HashMap<>();
  private int added;

  RunsInQueue(RunModels models) {
    this.models = models;
  }

  /** Those of which no folder was read yet, the last to begin first. */
  List<QueuedRun> without(RunListing listing) {
    places.keySet().retainAll(Set.copyOf(models.all()));
    Set<Path> read = folders(listing.runs());
    return models.all().stream()
        .filter(models::isQueued)
        .filter(run -> !read.contains(run.folderProperty().get()))
        .map(run -> QueuedRun.of(run, place(run).folder(), place(run).added()))
        .toList();
  }

  /** Folders of runs that have ended and wait to go on. */
  Set<Path> waitingToGoOn() {
    return models.all().stream()
        .filter(run -> models.isQueued(run) && run.stateProperty().get() == RunState.QUEUED)
        .flatMap(run -> Optional.ofNullable(run.folderProperty().get()).stream())
        .collect(Collectors.toSet());
  }

  /**
   * Tells of each run that has a folder by now, and did not before.
   *
   * @param read all folders read
   * @param moved is given the place that stood for the folder, and the folder
   */
  void begun(Set<Path> read, BiConsumer<Path, Path> moved) {
    Map<RunModel, Path> begun = new HashMap<>();
    for (RunModel run : places.keySet()) {
      Path folder = run.folderProperty().get();
      if (folder != null && read.contains(folder)) {
        begun.put(run, folder);
      }
    }
    begun.forEach(
        (run, folder) -> {
          moved.accept(place(run).folder(), folder);
          places.remove(run);
        });
  }

  private Place place(RunModel run) {
    return places.computeIfAbsent(run, _ -> new Place(QueuedRun.place(++added), Instant.now()));
  }

  private static Set<Path> folders(List<StoredRun> runs) {
    return new HashSet<>(runs.stream().map(StoredRun::folder).toList());
  }
}
