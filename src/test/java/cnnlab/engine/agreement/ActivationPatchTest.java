package cnnlab.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.Network.Activation;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Something else in place of what a layer makes. */
@ParameterizedClass
@MethodSource("cnnlab.engine.agreement.Executors#all")
class ActivationPatchTest {
  @Parameter Engine engine = Executors.PORTABLE;

  /** Whatever the layout it is computed in. */
  @ParameterizedTest
  @ValueSource(strings = {"alexnet_paper_grouped", "googlenet_paper", "resnet50_v1"})
  void aLayersOwnActivationChangesNothingToTheBit(String name) throws UserProblem {
    Architecture architecture = small(name);
    String head = architecture.mainHead().layer();
    try (Network network = engine.forInference(architecture)) {
      Batch batch = TinyNetworks.batch(2, architecture, 10, 1);
      Batch another = TinyNetworks.batch(2, architecture, 10, 2);
      float[] outputs = values(network, batch, head);
      List<Layer> layers = architecture.layers();
      for (int i = 0; i < layers.size() - 1; i += layers.size() / 8) {
        String layer = layers.get(i).name();
        float[] own = values(network, batch, layer);
        assertThat(values(network, batch, head, inTurn(layer, own))).as(layer).isEqualTo(outputs);
        float[] others = values(network, another, layer);
        assertThat(values(network, batch, head, inTurn(layer, others)))
            .as(layer)
            .isNotEqualTo(outputs);
      }
      assertThat(values(network, batch, head)).as("a patch is gone").isEqualTo(outputs);
    }
  }

  /** Each example's own values. */
  private static ActivationPatch inTurn(String layer, float[] all) {
    int[] from = {0};
    return new ActivationPatch(
        layer,
        (values, _) -> {
          System.arraycopy(all, from[0], values, 0, values.length);
          from[0] += values.length;
        });
  }

  /** At a layer that nothing bypasses, another image's values give the other image's answer. */
  @Test
  void anotherImagesActivationGivesItsAnswer() throws UserProblem {
    Architecture architecture = small("alexnet_paper_grouped");
    String head = architecture.mainHead().layer();
    try (Network network = engine.forInference(architecture)) {
      Batch one = TinyNetworks.batch(1, architecture, 10, 1);
      Batch other = TinyNetworks.batch(1, architecture, 10, 2);
      String layer = architecture.layers().get(architecture.layers().size() / 2).name();
      float[] maps = values(network, other, layer);
      assertThat(values(network, one, head, ActivationPatch.replacement(layer, maps)))
          .isEqualTo(values(network, other, head));
    }
  }

  @Test
  void aUnitThatNothingReadsCanBeSilenced() throws UserProblem {
    Architecture architecture = TinyNetworks.residual(0);
    String head = architecture.mainHead().layer();
    try (Network network = engine.forInference(architecture)) {
      Map<String, Tensor> weights = new HashMap<>(network.weights());
      Tensor matrix = Objects.requireNonNull(weights.get("fc.weight"));
      int width = matrix.shape().getLast();
      float[] changed = Executors.floats(matrix);
      for (int row = 0; row < matrix.shape().getFirst(); row++) {
        changed[row * width + 7] = 0;
      }
      weights.put("fc.weight", new Tensor(matrix.shape(), FloatBuffer.wrap(changed)));
      network.load(weights);
      Batch batch = TinyNetworks.batch(3, architecture, 3, 1);
      float[] outputs = values(network, batch, head);

      assertThat(values(network, batch, head, ActivationPatch.ablation("flatten", Set.of(7))))
          .isEqualTo(outputs);
      assertThat(values(network, batch, head, ActivationPatch.ablation("flatten", Set.of(8))))
          .isNotEqualTo(outputs);
      float[] silenced =
          values(network, batch, "relu1", ActivationPatch.ablation("relu1", Set.of(2)));
      assertThat(Arrays.copyOfRange(silenced, 2 * 64, 3 * 64)).containsOnly(0);
      assertThat(Arrays.copyOfRange(silenced, 3 * 64, 4 * 64))
          .isEqualTo(Arrays.copyOfRange(values(network, batch, "relu1"), 3 * 64, 4 * 64));
    }
  }

  /** One pass for all layers tells what one pass for each does. */
  @Test
  void allLayersAtOnceAreAsEachAlone() throws UserProblem {
    Architecture architecture = small("googlenet_paper");
    Set<String> names = architecture.layers().stream().map(Layer::name).collect(Collectors.toSet());
    try (Network network = engine.forInference(architecture)) {
      Batch batch = TinyNetworks.batch(1, architecture, 10, 1);
      Map<String, Activation> all = network.activations(batch, names, List.of());
      assertThat(all.keySet()).isEqualTo(names);
      for (String layer : names.stream().sorted().limit(5).toList()) {
        assertThat(Objects.requireNonNull(all.get(layer), layer).values())
            .as(layer)
            .isEqualTo(values(network, batch, layer))
            .isEqualTo(network.activation(batch, layer).values());
      }
    }
  }

  private static Architecture small(String name) throws UserProblem {
    int size = name.equals("alexnet_paper_grouped") ? 224 : 64;
    return Catalogue.build(new NetworkSettings(name, size, 10, 0.125, false)).forInference();
  }

  private static float[] values(
      Network network, Batch batch, String layer, ActivationPatch... patches) throws UserProblem {
    Map<String, Activation> found = network.activations(batch, Set.of(layer), List.of(patches));
    return Objects.requireNonNull(found.get(layer)).values();
  }
}
