package cnnlab.lesson.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cnnlab.lesson.LessonLibrary;
import cnnlab.training.SoftmaxEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lessons compute, against what papers and torchvision print of the same networks. */
class PublishedNumbersTest {
  private static final Lab LAB = new Lab(new SoftmaxEngine(), LessonLibrary.root());

  @AfterAll
  static void close() {
    LAB.close();
  }

  /** To the last parameter: torchvision's num_params. */
  @ParameterizedTest
  @CsvSource({
    "alexnet_torchvision, 61100840",
    "vgg11, 132863336",
    "vgg13, 133047848",
    "vgg16, 138357544",
    "vgg19, 143667240",
    "vgg16_bn, 138365992",
    "resnet18, 11689512",
    "resnet34, 21797672",
    "resnet50, 25557032",
    "resnet101, 44549160",
    "resnet152, 60192808",
    "googlenet_torchvision, 6624904",
  })
  void parametersAreThoseOfTorchvision(String network, double published) throws Exception {
    assertThat(Expression.of("params " + network).number(LAB)).isEqualTo(published);
  }

  /** In billions, as torchvision prints GFLOPS; it rounds to two decimals at the most. */
  @ParameterizedTest
  @CsvSource({
    "alexnet_torchvision, 0.71",
    "vgg16, 15.47",
    "vgg19, 19.63",
    "resnet18, 1.81",
    "resnet50, 4.09",
    "resnet152, 11.51",
  })
  void multiplyAccumulatesAreThoseOfTorchvision(String network, double published) throws Exception {
    assertThat(Expression.of("macs " + network + " / 1000000000").number(LAB))
        .isCloseTo(published, within(0.01));
  }

  /** Araujo, Norris and Sim 2019, "Computing Receptive Fields", table of networks. */
  @ParameterizedTest
  @CsvSource({
    "alexnet_torchvision features.12, 195",
    "vgg16 features.30, 212",
    "resnet50_v1 layer4.2.conv3, 483",
    "resnet101_v1 layer4.2.conv3, 1027",
    "resnet152_v1 layer4.2.conv3, 1507",
  })
  void receptiveFieldsAreThosePublished(String layer, double published) throws Exception {
    assertThat(Expression.of("field " + layer).number(LAB)).isEqualTo(published);
  }

  /** Simonyan 2015, table 1; He 2016, table 1; Szegedy 2015, table 1; Krizhevsky 2012. */
  @ParameterizedTest
  @CsvSource({
    "count vgg11 kind=conv, 8",
    "count vgg19 kind=conv, 16",
    "count vgg19 kind=linear, 3",
    "count resnet18 kind=conv, 20",
    "count resnet50 kind=conv, 53",
    "count googlenet_paper kind=conv, 57",
    "count alexnet_torchvision kind=conv, 5",
    "channels resnet50 layer4.2.conv3, 2048",
    "side resnet50 layer4.2.conv3, 7",
    "side vgg16 features.30, 7",
    "side vgg16@448 features.30, 14",
    "side vgg16 classifier.0, 1",
    "channels vgg16 classifier.0, 4096",
  })
  void layersAreThoseOfThePapers(String text, double published) throws Exception {
    assertThat(Expression.of(text).number(LAB)).isEqualTo(published);
  }

  /** Each batch-normalized channel has a mean and a variance that are not learned. */
  @Test
  void runningStatisticsAreTwoForEachNormalizedChannel() throws Exception {
    assertThat(Expression.of("state vgg16").number(LAB)).isZero();
    assertThat(Expression.of("state vgg16_bn").number(LAB)).isEqualTo(8448);
    assertThat(Expression.of("params vgg16_bn - params vgg16").number(LAB)).isEqualTo(8448);
  }

  @Test
  void trainingTakesMoreMemoryThanInferenceAndGrowsWithTheBatch() throws Exception {
    double one = Expression.of("training vgg16 1").number(LAB);
    double two = Expression.of("training vgg16 2").number(LAB);
    double three = Expression.of("training vgg16 3").number(LAB);
    assertThat(three - two).as("each image takes the same").isEqualTo(two - one).isPositive();
    assertThat(Expression.of("inference vgg16 1").number(LAB))
        .as("weights at least")
        .isGreaterThan(4.0 * 138_357_544)
        .isLessThan(one);
  }

  @Test
  void theBlocksOfANetworkAddUpToIt() throws Exception {
    assertThat(Expression.of("params vgg16 features + params vgg16 classifier").number(LAB))
        .isEqualTo(Expression.of("params vgg16").number(LAB));
    assertThat(Expression.of("macs resnet18 kind=conv + macs resnet18 kind=linear").number(LAB))
        .isLessThanOrEqualTo(Expression.of("macs resnet18").number(LAB));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "params vgg61 | vgg61",
        "params vgg16 feature | vgg16 has no layer feature",
        "count vgg16 kind=attention | no layer kind=attention",
        "side resnet50 layer4 | resnet50 has no layer layer4",
        "published lenet5@64 | No accuracy of lenet5@64",
        "accuracy nobody-trained | no bundled run nobody-trained",
        "accuracy .. | cannot be computed",
        "after fashion-resnet20 21 | no epoch 21",
        "after fashion-resnet20 0 | no epoch 0",
        "training vgg16 many | many",
        "params vgg16@big | big",
        "predicts fashion-resnet20 nowhere.png | no image nowhere.png",
      })
  void whatTheLabDoesNotHaveIsNamed(String text, String named) {
    assertThatThrownBy(() -> Expression.of(text).number(LAB)).hasMessageContaining(named);
  }
}
