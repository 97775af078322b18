package cnnlab.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Dl4jNetworkTest {
  private static final Engine ENGINE = new Dl4jEngine();

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

  @Test
  void trainedWeightsPredictTheSameInANetworkWithoutAuxiliaryClassifiers() throws UserProblem {
    try (Network trained = training(1);
        Network used = ENGINE.forInference(architecture)) {
      trained.train(batch, 0.05);
      used.load(trained.weights());
      assertThat(used.architecture().layers()).noneMatch(layer -> layer.name().startsWith("aux."));
      assertThat(used.predict(batch)).containsExactly(trained.predict(batch));
    }
  }

  @Test
  void predictionsAreProbabilities() throws UserProblem {
    try (Network network = ENGINE.forInference(architecture)) {
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
  void showsTheActivationOfEveryLayerForTheFirstImage() throws UserProblem {
    try (Network network = ENGINE.forInference(architecture)) {
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

  private static Network training(long seed) throws UserProblem {
    return ENGINE.forTraining(TinyNetworks.residual(0.2), TinyNetworks.MOMENTUM, 6, seed);
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
