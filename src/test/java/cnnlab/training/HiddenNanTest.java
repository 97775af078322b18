package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.Architecture;
import cnnlab.data.Dataset;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.weights.FiniteValues;
import cnnlab.weights.TensorSource;
import cnnlab.weights.safetensors.Safetensors;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ReLU makes numbers of NaN: the loss stays finite over weights that are lost. */
class HiddenNanTest {
  private static final Dataset DATA = ToyData.dataset(96, 30);

  @TempDir Path runs;

  @ParameterizedTest
  @CsvSource({"bn1.running_var, NaN, 3", "conv1.weight, Infinity, 8"})
  void weightsThatAreNoNumbersAreNeverKept(String tensor, float value, int from) throws Exception {
    Training training =
        new Training(new Spoiling(tensor, value, from), new RunStore(runs), Duration.ZERO);
    assertThatThrownBy(
            () ->
                training.run(
                    RunSamples.settings().withEpochs(2),
                    DATA,
                    new TrainingListener() {},
                    new TrainingControl()))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("train.weights-diverged"))
        .hasMessageContaining("iteration " + from + ":")
        .hasMessageContaining(tensor);
    StoredRun run = new RunStore(runs).list().getFirst();
    assertThat(run.record().state()).isEqualTo(RunState.FAILED);
    Path kept = run.requireWeights();
    FiniteValues.require(kept, Safetensors.read(kept, Arena.ofAuto()));
    assertThat(run.checkpoint(Arena.ofAuto()).orElseThrow().position().iteration())
        .isEqualTo(from - 1);
  }

  @Test
  void aTensorIsNamedWhateverSignAndPlaceTheValueHas() {
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] values = new float[1000];
      values[999] = value;
      TensorSource source =
          TensorSource.of(
              java.util.Map.of("last", java.util.List.of(1000)), _ -> FloatBuffer.wrap(values));
      assertThat(FiniteValues.firstNotFinite(source)).contains("last");
      values[999] = Float.MAX_VALUE;
      assertThat(FiniteValues.firstNotFinite(source)).isEmpty();
    }
  }

  /** Trains well, but for a tensor from some iteration on. */
  private static final class Spoiling extends ForwardingEngine {
    private final String tensor;
    private final float value;
    private final int from;

    Spoiling(String tensor, float value, int from) {
      super(new SoftmaxEngine());
      this.tensor = tensor;
      this.value = value;
      this.from = from;
    }

    @Override
    public Network forTraining(
        Architecture architecture,
        OptimizerSettings optimizer,
        Set<String> frozen,
        int batchSize,
        long seed)
        throws UserProblem {
      Network network = super.forTraining(architecture, optimizer, frozen, batchSize, seed);
      return new ForwardingNetwork(network) {
        private int iteration;

        @Override
        public StepResult train(cnnlab.data.Batch batch, double rate) throws UserProblem {
          iteration++;
          return super.train(batch, rate);
        }

        @Override
        public TensorSource weightSource() {
          TensorSource sound = super.weightSource();
          return TensorSource.of(
              sound.shapes(),
              name ->
                  name.equals(tensor) && iteration >= from
                      ? FloatBuffer.wrap(new float[] {value})
                      : sound.values(name));
        }
      };
    }
  }
}
