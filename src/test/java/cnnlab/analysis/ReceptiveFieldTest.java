package cnnlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of the image one value sees, and which part. */
class ReceptiveFieldTest {

  /** Araujo and others: Computing Receptive Fields of Convolutional Neural Networks, 2019. */
  @ParameterizedTest
  @CsvSource({
    "vgg16, 212",
    "resnet50_v1, 483",
    "resnet101_v1, 1027",
    "resnet152_v1, 1507",
    "inception_v3, 1311",
    "inception_v4, 2071",
    "inception_resnet_v2, 3039"
  })
  void networksSeeAsMuchAsPublished(String name, int pixels) throws Exception {
    assertThat(analysis(name).receptiveField()).isEqualTo(pixels);
  }

  @Test
  void neighborsInAlexNetsFirstMapSeeElevenPixelsFourApart() throws Exception {
    ReceptiveField.Axis columns = analysis("alexnet_ungrouped_96").stats("conv1").field().columns();
    assertThat(columns.size()).isEqualTo(11);
    assertThat(columns.start(0)).isZero();
    assertThat(columns.start(1)).isEqualTo(4);
    assertThat(columns.start(54)).isEqualTo(227 - 11);
  }

  @Test
  void whatTheFirstValueSeesBeginsInThePadding() throws Exception {
    ReceptiveField field = analysis("vgg16").stats("features.2").field();
    assertThat(field.rows()).isEqualTo(new ReceptiveField.Axis(5, 1, -2));
    assertThat(field.columns()).isEqualTo(field.rows());
  }

  @Test
  void aLyingKernelSeesFurtherAsideThanUpAndDown() throws Exception {
    ReceptiveField lying = analysis("inception_v3").stats("Mixed_6b.branch7x7_2.conv").field();
    ReceptiveField before = analysis("inception_v3").stats("Mixed_6b.branch7x7_1.conv").field();
    int jump = before.columns().jump();
    assertThat(lying.columns().size()).isEqualTo(before.columns().size() + 6 * jump);
    assertThat(lying.rows()).isEqualTo(before.rows());
  }

  private static Analysis analysis(String name) throws Exception {
    return Analysis.of(Catalogue.build(Catalogue.entry(name).settings()));
  }
}
