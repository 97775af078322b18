package cnnlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ancestor and the descendants of the four families, held against their published numbers. */
class LineageTest {

  /**
   * Parameters: of torchvision 0.14 (inception_v3 without and with its classifier half-way), and of
   * timm's inception_v4 and inception_resnet_v2, which load their authors' weights.
   * Multiply-accumulates, in thousands of millions: torchvision's documentation and timm's
   * benchmark table at 299 pixels.
   */
  @ParameterizedTest
  @CsvSource({
    "inception_v3, 23834568, 27161264, 5.71",
    "inception_v4, 42679816, 42679816, 12.28",
    "inception_resnet_v2, 55843464, 55843464, 13.18"
  })
  void theLaterInceptionsHaveTheirPublishedCosts(
      String name, long params, long withAuxiliary, double gigaMacs) throws Exception {
    Analysis analysis = Analysis.of(published(name));
    assertThat(analysis.params()).isEqualTo(params);
    assertThat(analysis.params() + analysis.auxiliaryParams()).isEqualTo(withAuxiliary);
    assertThat(analysis.macs() / 1e9).isCloseTo(gigaMacs, withinPercentage(0.5));
  }

  /** The sizes of the maps in table 1 of Szegedy 2015 and figures 9 and 15 of Szegedy 2016. */
  @ParameterizedTest
  @CsvSource({
    "inception_v3, Mixed_5d.concat, 288, 35",
    "inception_v3, Mixed_6e.concat, 768, 17",
    "inception_v3, Mixed_7c.concat, 2048, 8",
    "inception_v4, features.5.concat, 384, 35",
    "inception_v4, features.10.concat, 1024, 17",
    "inception_v4, features.21.concat, 1536, 8",
    "inception_resnet_v2, mixed_5b.concat, 320, 35",
    "inception_resnet_v2, mixed_6a.concat, 1088, 17",
    "inception_resnet_v2, conv2d_7b.relu, 1536, 8"
  })
  void mapsHaveThePublishedSizes(String name, String layer, int channels, int side)
      throws Exception {
    assertThat(Analysis.of(published(name)).stats(layer).output())
        .isEqualTo(new Shape.FeatureMap(channels, side, side));
  }

  @Test
  void residualBranchesAreScaledAsInThePaper() throws Exception {
    Architecture network = published("inception_resnet_v2");
    assertThat(network.layer("repeat.9.scale").op()).isEqualTo(new Op.Scale(0.17));
    assertThat(network.layer("repeat_1.0.scale").op()).isEqualTo(new Op.Scale(0.1));
    assertThat(network.layer("repeat_2.8.scale").op()).isEqualTo(new Op.Scale(0.2));
    assertThat(network.layers()).noneMatch(layer -> layer.name().equals("block8.scale"));
  }

  /** LeCun 1998, section II.B; C3 there reads a part of the maps only and has 1,516 weights. */
  @Test
  void leNetHasThePapersNumbersWhereItsLayersAreThePapers() throws Exception {
    Analysis analysis = Analysis.of(published("lenet5"));
    assertThat(analysis.stats("c1").params()).isEqualTo(156 + 2 * 6 * 25);
    assertThat(analysis.stats("c3").params()).isEqualTo(2416);
    assertThat(analysis.stats("c5").params()).isEqualTo(48_120);
    assertThat(analysis.stats("f6").params()).isEqualTo(10_164);
    assertThat(analysis.params()).isEqualTo(61_706 + 300);
    assertThat(analysis.stats("s4").output()).isEqualTo(new Shape.FeatureMap(16, 5, 5));
  }

  private static Architecture published(String name) throws UserProblem {
    NetworkSettings settings = Catalogue.entry(name).settings();
    return Catalogue.build(
        new NetworkSettings(name, settings.inputSize(), settings.classes(), 1, true));
  }
}
