package cnnlab.ui.compare;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Preprocessing;
import cnnlab.run.Provenance;
import cnnlab.run.RunNotes;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStamp;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.ui.RunModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that waits here for the device and has no folder yet.
 *
 * @param place stands for the folder that it will have; nothing lies there
 * @param added when it was queued
 * @param state queued, or running until its folder was read
 */
record QueuedRun(
    Path place,
    Instant added,
    RunState state,
    RunSettings settings,
    String dataset,
    String title,
    RunNotes notes) {
  private static final Path PLACES = Path.of("queued");

  /** A place that no other run has. */
  static Path place(int number) {
    return PLACES.resolve(String.valueOf(number));
  }

  static QueuedRun of(RunModel run, Path place, Instant added) {
    return new QueuedRun(
        place,
        added,
        run.stateProperty().get(),
        run.settings(),
        run.dataset(),
        run.titleProperty().get(),
        run.notesProperty().get());
  }

  /** Whether this stands for the folder of a run that has none. */
  static boolean isPlace(Path folder) {
    return folder.startsWith(PLACES);
  }

  /** As it would lie in its folder before the first epoch. */
  StoredRun stored() throws UserProblem {
    RunRecord record =
        new RunRecord(
            RunRecord.FORMAT,
            title,
            state,
            settings,
            Catalogue.build(settings.network()),
            dataset,
            List.of(),
            0,
            0,
            0,
            Preprocessing.usual(settings.network().inputSize()),
            new Provenance(Provenance.VERSION, added.toString(), "", "", "", 0, "", null, null),
            0,
            0,
            null);
    return new StoredRun(
        place, record, notes, List.of(), Optional.empty(), new RunStamp(Map.of(), false));
  }
}
