package cnnlab.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is frozen stays as it is, and what is not learns as it would. */
@ParameterizedClass
@MethodSource("cnnlab.engine.agreement.Executors#all")
class FrozenLayersTest {
  @Parameter Engine engine = Executors.PORTABLE;

  private final Architecture architecture = TinyNetworks.residual(0.2);
  private final Batch batch = TinyNetworks.batch(6, architecture, TinyNetworks.CLASSES, 1);

  @Test
  void frozenLayersKeepTheirTensorsToTheLastBitAndTheOthersMove() throws UserProblem {
    try (Network network = frozenUpTo("relu1")) {
      Map<String, Tensor> before = network.weights();
      train(network, 3);
      network
          .weights()
          .forEach(
              (name, tensor) -> {
                boolean frozen = name.startsWith("conv1") || name.startsWith("bn1");
                assertThat(tensor.equals(before.get(name))).as(name).isEqualTo(frozen);
              });
      assertThat(network.optimizerState().keySet())
          .contains("conv2.weight.momentum_buffer")
          .noneMatch(name -> name.startsWith("conv1") || name.startsWith("bn1"));
    }
  }

  @Test
  void theLayersAboveMoveAsIfTheOneBelowLearnedToo() throws UserProblem {
    try (Network frozen = frozenUpTo("conv1");
        Network whole = frozenUpTo("")) {
      train(frozen, 1);
      train(whole, 1);
      Map<String, Tensor> weights = frozen.weights();
      whole
          .weights()
          .forEach(
              (name, tensor) -> {
                if (!name.equals("conv1.weight")) {
                  assertThat(weights.get(name)).as(name).isEqualTo(tensor);
                }
              });
    }
  }

  @Test
  void frozenNormalizationWorksAsAfterTraining() throws UserProblem {
    try (Network network = frozenUpTo("conv2");
        Network other =
            Executors.PORTABLE.forTraining(
                architecture, TinyNetworks.MOMENTUM, Freezing.upTo(architecture, "conv2"), 6, 1)) {
      Map<String, Tensor> start = new HashMap<>(network.weights());
      other.load(start);
      for (int i = 0; i < 3; i++) {
        assertThat(network.train(batch, 0.05).loss())
            .isCloseTo(other.train(batch, 0.05).loss(), offset(1e-4));
      }
      assertThat(network.weights().get("bn1.running_mean"))
          .isEqualTo(start.get("bn1.running_mean"));
    }
  }

  @Test
  void goesOnFromItsWeightsAndStateToTheLastBit() throws UserProblem {
    try (Network uninterrupted = frozenUpTo("relu1");
        Network resumed = frozenUpTo("relu1")) {
      train(uninterrupted, 2);
      resumed.load(uninterrupted.weights());
      resumed.restoreOptimizer(uninterrupted.optimizerState());
      train(uninterrupted, 2);
      train(resumed, 2);
      assertThat(resumed.weights()).isEqualTo(uninterrupted.weights());
    }
  }

  private Network frozenUpTo(String layer) throws UserProblem {
    Set<String> frozen = Freezing.upTo(architecture, layer);
    return engine.forTraining(architecture, TinyNetworks.MOMENTUM, frozen, 6, 1);
  }

  private void train(Network network, int iterations) throws UserProblem {
    for (int i = 0; i < iterations; i++) {
      assertThat(network.train(batch, 0.05).loss()).isFinite();
    }
  }
}
