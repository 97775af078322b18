package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.ParameterRandomization.Order;
import cnnlab.explain.ParameterRandomization.Step;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adebayo et al. 2018 on the bundled ResNet-20 and a cat. */
@SuppressWarnings("NullAway.Init") // set before all tests
class ParameterRandomizationTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  private static TrainedNetwork network;
  private static RgbImage image;

  @BeforeAll
  static void open() throws UserProblem {
    network = TrainedNetwork.ofWeights(ENGINE, TrainedResNet20.file(), null, null);
    image = Images.read(Path.of("sample-images/chelsea.png"));
  }

  @AfterAll
  static void close() {
    network.close();
  }

  /** Known, and in the erratum to the paper: it draws edges, whatever the upper layers say. */
  @Test
  void guidedBackpropagationHardlyReactsToRandomUpperLayersAndGradCamDoes() throws UserProblem {
    List<Step> guided = steps(AttributionMethod.GUIDED_BACKPROP);
    List<Step> gradCam = steps(AttributionMethod.GRAD_CAM);
    int upperHalf = guided.size() / 2;
    double loyal = mean(guided.subList(1, upperHalf));
    double honest = mean(gradCam.subList(1, upperHalf));
    assertThat(loyal).as("guided backpropagation").isGreaterThan(0.5);
    assertThat(honest).as("Grad-CAM").isLessThan(loyal - 0.2);
  }

  @Test
  void theOriginalComesFirstAndTheNetworkStaysAsItWas() throws UserProblem {
    List<Prediction> before = network.predict(image, 10);
    List<Step> steps = steps(AttributionMethod.CLASS_ACTIVATION);
    assertThat(steps.getFirst().block()).isEmpty();
    assertThat(steps.getFirst().spearman()).isEqualTo(1);
    assertThat(steps.stream().skip(1).map(Step::block))
        .isEqualTo(ParameterRandomization.blocks(network.architecture()));
    assertThat(steps.get(1).map().values())
        .as("the classifier's own weights are random too")
        .isNotEqualTo(steps.getFirst().map().values());
    assertThat(network.predict(image, 10)).isEqualTo(before);
  }

  /**
   * CAM is the classifier's weights over the last maps: with the classifier alone random it is
   * another, and of a block alone the upper ones stay as they were learned.
   */
  @Test
  void eachBlockAloneIsRandomWhileTheOthersAreAsTheyWere() throws UserProblem {
    List<Step> cascading = steps(AttributionMethod.CLASS_ACTIVATION);
    List<Step> alone = steps(AttributionMethod.CLASS_ACTIVATION, Order.INDEPENDENT);
    assertThat(alone).extracting(Step::block).isEqualTo(blocks(cascading));
    assertThat(alone.get(1).map().values())
        .as("the first has none above it")
        .isEqualTo(cascading.get(1).map().values());
    float[] before = alone.getFirst().map().values();
    assertThat(alone.get(2).map().values())
        .isNotEqualTo(cascading.get(2).map().values())
        .isNotEqualTo(before);
    try (TrainedNetwork copy = network.copy()) {
      assertThat(
              Attribution.of(copy, image, request(AttributionMethod.CLASS_ACTIVATION), _ -> true)
                  .orElseThrow()
                  .last()
                  .values())
          .isEqualTo(before);
    }
  }

  private static List<String> blocks(List<Step> steps) {
    return steps.stream().map(Step::block).toList();
  }

  @Test
  void whatNobodyWaitsForEnds() throws UserProblem {
    List<Step> steps = new ArrayList<>();
    assertThat(
            ParameterRandomization.run(
                network,
                image,
                request(AttributionMethod.GRADIENT),
                Order.CASCADING,
                _ -> steps.size() < 2,
                steps::add))
        .isFalse();
    assertThat(steps).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet50_v1, 18, fc, layer4.2, conv1",
    "vgg16_bn, 16, classifier.6, classifier.3, features.0",
    "alexnet_torchvision, 8, classifier.6, classifier.4, features.0",
    "resnet152, 6, fc, layer4, conv1"
  })
  void singleLayersAreMadeRandomWhereTheyAreFewElseBlocks(
      String name, int count, String first, String second, String last) throws UserProblem {
    List<String> blocks =
        ParameterRandomization.blocks(Catalogue.build(Catalogue.entry(name).settings()));
    assertThat(blocks).hasSize(count).startsWith(first, second).endsWith(last);
  }

  @Test
  void similaritiesAreThoseOfSciPyAndScikitImage() {
    float[] a = new float[256];
    float[] b = new float[256];
    float[] c = new float[256];
    for (int i = 0; i < 256; i++) {
      a[i] = (float) Math.sin(i * 0.37);
      b[i] = (float) (Math.sin(i * 0.37) + 0.5 * Math.cos(i * 1.3));
      c[i] = Math.round(a[i] * 3); // many equal values
    }
    same(a, b, 0.8875493540, 0.8158246801);
    same(a, c, 0.9881089840, 0.9895188956);
    same(b, c, 0.8839981317, 0.7929705766);
    same(a, a, 1, 1);
    assertThat(MapSimilarity.spearman(a, new float[256])).as("of an even map").isNaN();
  }

  private static void same(float[] first, float[] second, double spearman, double structural) {
    assertThat(MapSimilarity.spearman(first, second)).isCloseTo(spearman, offset(1e-6));
    assertThat(MapSimilarity.structural(new HeatMap(16, 16, first), new HeatMap(16, 16, second)))
        .isCloseTo(structural, offset(1e-5));
  }

  private static double mean(List<Step> steps) {
    return steps.stream().mapToDouble(Step::absolute).average().orElseThrow();
  }

  private static AttributionRequest request(AttributionMethod method) {
    return new AttributionRequest(
        method, 3, AttributionSettings.of(32), method.isOfEveryLayer() ? "layer3.2.relu" : null);
  }

  private static List<Step> steps(AttributionMethod method) throws UserProblem {
    return steps(method, Order.CASCADING);
  }

  private static List<Step> steps(AttributionMethod method, Order order) throws UserProblem {
    List<Step> steps = new ArrayList<>();
    assertThat(
            ParameterRandomization.run(
                network, image, request(method), order, _ -> true, steps::add))
        .isTrue();
    return steps;
  }
}
