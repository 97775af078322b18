package cnnlab.export;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The code of networks of one's own reads as that of the catalogue. */
class OwnCodeTest {

  static List<Architecture> networks() throws Exception {
    return Networks.own();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("networks")
  void noModuleIsReachedByGetattrAndNoActivationIsWithinAnother(Architecture network)
      throws Exception {
    String code = Framework.PYTORCH.write(network);
    assertThat(code).doesNotContain("getattr", "add_module", "nn.Module()");
    assertThat(code).doesNotContainPattern(Pattern.compile("F\\.\\w+\\(F\\.\\w+\\("));
    assertThat(code).contains("num_classes=10", "kaiming_normal_", "0.485");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("networks")
  void noLineIsTooLong(Architecture network) throws Exception {
    for (Framework framework : Framework.values()) {
      assertThat(framework.write(network).lines())
          .as(framework.title())
          .allMatch(line -> line.length() < 120);
    }
  }

  @Test
  void aChainWithAnInsertedLayerIsASequentialWithNames() throws Exception {
    String code =
        Framework.PYTORCH.write(
            Networks.edited(
                "vgg11",
                draft -> draft.withLayerAfter("features.0", "bn", new Op.BatchNorm(1e-5, 0.1))));
    assertThat(code)
        .contains("from collections import OrderedDict", "(\"0\", nn.Conv2d(3, ", "(\"bn\", ");
  }

  @Test
  void kerasBeginsAsTheLabDoesAndLoadsItsWeights() throws Exception {
    for (Architecture network : networks()) {
      assertThat(Framework.KERAS.write(network))
          .contains("def build(num_classes=10):", "he_normal", "def load_weights(model, path):");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PYTORCH", "KERAS"})
  void theNumberOfClassesOfEveryClassifierIsTheParameter(Framework framework) throws Exception {
    String code =
        framework.write(
            Catalogue.build(new cnnlab.arch.NetworkSettings("googlenet_paper", 224, 321, 1, true)));
    assertThat(code.lines().filter(line -> line.contains("321")).count()).isEqualTo(1);
  }
}
