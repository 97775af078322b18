package cnnlab.ui;

import cnnlab.data.OpenedData;
import cnnlab.engine.MemoryProblem;
import cnnlab.run.EpochMetrics;
import cnnlab.run.LayerMetrics;
import cnnlab.run.RunHistory;
import cnnlab.run.RunNotes;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.RunPlan;
import cnnlab.training.SettingsCheck;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import cnnlab.training.TrainingListener.Progress;
import cnnlab.training.TrainingQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that wait or go on here, one after another on the one device, whatever screen is in
 * view. On the JavaFX thread.
 */
public final class RunQueue {
  private static final Logger log = LoggerFactory.getLogger(RunQueue.class);

  /** Bars and lines that move more often cost time that training wants. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Training training;
  private final Background background;
  private final RunningJob job;
  private final Texts texts;
  private final ObservableList<RunModel> runs =
      FXCollections.observableArrayList(run -> new Observable[] {run.folderProperty()});
  private final TrainingQueue<RunModel> queue = new TrainingQueue<>();
  private final ReadOnlyObjectWrapper<@Nullable RunModel> current = new ReadOnlyObjectWrapper<>();
  private final List<Runnable> whenIdle = new ArrayList<>();

  /** How those that wait are trained when their turn comes; with the data opened for them. */
  private final Map<RunModel, Work> waiting = new HashMap<>();

  private interface Work {
    StoredRun train(RunNotes notes, TrainingListener listener, TrainingControl control)
        throws UserProblem;
  }

  /** What the engine's thread reports. */
  private sealed interface Event {
    record Begun(Path folder) implements Event {}

    record Changed(RunRecord run) implements Event {}

    record Iterated(Progress progress) implements Event {}

    record Completed(EpochMetrics epoch) implements Event {}

    record Measured(LayerMetrics health) implements Event {}

    record Ended(@Nullable UserProblem problem) implements Event {}
  }

  /** Passes on to the JavaFX thread what the engine's thread hears, what seldom happens at once. */
  private record Reporter(RunModel run, LiveFeed<Event> feed) implements TrainingListener {
    @Override
    public void begun(Path folder) {
      feed.addNow(new Event.Begun(folder));
    }

    @Override
    public void state(RunRecord run) {
      feed.addNow(new Event.Changed(run));
    }

    @Override
    public void iteration(Progress progress) {
      feed.add(new Event.Iterated(progress));
      run.reached(RunModel.PauseAfter.ITERATION);
    }

    @Override
    public void health(LayerMetrics metrics) {
      feed.add(new Event.Measured(metrics));
    }

    @Override
    public void epoch(EpochMetrics metrics) {
      feed.addNow(new Event.Completed(metrics));
      run.reached(RunModel.PauseAfter.EPOCH);
    }
  }

  RunQueue(Training training, Background background, RunningJob job, Texts texts) {
    this.training = training;
    this.background = background;
    this.job = job;
    this.texts = texts;
    job.onStop(this::stopAll);
    texts.messagesProperty().subscribe(this::tell);
  }

  /** The run under way and those that wait, in the order in which they begin. */
  public ObservableList<RunModel> runs() {
    return runs;
  }

  /** The run under way, also a paused one. */
  public ReadOnlyObjectProperty<@Nullable RunModel> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Trains as soon as the device is free. */
  public RunModel add(RunSettings settings) {
    return add(
        settings,
        Path.of(settings.data()).getFileName().toString(),
        RunNotes.NONE,
        (notes, listener, control) -> training.run(settings, notes, listener, control));
  }

  /** Trains what was checked, on the data of the plan. */
  public RunModel add(RunPlan plan) {
    return add(
        plan.settings(),
        plan.data().name(),
        RunNotes.NONE,
        (notes, listener, control) -> training.run(plan, notes, listener, control));
  }

  /**
   * Trains on data opened before, which are split as the settings want it.
   *
   * @param said what a person says about the run
   */
  public RunModel add(RunSettings settings, OpenedData data, RunNotes said) {
    return add(
        settings,
        data.parts().name(),
        said,
        (notes, listener, control) ->
            training.run(settings, data.split(settings.splitting()), notes, listener, control));
  }

  private RunModel add(RunSettings settings, String dataset, RunNotes said, Work work) {
    FxThread.require();
    RunModel run = new RunModel(settings, dataset);
    run.describe(said);
    waiting.put(run, work);
    queue.add(run);
    runs.add(run);
    next();
    return run;
  }

  /**
   * Goes on with a run that has ended as soon as the device is free.
   *
   * @param stored as it lies in its folder
   * @param settings its own, with as many epochs as it is to have in all and the place where its
   *     data are now
   * @param history of what it has
   */
  public void goOn(RunModel run, StoredRun stored, RunSettings settings, RunHistory history) {
    FxThread.require();
    if (!queue.contains(run)) {
      run.resume(stored, settings, history);
      waiting.put(
          run, (_, listener, control) -> training.resume(stored, settings, listener, control));
      queue.add(run);
      runs.add(run);
      next();
    }
  }

  /** Lets the run under way, also a paused one, go on to the end of an iteration or epoch. */
  public void goOnUntil(RunModel.PauseAfter reached) {
    FxThread.require();
    RunModel run = current.get();
    if (run != null) {
      run.goOnUntil(reached);
    }
  }

  /** Holds the run under way before its next iteration, or lets it go on. */
  public void togglePause() {
    FxThread.require();
    RunModel run = current.get();
    if (run != null) {
      run.togglePause();
    }
  }

  /**
   * Sets the learning rate of the next iteration of the run under way; its schedule goes on from
   * there in proportion.
   *
   * @throws UserProblem where it is out of range
   */
  public void changeLearningRate(double rate) throws UserProblem {
    FxThread.require();
    RunModel run = current.get();
    if (run != null) {
      SettingsCheck.requireLearningRate(run.settings().optimizer().kind(), rate);
      run.changeLearningRate(rate);
    }
  }

  /** Ends a run before its next iteration; one that waits leaves the queue. */
  public void stop(RunModel run) {
    FxThread.require();
    run.control().stop();
    if (queue.remove(run)) {
      runs.remove(run);
      waiting.remove(run);
      run.leaveQueue();
      tell();
    }
  }

  /** Lets a run that waits change places with the next that waits before (-1) or after it (1). */
  public void move(RunModel run, int step) {
    FxThread.require();
    if (queue.move(run, step)) {
      runs.setAll(queue.all()); // as one change: a run that moves never leaves the queue
    }
  }

  private void stopAll(Runnable whenSafe) {
    queue.waiting().forEach(this::stop);
    RunModel run = current.get();
    if (run == null) {
      whenSafe.run();
    } else {
      whenIdle.add(whenSafe);
      run.control().stop();
    }
  }

  private void next() {
    queue.next().ifPresent(this::begin);
    tell();
  }

  private void begin(RunModel run) {
    run.begin();
    current.set(run);
    LiveFeed<Event> feed = new LiveFeed<>(() -> PERIOD, events -> happened(run, events));
    RunNotes notes = run.notesProperty().get();
    Work work = Objects.requireNonNull(waiting.remove(run));
    background.run("runs.worker", () -> train(run, work, notes, feed), _ -> {});
  }

  private static Event train(RunModel run, Work work, RunNotes notes, LiveFeed<Event> feed) {
    Event.Ended end = new Event.Ended(null);
    try {
      work.train(notes, new Reporter(run, feed), run.control());
    } catch (UserProblem problem) {
      end = new Event.Ended(problem);
    } catch (RuntimeException | Error crash) {
      log.error("A run crashed", crash);
      end = new Event.Ended(MemoryProblem.orCrash(run.settings(), crash));
    }
    feed.addNow(end);
    return end;
  }

  private void happened(RunModel run, List<Event> events) {
    List<Progress> iterations = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Iterated(Progress progress)) {
        iterations.add(progress);
        continue;
      }
      if (event instanceof Event.Measured(LayerMetrics health)) {
        run.measured(health);
        continue;
      }
      flush(run, iterations);
      switch (event) {
        case Event.Begun(Path folder) -> run.begun(folder);
        case Event.Changed(RunRecord record) -> run.changed(record);
        case Event.Completed(EpochMetrics epoch) -> run.completed(epoch);
        case Event.Ended(UserProblem problem) -> end(run, problem);
        case Event.Iterated _, Event.Measured _ -> throw new AssertionError("gathered above");
      }
    }
    flush(run, iterations);
    tell();
  }

  private static void flush(RunModel run, List<Progress> iterations) {
    if (!iterations.isEmpty()) {
      run.iterated(List.copyOf(iterations));
      iterations.clear();
    }
  }

  private void end(RunModel run, @Nullable UserProblem problem) {
    if (problem != null) {
      run.failed(problem);
    }
    if (!run.stateProperty().get().ended()) {
      run.leaveQueue();
    }
    current.set(null);
    queue.ended();
    runs.remove(run);
    if (whenIdle.isEmpty()) {
      next();
    } else {
      tell();
      List.copyOf(whenIdle).forEach(Runnable::run);
    }
  }

  /** Brings the status bar up to date. */
  private void tell() {
    RunModel run = current.get();
    job.activeProperty().set(run != null);
    if (run == null) {
      return;
    }
    Progress progress = run.progressProperty().get();
    job.progressProperty().set(progress == null ? -1 : run.shareDone());
    job.textProperty().set(line(run, progress, texts.messages()));
  }

  private String line(RunModel run, @Nullable Progress progress, Messages messages) {
    String title = run.titleProperty().get();
    if (!whenIdle.isEmpty()) {
      return messages.get("train.job.saving", title);
    }
    if (progress == null) {
      return messages.get("train.job.preparing", title);
    }
    return run.stateProperty().get() == RunState.PAUSED
        ? messages.get("train.job.paused", title, progress.epoch(), progress.epochs())
        : messages.get(
            "train.job.running",
            title,
            progress.epoch(),
            progress.epochs(),
            Numbers.duration(progress.secondsLeft()));
  }
}
