package cnnlab.ui;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.comparison.RunDifferences;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.LayerMetrics;
import cnnlab.run.RunHistory;
import cnnlab.run.RunNotes;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStamp;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A training run as a person watches it, whether it waits, goes on or ended long ago. Read and
 * changed on the JavaFX thread.
 */
public final class RunModel {

  /** When a run that goes on pauses by itself. */
  public enum PauseAfter {
    NEVER,
    ITERATION,
    EPOCH
  }

  private final String dataset;
  private RunSettings settings;
  private @Nullable RunStamp historyRead;
  private boolean trainedHere;
  private final AtomicReference<PauseAfter> pauseAfter = new AtomicReference<>(PauseAfter.NEVER);
  private volatile TrainingControl control = new TrainingControl();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
  private final ReadOnlyObjectWrapper<RunNotes> notes = new ReadOnlyObjectWrapper<>(RunNotes.NONE);
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(RunState.QUEUED);
  private final ReadOnlyBooleanWrapper pauseWished = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable StoredRun> stored = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RunRecord> record = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<RunDifferences> differences =
      new ReadOnlyObjectWrapper<>(RunDifferences.NONE);
  private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<EpochMetrics> epochs = FXCollections.observableArrayList();
  private final List<IterationMetrics> iterations = new ArrayList<>();
  private final List<LayerMetrics> health = new ArrayList<>();
  private final ReadOnlyIntegerWrapper iteration = new ReadOnlyIntegerWrapper();

  /**
   * A run that has not begun.
   *
   * @param dataset the data set's short name
   */
  RunModel(RunSettings settings, String dataset) {
    this.dataset = dataset;
    this.settings = settings;
    title.set(RunRecord.title(Catalogue.title(settings.network().name()), dataset));
  }

  /** A run of the store, without its iterations. */
  RunModel(StoredRun stored) {
    dataset = stored.record().dataset();
    settings = stored.record().settings();
    update(stored, false);
  }

  /** Lets a run that has ended wait for its turn to go on. */
  void resume(StoredRun from, RunSettings goingOn, RunHistory history) {
    update(from, false);
    settings = goingOn;
    show(history, from.stamp());
    control = new TrainingControl();
    pauseAfter.set(PauseAfter.NEVER);
    pauseWished.set(false);
    problem.set(null);
    state.set(RunState.QUEUED);
  }

  /** A run that waited to go on, or had nothing left to do, is again what its folder says. */
  void leaveQueue() {
    StoredRun known = stored.get();
    if (known != null) {
      take(known);
    }
  }

  /**
   * Takes what its folder says by now. Of a run that is trained here that is known sooner and
   * better, until its folder tells its end too.
   *
   * @param queued whether it waits or goes on here
   */
  void update(StoredRun newest, boolean queued) {
    stored.set(newest);
    trainedHere &= queued || !newest.record().state().ended();
    if (!trainedHere && !queued) {
      take(newest);
    } else {
      notes.set(newest.notes());
      retitle();
    }
  }

  private void take(StoredRun newest) {
    folder.set(newest.folder());
    notes.set(newest.notes());
    changed(newest.record());
    pauseWished.set(newest.record().state() == RunState.PAUSED);
    if (!newest.record().state().ended()) {
      progress.set(null); // another process trains it
    }
    InPlace.update(epochs, newest.epochs());
    problem.set(newest.problem().orElse(null));
  }

  /** With what was changed since the run began. */
  public RunSettings settings() {
    return settings;
  }

  /** The data set's short name. */
  public String dataset() {
    return dataset;
  }

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What tells the runs of the list apart. */
  public ReadOnlyObjectProperty<RunDifferences> differencesProperty() {
    return differences.getReadOnlyProperty();
  }

  /** What is written in the folder, under the title that the run has now. */
  Optional<RunRecord> described() {
    return Optional.ofNullable(record.get()).map(run -> run.titled(title.get()));
  }

  void tellApart(RunDifferences now) {
    differences.set(now);
  }

  /** What tells it from the other runs of its title; "" where there is none: "rate 0.1". */
  public String distinction(Messages messages) {
    return described().map(run -> differences.get().distinction(run, messages)).orElse("");
  }

  /** Its title, and what tells it from the others of this title. */
  public String label(Messages messages) {
    String apart = distinction(messages);
    return apart.isEmpty() ? title.get() : title.get() + " · " + apart;
  }

  /** What a person says about the run. */
  public ReadOnlyObjectProperty<RunNotes> notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /** Shows what a person now says about the run; keeping it is the store's part. */
  public void describe(RunNotes newNotes) {
    FxThread.require();
    notes.set(newNotes);
    retitle();
  }

  /** The notes' title, or the one the run was begun with. */
  private void retitle() {
    RunRecord written = record.get();
    if (!notes.get().title().isEmpty()) {
      title.set(notes.get().title());
    } else if (written != null) {
      title.set(written.title());
    }
  }

  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the run is to pause; its state follows after the iteration under way. */
  public ReadOnlyBooleanProperty pauseWishedProperty() {
    return pauseWished.getReadOnlyProperty();
  }

  /** The run's folder, once it has one. */
  public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** The run as its folder was read last, by whomever it is written; null before that. */
  public ReadOnlyObjectProperty<@Nullable StoredRun> storedProperty() {
    return stored.getReadOnlyProperty();
  }

  /** Whether it came with the program and is only to be read. */
  public boolean isBundled() {
    StoredRun known = stored.get();
    return known != null && known.isBundled();
  }

  /** What is written in the folder; null before there is one. */
  public ReadOnlyObjectProperty<@Nullable RunRecord> recordProperty() {
    return record.getReadOnlyProperty();
  }

  /** The newest iteration with its speed and memory; null unless the run goes on here. */
  public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /**
   * How much of a run that goes on is done, 0 to 1, in hundredths: a bar shows no more, and one
   * that does not change is not drawn.
   */
  public double shareDone() {
    Progress newest = progress.get();
    return newest == null ? 0 : Math.floor(100.0 * newest.iteration() / newest.iterations()) / 100;
  }

  /** Why the run failed. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The completed epochs, in order. */
  public ObservableList<EpochMetrics> epochs() {
    return epochs;
  }

  /** The iterations known, in order; {@link #iterationProperty} changes when they do. */
  public List<IterationMetrics> iterations() {
    return Collections.unmodifiableList(iterations);
  }

  /** How the layers fared, in order; {@link #iterationProperty} changes when this does. */
  public List<LayerMetrics> health() {
    return Collections.unmodifiableList(health);
  }

  /** Number of the newest iteration known. */
  public ReadOnlyIntegerProperty iterationProperty() {
    return iteration.getReadOnlyProperty();
  }

  /** Number of batches of an epoch, at least 1; 1 too while it is not known. */
  public int iterationsPerEpoch() {
    Progress newest = progress.get();
    if (newest != null) {
      return Math.max(1, newest.iterations() / newest.epochs());
    }
    RunRecord known = record.get();
    return known == null ? 1 : Math.max(1, known.trainExamples() / settings.batchSize());
  }

  /** Whether the folder holds more of the history than {@link #show} was given, or all of it. */
  public boolean lacksHistory() {
    StoredRun known = stored.get();
    return !trainedHere && known != null && !known.stamp().equals(historyRead);
  }

  /**
   * Takes what was read from the folder.
   *
   * @param read of the folder before that
   */
  public void show(RunHistory history, RunStamp read) {
    FxThread.require();
    historyRead = read;
    take(history);
  }

  /** Lets go of what can be read again. */
  void forgetHistory() {
    historyRead = null;
    take(new RunHistory(List.of(), List.of()));
  }

  private void take(RunHistory history) {
    List<IterationMetrics> read = history.iterations();
    iterations.clear();
    iterations.addAll(read);
    health.clear();
    health.addAll(history.health());
    iteration.set(read.isEmpty() ? 0 : read.getLast().iteration());
  }

  void goOnUntil(PauseAfter reached) {
    pauseAfter.set(reached);
    control.resume();
  }

  /** Pauses if that was wished for at this point; on the engine's thread. */
  void reached(PauseAfter point) {
    if (pauseAfter.compareAndSet(point, PauseAfter.NEVER)) {
      control.pause();
    }
  }

  void changeLearningRate(double rate) {
    control.changeLearningRate(rate);
  }

  void togglePause() {
    pauseAfter.set(PauseAfter.NEVER);
    boolean wish = !pauseWished.get();
    pauseWished.set(wish);
    if (wish) {
      control.pause();
    } else {
      control.resume();
    }
  }

  TrainingControl control() {
    return control;
  }

  void begin() {
    trainedHere = true;
    state.set(RunState.RUNNING);
  }

  void begun(Path path) {
    folder.set(path);
  }

  void changed(RunRecord written) {
    settings = written.settings();
    record.set(written);
    retitle();
    state.set(written.state());
    if (written.state() == RunState.PAUSED) {
      pauseWished.set(true);
    }
  }

  /** Takes new iterations; they replace those that a run going on does again. */
  void iterated(List<Progress> batch) {
    int first = batch.getFirst().iteration();
    while (!iterations.isEmpty() && iterations.getLast().iteration() >= first) {
      iterations.removeLast();
    }
    for (Progress each : batch) {
      iterations.add(
          new IterationMetrics(
              each.iteration(),
              each.epoch(),
              each.loss(),
              each.accuracy(),
              each.learningRate(),
              each.losses()));
    }
    progress.set(batch.getLast());
    iteration.set(batch.getLast().iteration());
  }

  void measured(LayerMetrics newest) {
    health.removeIf(old -> old.iteration() >= newest.iteration());
    health.add(newest);
  }

  void completed(EpochMetrics epoch) {
    epochs.removeIf(old -> old.epoch() >= epoch.epoch());
    epochs.add(epoch);
  }

  void failed(UserProblem why) {
    problem.set(why);
    state.set(RunState.FAILED);
  }
}
