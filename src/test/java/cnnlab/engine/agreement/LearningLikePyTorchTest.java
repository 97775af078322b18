package cnnlab.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses, weights and running statistics step by step, auxiliary classifier and decay included. */
@ParameterizedClass
@MethodSource("cnnlab.engine.agreement.Executors#all")
class LearningLikePyTorchTest {
  private static final float TOLERANCE = 1e-4f;

  @Parameter Engine engine = Executors.PORTABLE;

  static List<Fixtures.TrainingCase> cases() {
    return Fixtures.training();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyStepIsPyTorchs(Fixtures.TrainingCase pyTorch) throws UserProblem {
    int[] labels = pyTorch.labels().stream().mapToInt(Integer::intValue).toArray();
    Batch batch = new Batch(labels.length, pyTorch.pixels().values(), labels);
    try (Network network =
        engine.forTraining(TinyNetworks.residual(0), pyTorch.optimizer(), labels.length, 1)) {
      network.load(Fixtures.tensors(pyTorch.start()));
      for (int i = 0; i < pyTorch.rates().size(); i++) {
        double loss = network.train(batch, pyTorch.rates().get(i)).loss();
        assertThat(loss).isCloseTo(pyTorch.losses().get(i), offset((double) TOLERANCE));
      }
      assertThat(network.predict(batch))
          .containsExactly(pyTorch.probabilities().values(), offset(TOLERANCE));
      Map<String, Tensor> end = Fixtures.tensors(pyTorch.end());
      network
          .weights()
          .forEach(
              (name, tensor) ->
                  assertThat(Executors.floats(tensor))
                      .as(name)
                      .containsExactly(
                          Executors.floats(Objects.requireNonNull(end.get(name))),
                          offset(TOLERANCE)));
    }
  }
}
