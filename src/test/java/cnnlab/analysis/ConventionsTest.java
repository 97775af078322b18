package cnnlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConventionsTest {
  private static final Conventions STANDARD = Conventions.STANDARD;

  @Test
  void theStandardIsThatOfPapersAndTorchvision() throws Exception {
    Analysis analysis = analysis("resnet50", false);
    assertThat(STANDARD.params(analysis)).isEqualTo(25_557_032);
    assertThat(STANDARD.operations(analysis)).isEqualTo(4_089_184_256L);
    assertThat(STANDARD.activationBytes(analysis)).isEqualTo(analysis.activationBytes());
  }

  @Test
  void aMultiplyAccumulateIsTwoFlops() throws Exception {
    Analysis analysis = analysis("vgg16", false);
    assertThat(STANDARD.withFlops(true).operations(analysis)).isEqualTo(2 * 15_470_264_320L);
  }

  /** DL4J's numParams() for ResNet-50 counts running statistics. */
  @Test
  void stateMayCountAsParameters() throws Exception {
    assertThat(STANDARD.withState(true).params(analysis("resnet50", false))).isEqualTo(25_610_152);
  }

  @Test
  void headsMayBeCountedWithTheNetwork() throws Exception {
    Analysis analysis = analysis("googlenet_torchvision", true);
    assertThat(STANDARD.params(analysis)).isEqualTo(6_624_904);
    assertThat(STANDARD.withHeads(true).params(analysis)).isEqualTo(13_004_888);
  }

  /** A ReLU behind each of 13 convolutions and 2 linear layers of VGG-16, and two dropouts. */
  @Test
  void reluMayWriteANewMap() throws Exception {
    Analysis analysis = analysis("vgg16", false);
    long convolutions =
        analysis.layers().stream()
            .filter(layer -> layer.layer().op().kind().equals("conv"))
            .mapToLong(LayerStats::activationBytes)
            .sum();
    assertThat(STANDARD.withInPlace(false).activationBytes(analysis))
        .isEqualTo(analysis.activationBytes() + convolutions + 4 * 4096 * Float.BYTES);
  }

  @Test
  void whatErrataSayFollowsDoesFollow() throws Exception {
    Analysis googLeNet = analysis("googlenet_paper", false);
    for (Erratum erratum : Erratum.of("googlenet_paper")) {
      List<LayerStats> layers =
          googLeNet.layers().stream()
              .filter(layer -> layer.layer().name().startsWith(erratum.place() + "."))
              .toList();
      double weights =
          layers.stream()
              .filter(layer -> layer.layer().op().kind().equals("conv"))
              .mapToLong(layer -> layer.params() - layer.output().channels()) // without biases
              .sum();
      double macs = layers.stream().mapToLong(LayerStats::macs).sum();
      String follows =
          weights < 10_000
              ? String.format(Locale.ROOT, "%.1f K, %.0f M", weights / 1e3, macs / 1e6)
              : String.format(Locale.ROOT, "%.0f K, %.0f M", weights / 1e3, macs / 1e6);
      assertThat(erratum.computed()).as(erratum.place()).isEqualTo(follows);
      assertThat(erratum.printed()).isNotEqualTo(follows);
    }
    assertThat(analysis("vgg16", false).activationBytes() / (double) (1 << 20))
        .isBetween(58.05, 58.15);
  }

  private static Analysis analysis(String name, boolean auxiliary) throws UserProblem {
    NetworkSettings settings = Catalogue.entry(name).settings();
    return Analysis.of(
        Catalogue.build(
            new NetworkSettings(name, settings.inputSize(), settings.classes(), 1, auxiliary)));
  }
}
