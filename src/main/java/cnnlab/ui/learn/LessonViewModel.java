package cnnlab.ui.learn;

import cnnlab.lesson.LabControl;
import cnnlab.lesson.LabState;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonLibrary;
import cnnlab.lesson.LessonProgress;
import cnnlab.lesson.LessonReader;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.Question;
import cnnlab.lesson.StepText;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.FxThread;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.Services;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A lesson that somebody is in: the step in view, its words with their values, what was answered.
 * Where a step shows something, the lab is brought there; what was answered is kept at once.
 */
public final class LessonViewModel implements AutoCloseable {
  private static final String WORDS = "learn.words";
  private static final String AHEAD = "learn.ahead";
  private static final String FINDINGS = "learn.findings";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final String PROGRESS = "learn.progress.";

  private final Services services;
  private final LessonValues values;
  private final LabRemote remote;
  private final ProgressFile file;
  private final ObjectProperty<Lesson> lesson;
  private final ObjectProperty<LessonProgress> progress;
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Words> words = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Findings> findings = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper reached = new ReadOnlyBooleanWrapper();
  private final IntegerProperty hints = new SimpleIntegerProperty();
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private final Subscription language;
  private final Subscription changes;
  private final long began = System.nanoTime();
  private FileTime triedToRead = FileTime.fromMillis(0);
  private final Map<String, LiveTraining> live = new HashMap<>();
  private boolean everything;
  private @Nullable Watch watch;

  /** The words of a step with their values. */
  public record Words(LessonStep step, StepText text) {}

  /** What the lab says to a prediction. */
  public record Findings(
      Question question, Map<String, Double> values, List<String> right, List<Double> curve) {}

  LessonViewModel(Services services, Lesson lesson, Path progressFile) {
    FxThread.require();
    this.services = services;
    file = new ProgressFile(progressFile);
    this.lesson = new SimpleObjectProperty<>(lesson);
    progress = new SimpleObjectProperty<>(file.read());
    values = new LessonValues(services.engine(), lesson.folder());
    remote = new LabRemote(services, lesson.folder());
    presenting.subscribe((_, _) -> hide());
    language = services.texts().messagesProperty().subscribe((_, _) -> read());
    changes =
        lesson.folder().startsWith(LessonLibrary.root())
            ? Subscription.EMPTY
            : LiveFeed.every(LOOK, this::lookForChanges);
    enter(Math.max(0, indexOf(progress.get().done() ? "" : progress.get().step())));
  }

  public ReadOnlyObjectProperty<Lesson> lessonProperty() {
    return lesson;
  }

  public ReadOnlyObjectProperty<LessonProgress> progressProperty() {
    return progress;
  }

  /** Which step is in view, from 0. */
  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  /** The words of the step in view; null until its values are computed. */
  public ReadOnlyObjectProperty<@Nullable Words> wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /** What the lab says to the prediction that is revealed; null for other steps. */
  public ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
    return findings.getReadOnlyProperty();
  }

  /** Whether what the learner is to do is done. */
  public ReadOnlyBooleanProperty reachedProperty() {
    return reached.getReadOnlyProperty();
  }

  /** How many hints are shown. */
  public IntegerProperty hintsProperty() {
    return hints;
  }

  /** Whether it is presented to a class. */
  public BooleanProperty presentingProperty() {
    return presenting;
  }

  public int steps() {
    return lesson.get().steps().size();
  }

  /** Whether no step comes after the one in view. */
  public boolean isLast() {
    return index.get() == steps() - 1;
  }

  /** The step in view. */
  public LessonStep step() {
    return lesson.get().steps().get(index.get());
  }

  /** What was answered at a step; nothing where its question is another by now. */
  public List<String> answer(String step) {
    List<String> kept = progress.get().answers().getOrDefault(step, List.of());
    boolean stale =
        lesson.get().step(step) instanceof LessonStep.Predict predict
            && !predict.question().fits(kept);
    return stale ? List.of() : kept;
  }

  /** Whether the step in view is a prediction that is not made yet; a class makes it by hands. */
  public boolean owesAnswer() {
    return step() instanceof LessonStep.Predict predict
        && !presenting.get()
        && answer(predict.id()).isEmpty();
  }

  /** Keeps what was predicted or written at the step in view. */
  public void answer(List<String> answer) {
    keep(progress.get().answered(step().id(), answer));
  }

  /** Counts hands for an answer, or takes them back. */
  public void count(String answer, int more) {
    keep(progress.get().counted(step().id(), answer, more));
  }

  public void next() {
    if (!owesAnswer()) {
      jump(index.get() + 1);
    }
  }

  public void back() {
    jump(index.get() - 1);
  }

  /**
   * The live runs of a step, the same whenever one comes back to it.
   *
   * @param names what to call them
   */
  LiveTraining live(LessonStep.Run step, Map<String, String> names) {
    Path folder = lesson.get().folder();
    return live.computeIfAbsent(
        step.id(), _ -> new LiveTraining(services, folder, step.train(), names));
  }

  /** Goes to any step; stays at the ends. */
  public void jump(int wanted) {
    int target = Math.clamp(wanted, 0, steps() - 1);
    if (target == index.get()) {
      return;
    }
    if (target != index.get() + 1) {
      restore(target);
    }
    enter(target);
  }

  /** Shows what the lesson hides, until it is left. */
  public void showEverything() {
    everything = true;
    hide();
  }

  /** Brings the lab back to where this step began. */
  public void reset() {
    restore(index.get());
    enter(index.get());
  }

  /**
   * What the lab shows at a step is what it, or the last one before it that shows something, says.
   */
  private void restore(int target) {
    for (int i = target; i >= 0; i--) {
      LabState state = lesson.get().steps().get(i).show();
      if (state != null) {
        remote.show(state);
        return;
      }
    }
  }

  private void enter(int target) {
    boolean first = words.get() == null;
    index.set(target);
    hints.set(0);
    reached.set(false);
    findings.set(null);
    LessonStep step = step();
    keep(progress.get().at(step.id(), isLast()));
    hide();
    LabState show = step.show();
    if (show != null) {
      remote.show(show);
    } else if (first) {
      restore(target);
    }
    read();
    stopWatching();
    if (step instanceof LessonStep.Do action) {
      watch(action.until());
    }
  }

  /** Hides what the lesson says, and from a class what only who acts needs. */
  private void hide() {
    Set<LabControl> hidden = EnumSet.noneOf(LabControl.class);
    if (!everything && !isLast()) {
      hidden.addAll(lesson.get().hidden());
      if (presenting.get() && !(step() instanceof LessonStep.Do)) {
        hidden.addAll(LabControl.FOR_WHO_ACTS);
      }
    }
    services.navigation().hiddenProperty().set(hidden);
  }

  private void watch(LabState until) {
    services
        .background()
        .run(
            "learn.until", () -> values.computed(until), this::startWatch, services.errors()::show);
  }

  private void startWatch(LabState computed) {
    stopWatching();
    watch = new Watch(services.navigation(), computed, () -> reached.set(true));
  }

  private void stopWatching() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }

  /** Computes the words of the step in view, and what is revealed; they stand there meanwhile. */
  private void read() {
    LessonStep step = step();
    Messages messages = services.texts().messages();
    Lesson read = lesson.get();
    words.set(LessonValues.meanwhile(read, step, messages));
    services
        .background()
        .run(
            WORDS,
            () -> values.words(read, step, messages),
            computed -> {
              words.set(computed);
              services
                  .background()
                  .run(
                      AHEAD,
                      cancelled -> values.lookAhead(read, step, messages, cancelled),
                      _ -> {},
                      _ -> {}); // what is wrong there is told when it is there
            },
            services.errors()::show);
    if (step instanceof LessonStep.Reveal reveal) {
      services
          .background()
          .run(
              FINDINGS,
              () -> values.findings(read, reveal),
              findings::set,
              services.errors()::show);
    }
  }

  /** Minutes since it was begun. */
  public long minutesUsed() {
    return Duration.ofNanos(System.nanoTime() - began).toMinutes();
  }

  /** A lesson of one's own is read again when a file of it was saved. */
  private void lookForChanges() {
    Path folder = lesson.get().folder();
    services
        .background()
        .run(
            "learn.changes",
            () -> LessonReader.changed(folder),
            newest -> {
              if (newest.compareTo(lesson.get().changed()) > 0
                  && newest.compareTo(triedToRead) > 0) {
                triedToRead = newest;
                reload();
              }
            });
  }

  /** Reads the lesson anew; stays at the step. */
  void reload() {
    Path folder = lesson.get().folder();
    services
        .background()
        .run(
            "learn.reload",
            () -> LessonReader.read(folder),
            newer -> {
              String step = step().id();
              lesson.set(newer);
              enter(Math.max(0, indexOf(step)));
            },
            services.errors()::show);
  }

  private int indexOf(String step) {
    return lesson.get().steps().stream().map(LessonStep::id).toList().indexOf(step);
  }

  private void keep(LessonProgress newer) {
    if (Objects.equals(newer, progress.get())) {
      return;
    }
    progress.set(newer);
    file.keep(newer);
    services
        .background()
        .run(
            PROGRESS + lesson.get().key(),
            () -> {
              file.write();
              return newer;
            },
            _ -> {},
            services.errors()::showOnce);
  }

  /** Lets go of networks that values were computed with; what was done is in its file. */
  @Override
  public void close() {
    try {
      file.write();
    } catch (UserProblem unwritten) {
      services.errors().showOnce(unwritten);
    }
    language.unsubscribe();
    changes.unsubscribe();
    services.background().cancel(AHEAD);
    stopWatching();
    live.values().forEach(LiveTraining::close);
    remote.stop();
    services.navigation().hiddenProperty().set(Set.of());
    services.background().release(values);
  }
}
