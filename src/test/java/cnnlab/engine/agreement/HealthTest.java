package cnnlab.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.Network.StepResult;
import cnnlab.run.LayerStatistics;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What an executor tells about its layers. */
@ParameterizedClass
@MethodSource("cnnlab.engine.agreement.Executors#all")
class HealthTest {
  private static final double RATE = 0.05;

  private final Architecture architecture = TinyNetworks.residual(0);
  private final Batch batch = TinyNetworks.batch(6, architecture, TinyNetworks.CLASSES, 1);
  private final Engine engine;

  HealthTest(Engine engine) {
    this.engine = engine;
  }

  @Test
  void toMeasureChangesNoNumber() throws UserProblem {
    try (Network plain = network();
        Network measured = network()) {
      for (int i = 0; i < 3; i++) {
        StepResult expected = plain.train(batch, RATE);
        measured.measureNext();
        StepResult result = measured.train(batch, RATE);
        assertThat(result.loss()).isEqualTo(expected.loss());
        assertThat(result.health())
            .extracting(LayerStatistics::layer)
            .containsExactly("conv1", "bn1", "conv2", "add", "aux.fc", "fc");
        assertThat(expected.health()).isEmpty();
      }
      assertThat(measured.weights()).isEqualTo(plain.weights());
    }
  }

  @Test
  void theStepIsThatOfTheWeightsAndTheFirstOneIsTheGradient() throws UserProblem {
    try (Network network = network()) {
      float[] before = values(network.weights(), "conv1.weight");
      network.measureNext();
      LayerStatistics conv = health(network.train(batch, RATE), "conv1");
      float[] after = values(network.weights(), "conv1.weight");

      double step = distance(after, before);
      double size = distance(before, new float[before.length]);
      assertThat(conv.updateRatio()).isCloseTo(step / size, within(1e-6));
      // Without momentum yet, and with next to no weight decay, the step is rate times gradient.
      assertThat(conv.gradientNorm()).isCloseTo(step / RATE, within(1e-3 * step / RATE));
      assertThat(conv.dead()).isNaN();
    }
  }

  @Test
  void aNormalizedOutputHasTheSpreadThatItsScaleGivesItAndDeadChannelsAreCounted()
      throws UserProblem {
    try (Network network = network()) {
      Map<String, Tensor> weights = network.weights();
      float[] shift = new float[8];
      Arrays.fill(shift, 0, 2, -1000);
      weights.put("bn1.bias", new Tensor(List.of(8), FloatBuffer.wrap(shift)));
      network.load(weights);
      network.measureNext();

      LayerStatistics norm = health(network.train(batch, RATE), "bn1");

      assertThat(norm.dead()).isEqualTo(2 / 8.0);
      // Six of eight channels are half a normal distribution: variance 3/4 (1/2 - 3/4 / (2 pi)).
      assertThat(norm.std()).isBetween(0.4, 0.65);
    }
  }

  @Test
  void theLayerIsNamedWhereTheNumbersEnd() throws UserProblem {
    try (Network network = network()) {
      Map<String, Tensor> weights = network.weights();
      float[] huge = values(weights, "conv2.weight");
      Arrays.fill(huge, 1e38f);
      weights.computeIfPresent(
          "conv2.weight", (_, old) -> new Tensor(old.shape(), FloatBuffer.wrap(huge)));
      network.load(weights);

      assertThat(network.train(batch, RATE).loss()).isNotFinite();
      assertThat(network.firstNotFinite(batch)).hasValue("conv2");
    }
  }

  @Test
  void everyClassifiersLossIsTold() throws UserProblem {
    try (Network network = network()) {
      StepResult result = network.train(batch, RATE);
      assertThat(result.losses()).hasSize(2);
      assertThat(result.losses().getFirst() + 0.3 * result.losses().getLast())
          .isCloseTo(result.loss(), within(1e-9));
    }
  }

  private Network network() throws UserProblem {
    return engine.forTraining(architecture, TinyNetworks.MOMENTUM, batch.size(), 1);
  }

  private static LayerStatistics health(StepResult result, String layer) {
    return result.health().stream()
        .filter(each -> each.layer().equals(layer))
        .findFirst()
        .orElseThrow();
  }

  private static float[] values(Map<String, Tensor> weights, String name) {
    return Executors.floats(Objects.requireNonNull(weights.get(name)));
  }

  private static double distance(float[] values, float[] others) {
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      squares += Math.pow((double) values[i] - others[i], 2);
    }
    return Math.sqrt(squares);
  }
}
