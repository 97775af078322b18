package cnnlab.engine.agreement;

import static cnnlab.arch.Window.same;
import static cnnlab.arch.Window.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.data.Batch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Engine;
import cnnlab.engine.Gradients;
import cnnlab.engine.LrpRule;
import cnnlab.engine.Network;
import cnnlab.engine.Target;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layer-wise relevance propagation. */
@ParameterizedClass
@MethodSource("cnnlab.engine.agreement.Executors#all")
class RelevanceTest {
  private static final Target FIRST = new Target.Logit(0);
  private static final Paper SOURCE = new Paper("none", "none");

  @Parameter Engine engine = Executors.PORTABLE;

  static Stream<LrpRule> rules() {
    return Stream.of(LrpRule.epsilon(0), LrpRule.gamma(0.25), LrpRule.positive());
  }

  /** All weights 2, then 3: the score is 3 * 3 * 2 * (1 + 2 + 3). */
  @Test
  void epsilonOfANetworkWithoutBiasIsInputTimesGradient() throws UserProblem {
    try (Network network = twoLayers(new float[] {2, 2, 2, 2, 2, 2, 2, 2, 2}, 3, 3, 3)) {
      assertThat(relevance(network, LrpRule.epsilon(1e-9), 1, 2, 3))
          .containsExactly(new float[] {18, 36, 54}, offset(1e-4f));
      assertThat(relevance(network, BackwardRule.GRADIENT, 1, 2, 3))
          .containsExactly(new float[] {18, 36, 54}, offset(1e-4f));
    }
  }

  /** y = 2 a - b + c, all of it through one ReLU; a negative input with a negative weight adds. */
  @Test
  void whatSpeaksForTheOutputCountsMoreTheLargerGamma() throws UserProblem {
    try (Network network = twoLayers(new float[] {2, -1, 1, 0, 0, 0, 0, 0, 0}, 1, 0, 0)) {
      assertThat(relevance(network, LrpRule.epsilon(0), 1, -2, -3))
          .containsExactly(new float[] {2, 2, -3}, offset(1e-5f));
      assertThat(relevance(network, LrpRule.gamma(1), 1, -2, -3))
          .as("of 2 * 4 - 3 = 5, which 1 is shared out for")
          .containsExactly(new float[] {0.8f, 0.8f, -0.6f}, offset(1e-5f));
      assertThat(relevance(network, LrpRule.positive(), 1, -2, -3))
          .containsExactly(new float[] {0.5f, 0.5f, 0}, offset(1e-5f));
      assertThat(relevance(network, LrpRule.epsilon(1), 1, -2, -3))
          .as("half is lost in the first layer, half of that in the second")
          .containsExactly(new float[] {0.5f, 0.5f, -0.75f}, offset(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void withoutBiasNoneIsLost(LrpRule rule) throws UserProblem {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.input(3, 8, 8);
    String first = graph.relu("relu1", graph.conv("conv1", last, 6, same(3, 3), 1, false));
    String second = graph.conv("conv2", first, 6, same(3, 3), 2, false);
    last = graph.relu("relu2", graph.add("add", new Op.Add(), second, first));
    last = graph.add("norm", new Op.Lrn(3, 0.1, 0.75, 2), last);
    last = graph.add("pool", new Op.MaxPool(square(2, 2, 0), false), last);
    last = graph.add("cat", new Op.Concat(), last, last);
    last = graph.add("avg", new Op.AdaptiveAvgPool(1, 1), last);
    last = graph.add("fc", new Op.Linear(2, false), graph.add("flat", new Op.Flatten(), last));
    Architecture architecture = graph.head(last, 1).build("bare", "form.tiny", SOURCE);
    try (Network network = engine.forInference(architecture)) {
      Batch batch = TinyNetworks.batch(2, architecture, 2, 5);
      Set<String> layers = Set.of("input", "relu1", "norm");
      Gradients found = network.gradients(batch, FIRST, rule, layers);
      for (String layer : layers) {
        float[] values = found.activation(layer).values();
        float[] passed = found.gradient(layer).values();
        int each = values.length / 2;
        for (int example = 0; example < 2; example++) {
          double sum = 0;
          for (int i = example * each; i < (example + 1) * each; i++) {
            sum += values[i] * passed[i];
          }
          double score = found.outputs()[example * 2];
          assertThat(sum).as("%s of %s", rule, layer).isCloseTo(score, offset(1e-3));
        }
      }
    }
  }

  private Network twoLayers(float[] first, float... second) throws UserProblem {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.add("flat", new Op.Flatten(), graph.input(3, 1, 1));
    last = graph.relu("relu", graph.add("fc1", new Op.Linear(3, false), last));
    last = graph.add("fc2", new Op.Linear(1, false), last);
    Network network = engine.forInference(graph.head(last, 1).build("two", "form.tiny", SOURCE));
    network.load(
        Map.of(
            "fc1.weight", new Tensor(List.of(3, 3), FloatBuffer.wrap(first)),
            "fc2.weight", new Tensor(List.of(1, 3), FloatBuffer.wrap(second))));
    return network;
  }

  private static float[] relevance(Network network, BackwardRule rule, float... input)
      throws UserProblem {
    Gradients found =
        network.gradients(new Batch(1, input, new int[1]), FIRST, rule, Set.of("input"));
    float[] relevance = found.gradient("input").values();
    for (int i = 0; i < relevance.length; i++) {
      relevance[i] *= input[i];
    }
    return relevance;
  }
}
