package cnnlab.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lesioned networks as in Veit 2016. */
class BlockRemovalTest {

  private static Architecture network(String name) throws UserProblem {
    return Catalogue.build(new NetworkSettings(name, 32, 10, 0.25, false));
  }

  /** Also where a stage begins, whose shortcut is padded or projected. */
  @ParameterizedTest
  @CsvSource({"resnet20, layer1.1", "resnet20, layer2.0", "resnet18, layer2.0"})
  void withoutABlockTheSameComesOutAsWithAResidualOfZero(String name, String block)
      throws Exception {
    Architecture whole = network(name);
    Architecture reduced = BlockRemoval.of(whole, List.of(block));
    assertThat(reduced.layers()).extracting(Layer::name).doesNotContain(block + ".conv1");
    float[] pixels = new float[3 * 32 * 32];
    Random random = new Random(5);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    Batch image = new Batch(1, pixels, new int[1]);
    Dl4jEngine engine = new Dl4jEngine();
    try (Network full = engine.forInference(whole);
        Network lesioned = engine.forInference(reduced)) {
      lesioned.load(full.weights());
      ActivationPatch silent =
          new ActivationPatch(block + ".bn2", (values, _) -> Arrays.fill(values, 0));
      float[] expected =
          Objects.requireNonNull(full.activations(image, Set.of("fc"), List.of(silent)).get("fc"))
              .values();
      assertThat(lesioned.logits(image)).containsExactly(expected, Offset.offset(1e-4f));
    }
  }

  @Test
  void ofAChainTheLayerBeforeIsReadInstead() throws Exception {
    Architecture reduced =
        BlockRemoval.of(network("vgg11_bn"), List.of("features.11", "features.12", "features.13"));
    assertThat(reduced.layer("features.14").inputs()).containsExactly("features.10");
    assertThat(reduced.layers()).hasSize(network("vgg11_bn").layers().size() - 3);
  }

  @Test
  void nothingLeftOutIsTheWholeNetwork() throws Exception {
    Architecture whole = network("resnet20");
    assertThat(BlockRemoval.of(whole, List.of())).isEqualTo(whole);
  }

  /** The next convolution expects 32 channels and would read 16. */
  @Test
  void whatNoLongerFitsTogetherIsTold() throws Exception {
    Architecture whole = network("vgg11_bn");
    assertThatThrownBy(() -> BlockRemoval.of(whole, List.of("features.8")))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("features.8");
    assertThatThrownBy(() -> BlockRemoval.of(whole, List.of("layer9")))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("layer9");
  }
}
