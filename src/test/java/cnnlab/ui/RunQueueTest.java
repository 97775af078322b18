package cnnlab.ui;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunHistory;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.Schedule;
import cnnlab.run.StoredRun;
import cnnlab.training.SoftmaxEngine;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class RunQueueTest {
  private static final int VERY_LONG = 100_000;

  @TempDir Path folder;
  private Services services;
  private RunQueue queue;

  @Start
  void open(Stage stage) {
    services =
        Services.create(
            new SoftmaxEngine(),
            RunLibrary.of(new RunStore(folder.resolve("runs"))),
            new Preferences(folder.resolve("preferences")),
            folder);
    queue = services.queue();
  }

  @Test
  void runsGoOneAfterAnotherAndTheStatusBarFollows(FxRobot robot) throws TimeoutException {
    RunModel first = add(robot, settings("shapes", 2));
    RunModel second = add(robot, settings("shapes", 1));
    assertThat(second.stateProperty().get()).isEqualTo(RunState.QUEUED);
    assertThat(services.job().activeProperty().get()).isTrue();

    until(() -> second.stateProperty().get() == RunState.FINISHED);

    assertThat(first.stateProperty().get()).isEqualTo(RunState.FINISHED);
    assertThat(first.epochs()).extracting(EpochMetrics::epoch).containsExactly(1, 2);
    assertThat(first.iterations()).hasSize(2 * first.iterationsPerEpoch());
    until(() -> !services.job().activeProperty().get());
  }

  @Test
  void aRunThatCannotBeginSaysWhyAndTheNextBegins(FxRobot robot) throws TimeoutException {
    RunModel impossible = add(robot, settings(folder.resolve("gone").toString(), 1));
    RunModel next = add(robot, settings("shapes", 1));

    until(() -> next.stateProperty().get() == RunState.FINISHED);

    assertThat(impossible.stateProperty().get()).isEqualTo(RunState.FAILED);
    assertThat(impossible.problemProperty().get().key()).isEqualTo("data.unknown");
  }

  @Test
  void aPausedRunStandsStillUntilItGoesOn(FxRobot robot) throws TimeoutException {
    RunModel run = add(robot, settings("shapes", VERY_LONG));
    until(() -> run.iterationProperty().get() > 0);
    robot.interact(queue::togglePause);
    until(() -> run.stateProperty().get() == RunState.PAUSED);
    int stoodAt = run.iterationProperty().get();
    assertThat(services.job().textProperty().get()).contains("paused");

    robot.interact(queue::togglePause);
    until(() -> run.iterationProperty().get() > stoodAt);
    robot.interact(() -> queue.stop(run));
    until(() -> run.stateProperty().get() == RunState.STOPPED);
  }

  @Test
  void aPausedRunGoesOnByOneIterationOrToTheEndOfItsEpoch(FxRobot robot) throws TimeoutException {
    RunModel run = add(robot, settings("shapes", VERY_LONG));
    until(() -> run.iterationProperty().get() > 0);
    robot.interact(queue::togglePause);
    until(() -> run.stateProperty().get() == RunState.PAUSED);
    int stoodAt = run.iterationProperty().get();

    robot.interact(() -> queue.goOnUntil(RunModel.PauseAfter.ITERATION));
    until(() -> run.iterationProperty().get() > stoodAt);
    until(() -> run.stateProperty().get() == RunState.PAUSED);
    assertThat(run.iterationProperty().get()).isEqualTo(stoodAt + 1);

    int epochs = run.epochs().size();
    robot.interact(() -> queue.goOnUntil(RunModel.PauseAfter.EPOCH));
    until(() -> run.epochs().size() > epochs);
    until(() -> run.stateProperty().get() == RunState.PAUSED);
    assertThat(run.iterationProperty().get())
        .isEqualTo(run.epochs().size() * run.iterationsPerEpoch());
    robot.interact(() -> queue.stop(run));
    until(() -> queue.currentProperty().get() == null);
  }

  @Test
  void aFinishedRunIsExtendedInItsFolder(FxRobot robot) throws Exception {
    RunModel run = add(robot, settings("shapes", 1));
    until(() -> queue.currentProperty().get() == null);
    StoredRun stored = new RunStore(services.runs()).list().getFirst();
    RunHistory history = stored.history();
    robot.interact(
        () -> queue.goOn(run, stored, stored.record().settings().withEpochs(3), history));
    assertThat(queue.runs()).containsExactly(run);

    until(() -> run.stateProperty().get() == RunState.FINISHED);

    until(() -> queue.runs().isEmpty());
    assertThat(run.epochs()).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3);
    assertThat(run.iterations())
        .extracting(IterationMetrics::iteration)
        .containsExactly(
            IntStream.rangeClosed(1, 3 * run.iterationsPerEpoch()).boxed().toArray(Integer[]::new));
    assertThat(new RunStore(services.runs()).list()).hasSize(1);
  }

  @Test
  void aRunThatWaitsLeavesTheQueueWhenStopped(FxRobot robot) throws TimeoutException {
    RunModel first = add(robot, settings("shapes", VERY_LONG));
    RunModel second = add(robot, settings("shapes", 1));
    robot.interact(() -> queue.stop(second));
    assertThat(queue.runs()).containsExactly(first);
    robot.interact(() -> queue.stop(first));
    until(() -> queue.currentProperty().get() == null);
  }

  @Test
  void runsThatWaitChangePlacesAndBeginInTheNewOrder(FxRobot robot) throws TimeoutException {
    RunModel first = add(robot, settings("shapes", VERY_LONG));
    RunModel second = add(robot, settings("shapes", VERY_LONG));
    RunModel third = add(robot, settings("shapes", VERY_LONG));
    robot.interact(() -> queue.move(second, -1)); // the first runs already
    assertThat(queue.runs()).containsExactly(first, second, third);

    robot.interact(() -> queue.move(third, -1));
    assertThat(queue.runs()).containsExactly(first, third, second);
    robot.interact(() -> queue.stop(first));
    until(() -> third.stateProperty().get() == RunState.RUNNING);

    assertThat(second.stateProperty().get()).isEqualTo(RunState.QUEUED);
    robot.interact(() -> queue.stop(second));
    robot.interact(() -> queue.stop(third));
    until(() -> queue.currentProperty().get() == null);
  }

  @Test
  void whenTheWindowClosesTheRunIsSafeBeforeItIsLetGo(FxRobot robot) throws Exception {
    RunModel run = add(robot, settings("shapes", VERY_LONG));
    RunModel waiting = add(robot, settings("shapes", 1));
    until(() -> run.iterationProperty().get() > 0);
    AtomicReference<StoredRun> safe = new AtomicReference<>();
    robot.interact(
        () ->
            services
                .job()
                .stop(
                    () ->
                        services
                            .background()
                            .run(
                                "look",
                                () -> new RunStore(services.runs()).list().getFirst(),
                                safe::set)));

    until(() -> safe.get() != null);

    StoredRun stored = Objects.requireNonNull(safe.get());
    assertThat(stored.record().state()).isEqualTo(RunState.STOPPED);
    assertThat(stored.weights()).isPresent();
    assertThat(queue.runs()).doesNotContain(waiting);
  }

  private RunModel add(FxRobot robot, RunSettings settings) {
    AtomicReference<RunModel> run = new AtomicReference<>();
    robot.interact(() -> run.set(queue.add(settings)));
    return Objects.requireNonNull(run.get());
  }

  private static RunSettings settings(String data, int epochs) {
    return RunSamples.settings(
        new NetworkSettings("resnet20", 32, 10, 0.25, false),
        data,
        0.2,
        64,
        epochs,
        16,
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.01, 0.9, 0),
        Schedule.CONSTANT,
        Augmentation.NONE,
        1);
  }
}
