package cnnlab.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("cnnlab.engine.agreement.Executors#all")
class NetworkTest {
  @Parameter Engine engine = Executors.PORTABLE;

  private final Architecture architecture = TinyNetworks.residual(0.2);
  private final Batch batch = TinyNetworks.batch(6, architecture, TinyNetworks.CLASSES, 1);

  @Test
  void learnsOneBatchByHeart() throws UserProblem {
    try (Network network = training(1)) {
      double first = network.train(batch, 0.05).loss();
      double last = first;
      int correct = 0;
      for (int i = 0; i < 60; i++) {
        Network.StepResult step = network.train(batch, 0.05);
        last = step.loss();
        correct = step.correct();
      }
      assertThat(last).isLessThan(first / 4);
      assertThat(correct).isEqualTo(batch.size());
    }
  }

  @Test
  void trainsTheSameFromTheSameSeedToTheLastBit() throws UserProblem {
    assertThat(weightsAfterTraining(7)).isEqualTo(weightsAfterTraining(7));
    assertThat(weightsAfterTraining(7)).isNotEqualTo(weightsAfterTraining(8));
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromItsWeightsAndStateToTheLastBit(OptimizerSettings.Kind kind) throws UserProblem {
    OptimizerSettings optimizer = new OptimizerSettings(kind, 0.01, 0.9, 1e-4);
    try (Network uninterrupted = engine.forTraining(architecture, optimizer, 6, 1);
        Network interrupted = engine.forTraining(architecture, optimizer, 6, 1);
        Network resumed = engine.forTraining(architecture, optimizer, 6, 1)) {
      for (int i = 0; i < 3; i++) {
        uninterrupted.train(batch, 0.01);
        interrupted.train(batch, 0.01);
      }
      resumed.load(interrupted.weights());
      resumed.restoreOptimizer(interrupted.optimizerState());
      for (int i = 0; i < 3; i++) {
        assertThat(resumed.train(batch, 0.01)).isEqualTo(uninterrupted.train(batch, 0.01));
      }
      assertThat(resumed.weights()).isEqualTo(uninterrupted.weights());
      assertThat(resumed.optimizerState()).isEqualTo(uninterrupted.optimizerState());
    }
  }

  @Test
  void namesTheOptimizersStateAsPyTorchDoes() throws UserProblem {
    try (Network network = training(1)) {
      network.train(batch, 0.05);
      Map<String, Tensor> state = network.optimizerState();
      assertThat(state).containsKeys("conv1.weight.momentum_buffer", "bn1.bias.momentum_buffer");
      assertThat(state.get("step"))
          .isEqualTo(new Tensor(List.of(), FloatBuffer.wrap(new float[] {1})));
      state.remove("conv1.weight.momentum_buffer");
      assertThatThrownBy(() -> network.restoreOptimizer(state))
          .isInstanceOf(UserProblem.class)
          .hasMessageContaining("conv1.weight.momentum_buffer");
    }
  }

  @Test
  void trainedWeightsPredictTheSameInANetworkWithoutAuxiliaryClassifiers() throws UserProblem {
    try (Network trained = training(1);
        Network used = engine.forInference(architecture)) {
      trained.train(batch, 0.05);
      used.load(trained.weights());
      assertThat(used.architecture().layers()).noneMatch(layer -> layer.name().startsWith("aux."));
      assertThat(used.predict(batch)).containsExactly(trained.predict(batch));
    }
  }

  @Test
  void predictionsAreProbabilities() throws UserProblem {
    try (Network network = engine.forInference(architecture)) {
      float[] probabilities = network.predict(batch);
      assertThat(probabilities).hasSize(batch.size() * TinyNetworks.CLASSES);
      for (int row = 0; row < batch.size(); row++) {
        double sum = 0;
        for (int c = 0; c < TinyNetworks.CLASSES; c++) {
          sum += probabilities[row * TinyNetworks.CLASSES + c];
        }
        assertThat(sum).isCloseTo(1, offset(1e-6));
      }
    }
  }

  @Test
  void tellsHowLongEveryConvolutionTakes() throws UserProblem {
    try (Network network = engine.forInference(architecture)) {
      Map<String, Double> seconds = network.layerSeconds(batch);
      assertThat(seconds.get("conv1")).isPositive();
      assertThat(seconds.keySet())
          .contains("conv1")
          .isSubsetOf(network.architecture().layers().stream().map(layer -> layer.name()).toList());
    }
  }

  @Test
  void showsTheActivationOfEveryLayerForTheFirstImage() throws UserProblem {
    try (Network network = engine.forInference(architecture)) {
      for (var layer : network.architecture().layers()) {
        Network.Activation activation = network.activation(batch, layer.name());
        assertThat(activation.values())
            .as(layer.name())
            .hasSize((int) activation.shape().elements());
      }
      float[] before = network.activation(batch, "bn1").values();
      float[] after = network.activation(batch, "relu1").values();
      assertThat(after).isNotEqualTo(before);
      for (int i = 0; i < before.length; i++) {
        assertThat(after[i]).isEqualTo(Math.max(0, before[i]));
      }
    }
  }

  @Test
  void countsLearnableParametersWithoutRunningStatistics() throws UserProblem {
    try (Network network = training(1)) {
      long convolutions = 8 * 27 + 8 * 4 * 9 + 8;
      long classifiers = (8 * 4 + 1) * 3 + (8 * 25 + 1) * 3;
      assertThat(network.learnableParameters()).isEqualTo(convolutions + 2 * 8 + classifiers);
    }
  }

  private Network training(long seed) throws UserProblem {
    return engine.forTraining(TinyNetworks.residual(0.2), TinyNetworks.MOMENTUM, 6, seed);
  }

  private Map<String, Object> weightsAfterTraining(long seed) throws UserProblem {
    try (Network network = training(seed)) {
      for (int i = 0; i < 5; i++) {
        network.train(batch, 0.05);
      }
      Map<String, Object> values = new HashMap<>();
      network.weights().forEach((name, tensor) -> values.put(name, list(tensor)));
      return values;
    }
  }

  private static Object list(Tensor tensor) {
    return tensor.data();
  }
}
