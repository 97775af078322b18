package cnnlab.ui.learn;

import cnnlab.data.OpenedData;
import cnnlab.lesson.LiveRun;
import cnnlab.lesson.chart.WatchedRun;
import cnnlab.run.RunHistory;
import cnnlab.run.RunNotes;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.text.UserProblem;
import cnnlab.ui.RunModel;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The live runs of a step: asked for, they wait in the lab's queue as any other run does, one after
 * the other, and stay among the learner's runs. On the JavaFX thread.
 */
final class LiveTraining {
  private static final String OPENING = "learn.live";

  private final Services services;
  private final Path lesson;
  private final Map<String, LiveRun> wanted;
  private final Map<String, String> names;
  private final Map<String, RunModel> runs = new LinkedHashMap<>();
  private final Map<String, UserProblem> refused = new LinkedHashMap<>();
  private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Subscription watching = Subscription.EMPTY;
  private boolean begun;
  private boolean stopped;

  /**
   * @param lesson the lesson's folder
   * @param wanted by name
   * @param names what to call them
   */
  LiveTraining(
      Services services, Path lesson, Map<String, LiveRun> wanted, Map<String, String> names) {
    this.services = services;
    this.lesson = lesson;
    this.wanted = wanted;
    this.names = names;
  }

  /** Whether some of them wait or are trained. */
  ReadOnlyBooleanProperty activeProperty() {
    return active.getReadOnlyProperty();
  }

  /** Changes whenever a run has come further. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** What is known of those that have begun. */
  List<WatchedRun> watched() {
    List<WatchedRun> watched = new ArrayList<>();
    runs.forEach(
        (name, run) -> {
          RunRecord record = run.recordProperty().get();
          if (record != null) {
            watched.add(
                new WatchedRun(
                    title(name),
                    record.architecture(),
                    run.epochs(),
                    new RunHistory(run.iterations(), run.health())));
          }
        });
    return watched;
  }

  /** Whether it was asked for, however far it came. */
  boolean begun() {
    return begun;
  }

  /** Those that failed, with the reason. */
  Map<String, UserProblem> failed() {
    Map<String, UserProblem> failed = new LinkedHashMap<>(refused);
    runs.forEach(
        (name, run) -> {
          UserProblem problem = run.problemProperty().get();
          if (problem != null) {
            failed.put(title(name), problem);
          }
        });
    return failed;
  }

  /** Whether somebody ended it. */
  boolean stopped() {
    return stopped;
  }

  /** The run that is trained now. */
  Optional<RunModel> current() {
    return runs.values().stream()
        .filter(run -> run.stateProperty().get() == RunState.RUNNING)
        .findFirst();
  }

  private String title(String name) {
    return Objects.requireNonNullElse(names.get(name), name);
  }

  /** Trains them from the beginning. */
  void start() {
    record Asked(RunSettings settings, OpenedData data) {}
    close();
    runs.clear();
    refused.clear();
    begun = true;
    stopped = false;
    active.set(true);
    changes.set(changes.get() + 1);
    services
        .background()
        .run(
            OPENING,
            () -> {
              Map<String, Asked> asked = new LinkedHashMap<>();
              for (Map.Entry<String, LiveRun> live : wanted.entrySet()) {
                OpenedData data = OpenedData.open(live.getValue().data());
                asked.put(live.getKey(), new Asked(live.getValue().settings(lesson, data), data));
              }
              return asked;
            },
            asked -> {
              if (stopped) {
                return; // before anything could begin
              }
              asked.forEach(
                  (name, run) -> {
                    RunNotes notes = new RunNotes(title(name), List.of(), "");
                    watch(services.queue().add(run.settings(), run.data(), notes), name);
                  });
              changed();
            },
            problem -> {
              wanted.keySet().forEach(name -> refused.put(title(name), problem));
              changed();
            });
  }

  private void watch(RunModel run, String name) {
    boolean first = runs.isEmpty();
    runs.put(name, run);
    watching =
        Subscription.combine(
            watching,
            run.iterationProperty().subscribe(this::changed),
            run.stateProperty().subscribe(this::changed),
            run.problemProperty().subscribe(this::changed),
            run.epochs().subscribe(this::changed),
            first ? run.folderProperty().subscribe(this::show) : Subscription.EMPTY);
  }

  /** The first of them comes into view as soon as it has begun. */
  private void show(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    LabSetting view = services.navigation().settings(View.TRAIN).get("run");
    if (view != null) {
      try {
        view.setter().set(folder.toString());
      } catch (UserProblem gone) {
        services.errors().show(gone);
      }
    }
  }

  private void changed() {
    active.set(runs.values().stream().anyMatch(run -> !run.stateProperty().get().ended()));
    changes.set(changes.get() + 1);
  }

  /** Ends those that are not done; what they have is kept. */
  void stop() {
    stopped = true;
    runs.values().stream()
        .filter(run -> !run.stateProperty().get().ended())
        .toList()
        .forEach(services.queue()::stop);
    runs.values().removeIf(run -> run.stateProperty().get() == RunState.QUEUED);
    changed();
  }

  /** Looks no longer; what is trained goes on. */
  void close() {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
  }
}
