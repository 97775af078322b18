package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.data.Dataset;
import cnnlab.data.correction.Corrections;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final Dataset DATA = ToyData.dataset(96, 30);
  private static final int ITERATIONS = 2 * 96 / 16;

  @TempDir Path runs;

  /** Writes down what it hears, and may act on an iteration. */
  private static class Witness implements TrainingListener {
    final List<RunState> states = new ArrayList<>();
    final List<Progress> iterations = new ArrayList<>();
    final List<EpochMetrics> epochs = new ArrayList<>();

    @Override
    public void state(RunRecord run) {
      states.add(run.state());
    }

    @Override
    public void iteration(Progress progress) {
      iterations.add(progress);
    }

    @Override
    public void epoch(EpochMetrics metrics) {
      epochs.add(metrics);
    }
  }

  @Test
  void aRunLearnsAndIsKept() throws UserProblem {
    Witness witness = new Witness();

    StoredRun run = train(new SoftmaxEngine(), witness, new TrainingControl());

    assertThat(run.record().state()).isEqualTo(RunState.FINISHED);
    assertThat(run.record().labels()).containsExactly("top", "middle", "bottom");
    assertThat(run.record().architecture().name()).isEqualTo("resnet20");
    assertThat(run.record().trainExamples()).isEqualTo(96);
    assertThat(run.record().imagesPerSecond()).isPositive();
    assertThat(run.record().peakMiB()).isPositive();
    assertThat(run.epochs()).hasSize(2).isEqualTo(witness.epochs);
    assertThat(run.epochs().getLast().trainLoss()).isLessThan(run.epochs().getFirst().trainLoss());
    assertThat(run.epochs().getLast().valAccuracy()).isGreaterThan(0.9);
    assertThat(run.iterations()).hasSize(ITERATIONS);
    assertThat(run.confusion().orElseThrow().recall(0)).isGreaterThan(0.8);
    assertThat(witness.states).containsExactly(RunState.RUNNING, RunState.FINISHED);
    assertThat(witness.iterations.getLast().iterations()).isEqualTo(ITERATIONS);
    assertThat(witness.iterations.getLast().secondsLeft()).isLessThan(5);
  }

  @Test
  void theCosineFallsFromTheFullRateToAlmostNothing() throws UserProblem {
    StoredRun run = train(new SoftmaxEngine(), new Witness(), new TrainingControl());

    assertThat(run.iterations().getFirst().learningRate()).isEqualTo(0.1);
    assertThat(run.iterations().getLast().learningRate()).isBetween(0.0, 0.01);
  }

  @Test
  void theWeightFileSaysHowItIsUsed() throws UserProblem {
    StoredRun run = train(new SoftmaxEngine(), new Witness(), new TrainingControl());

    Weights weights = Safetensors.read(run.bestWeights(), Arena.ofAuto());

    assertThat(weights.metadata())
        .containsEntry("architecture", "resnet20")
        .containsEntry("dataset", "bands")
        .containsEntry("input_size", "32")
        .containsEntry("resize", "32")
        .containsKeys("mean", "std");
    assertThat(run.lastWeights()).exists();
  }

  @Test
  void theSameSeedGivesTheSameNumbers() throws UserProblem {
    List<IterationMetrics> once =
        train(new SoftmaxEngine(), new Witness(), new TrainingControl()).iterations();
    List<IterationMetrics> again =
        train(new SoftmaxEngine(), new Witness(), new TrainingControl()).iterations();

    assertThat(again).isEqualTo(once);
  }

  @Test
  void aStoppedRunKeepsWhatItHas() throws UserProblem {
    TrainingControl control = new TrainingControl();
    Witness witness =
        new Witness() {
          @Override
          public void iteration(Progress progress) {
            super.iteration(progress);
            if (progress.iteration() == 3) {
              control.stop();
            }
          }
        };

    StoredRun run = train(new SoftmaxEngine(), witness, control);

    assertThat(run.record().state()).isEqualTo(RunState.STOPPED);
    assertThat(run.iterations()).hasSize(3);
    assertThat(run.epochs()).isEmpty();
    assertThat(run.weights()).hasValue(run.lastWeights());
  }

  @Test
  void aPausedRunWaitsUntilItMayGoOn() throws Exception {
    TrainingControl control = new TrainingControl();
    Witness witness =
        new Witness() {
          @Override
          public void state(RunRecord run) {
            super.state(run);
            if (run.state() == RunState.PAUSED) {
              assertThat(iterations).hasSize(3);
              Thread.ofVirtual().start(control::resume);
            }
          }

          @Override
          public void iteration(Progress progress) {
            super.iteration(progress);
            if (progress.iteration() == 3) {
              control.pause();
            }
          }
        };

    StoredRun run = train(new SoftmaxEngine(), witness, control);

    assertThat(witness.states)
        .containsExactly(RunState.RUNNING, RunState.PAUSED, RunState.RUNNING, RunState.FINISHED);
    assertThat(run.iterations()).hasSize(ITERATIONS);
  }

  @Test
  void aPausedRunCanBeStopped() throws UserProblem {
    TrainingControl control = new TrainingControl();
    control.pause();
    Witness witness =
        new Witness() {
          @Override
          public void state(RunRecord run) {
            super.state(run);
            if (run.state() == RunState.PAUSED) {
              Thread.ofVirtual().start(control::stop);
            }
          }
        };

    assertThat(train(new SoftmaxEngine(), witness, control).record().state())
        .isEqualTo(RunState.STOPPED);
  }

  @Test
  void anInfiniteLossFailsTheRunAndNamesTheIteration() throws UserProblem {
    Engine exploding =
        changed(
            network ->
                new ForwardingNetwork(network) {
                  private int steps;

                  @Override
                  public StepResult train(Batch batch, double learningRate) throws UserProblem {
                    StepResult result = super.train(batch, learningRate);
                    return ++steps == 4 ? new StepResult(Double.NaN, 0) : result;
                  }
                });

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> train(exploding, new Witness(), new TrainingControl()))
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("learningRate");
              assertThat(problem.what(Messages.ENGLISH)).contains("iteration 4");
              assertThat(problem.advice(Messages.ENGLISH)).contains("0.01");
            });
    StoredRun run = new RunStore(runs).list().getFirst();
    assertThat(run.record().state()).isEqualTo(RunState.FAILED);
    assertThat(run.folder().resolve("log.txt")).content().contains("iteration 4");
  }

  @Test
  void aRunThatNoLongerGetsBetterEndsEarlyAndMayStillBeExtended() throws UserProblem {
    Engine tired =
        changed(
            network ->
                new ForwardingNetwork(network) {
                  private int steps;

                  @Override
                  public StepResult train(Batch batch, double learningRate) throws UserProblem {
                    return ++steps > ITERATIONS
                        ? new StepResult(1, 0)
                        : super.train(batch, learningRate);
                  }
                });
    Training training = new Training(tired, new RunStore(runs));

    StoredRun run = training.run(patient(30, 3), DATA, new Witness(), new TrainingControl());
    assertThat(run.record().state()).isEqualTo(RunState.FINISHED);
    assertThat(run.bestEpoch().orElseThrow().epoch()).isEqualTo(2);
    assertThat(run.epochs()).hasSize(5);

    StoredRun longer =
        training.resume(
            run,
            run.record().settings().withEpochs(30),
            DATA,
            new Witness(),
            new TrainingControl());
    assertThat(longer.epochs()).hasSize(30);
  }

  private static RunSettings patient(int epochs, int patience) {
    RunSettings usual = RunSamples.settings();
    return new RunSettings(
        usual.network(),
        usual.data(),
        usual.validationShare(),
        usual.testUse(),
        usual.limit(),
        epochs,
        usual.batchSize(),
        usual.optimizer(),
        usual.schedule(),
        usual.augmentation(),
        usual.seed(),
        patience,
        List.of(),
        null,
        Corrections.NONE);
  }

  @Test
  void theLayerWhereTheNumbersEndIsNamedIfItIsKnown() {
    Engine exploding =
        changed(
            network ->
                new ForwardingNetwork(network) {
                  @Override
                  public StepResult train(Batch batch, double learningRate) {
                    return new StepResult(Double.POSITIVE_INFINITY, 0);
                  }

                  @Override
                  public Optional<String> firstNotFinite(Batch batch) {
                    return Optional.of("layer2.0.conv1");
                  }
                });

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> train(exploding, new Witness(), new TrainingControl()))
        .satisfies(
            problem -> {
              assertThat(problem.what(Messages.ENGLISH)).contains("layer2.0.conv1");
              assertThat(problem.advice(Messages.CHINESE)).contains("0.01");
            });
  }

  @Test
  void memoryThatRunsOutInTheEngineIsAMatterOfTheBatchSize() throws UserProblem {
    Engine greedy =
        changed(
            network ->
                new ForwardingNetwork(network) {
                  @Override
                  public StepResult train(Batch batch, double learningRate) {
                    throw new IllegalStateException(new RuntimeException("std::bad_alloc"));
                  }
                });

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> train(greedy, new Witness(), new TrainingControl()))
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("batchSize");
              assertThat(problem.advice(Messages.ENGLISH)).contains("8");
            });
    assertThat(new RunStore(runs).list().getFirst().record().state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void settingsThatCannotWorkLeaveNoFolder() {
    Training training = new Training(new SoftmaxEngine(), new RunStore(runs));

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(
            () ->
                training.run(
                    RunSamples.settings(),
                    ToyData.dataset(9, 3),
                    new Witness(),
                    new TrainingControl()))
        .satisfies(problem -> assertThat(problem.where()).isEqualTo("batchSize"));
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void aDiskThatTakesNoMoreFailsTheRun() {
    Witness vandal =
        new Witness() {
          @Override
          public void iteration(Progress progress) {
            super.iteration(progress);
            if (progress.iteration() == 2) {
              // A folder where a file belongs cannot be replaced, even by root.
              Path file = new RunStore(runs).root();
              try (var folders = Files.list(file)) {
                Files.createDirectories(
                    folders.findFirst().orElseThrow().resolve("checkpoint.safetensors/full"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          }
        };

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> train(new SoftmaxEngine(), vandal, new TrainingControl()));
    assertThat(vandal.states).endsWith(RunState.FAILED);
  }

  private StoredRun train(Engine engine, TrainingListener listener, TrainingControl control)
      throws UserProblem {
    RunSettings settings = RunSamples.settings();
    return new Training(engine, new RunStore(runs)).run(settings, DATA, listener, control);
  }

  private static Engine changed(UnaryOperator<Network> change) {
    return new ForwardingEngine(new SoftmaxEngine()) {
      @Override
      public Network forTraining(
          Architecture architecture,
          OptimizerSettings optimizer,
          Set<String> frozen,
          int batchSize,
          long seed)
          throws UserProblem {
        return change.apply(super.forTraining(architecture, optimizer, frozen, batchSize, seed));
      }
    };
  }
}
