package cnnlab.arch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

  static List<String> names() {
    return Catalogue.entries().stream().map(Entry::name).toList();
  }

  static List<String> imageNetNames() {
    return Catalogue.entries().stream()
        .filter(entry -> entry.inputSize() > 64)
        .map(Entry::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNetworkCanBeBuiltForSmallImagesWithAllItsClassifiers(String name) throws Exception {
    for (int size : new int[] {32, 64}) {
      Architecture net = Catalogue.build(new NetworkSettings(name, size, 10, 1, true));
      Shapes shapes = Shapes.of(net);
      assertThat(net.heads())
          .allSatisfy(head -> assertThat(shapes.get(head.layer())).isEqualTo(new Shape.Vector(10)));
      assertThat(net.heads().size() > 1).isEqualTo(Catalogue.entry(name).auxiliary());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theFormAndTheFamilyAreExplainedInBothLanguages(String name) throws Exception {
    for (int size : new int[] {32, 64, 224}) {
      String form = Catalogue.build(new NetworkSettings(name, size, 10, 1, false)).form();
      String family = Catalogue.entry(name).family().key();
      for (Messages messages : List.of(Messages.ENGLISH, Messages.CHINESE)) {
        assertThat(messages.all()).containsKeys(form, family, family + ".about");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("imageNetNames")
  void smallImagesGetTheSmallForm(String name) throws Exception {
    assertThat(Catalogue.build(new NetworkSettings(name, 64, 10, 1, false)).form())
        .endsWith(".small");
    assertThat(Catalogue.build(new NetworkSettings(name, 96, 10, 1, false)).form())
        .endsWith(".published");
  }

  @ParameterizedTest
  @CsvSource({
    "resnet20, 269722",
    "resnet32, 464154",
    "resnet44, 658586",
    "resnet56, 853018",
    "resnet110, 1727962",
    "plain20, 269722",
    "plain18, 11515688",
    "plain34, 21623848"
  })
  void parametersOfTheNetworksOfHe2015(String name, long parameters) throws Exception {
    assertThat(parameters(Catalogue.build(Catalogue.entry(name).settings()))).isEqualTo(parameters);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyWidthGivesANetworkThatFitsTogether(String name) throws Exception {
    for (double width : new double[] {0.05, 0.33, 1.7}) {
      Architecture net = Catalogue.build(new NetworkSettings(name, 32, 10, width, true));
      assertThat(Shapes.of(net).get(net.mainHead().layer())).isEqualTo(new Shape.Vector(10));
    }
  }

  @Test
  void widthMultipliesChannelsAndHiddenUnits() throws Exception {
    Architecture net = Catalogue.build(new NetworkSettings("vgg11", 224, 1000, 0.25, false));
    assertThat(net.layer("features.0").op()).extracting("filters").isEqualTo(16);
    assertThat(net.layer("classifier.0").op()).isEqualTo(new Op.Linear(1024, true));
    assertThat(net.layer("classifier.6").op()).isEqualTo(new Op.Linear(1000, true));
  }

  @Test
  void channelsStayDivisibleByTheGroups() throws Exception {
    Architecture net =
        Catalogue.build(new NetworkSettings("alexnet_paper_grouped", 227, 1000, 0.33, false));
    assertThat(net.layer("conv1").op()).extracting("filters").isEqualTo(32);
    assertThat(net.layer("conv3").op()).extracting("filters").isEqualTo(126);
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16, 31, features.30, 32",
    "alexnet_torchvision, 14, features.12, 15",
    "alexnet_paper_grouped, 65, pool5, 67",
    "googlenet_paper, 70, aux1.pool, 79"
  })
  void tooSmallAnImageIsRefusedWithTheLayerAndTheSmallestSizeThatWorks(
      String name, int size, String layer, int smallest) throws Exception {
    UserProblem problem = refused(new NetworkSettings(name, size, 10, 1, true));
    assertThat(problem.where()).isEqualTo(layer);
    assertThat(problem.what(Messages.ENGLISH)).contains(layer, size + " pixels");
    assertThat(problem.advice(Messages.ENGLISH)).contains(smallest + " pixels");
    Catalogue.build(new NetworkSettings(name, smallest, 10, 1, true));
  }

  @Test
  void absurdSettingsAreRefusedAtTheirField() {
    assertThat(refused(new NetworkSettings("vgg16", 0, 10, 1, false)).where())
        .isEqualTo("inputSize");
    assertThat(refused(new NetworkSettings("vgg16", 1_000_000, 10, 1, false)).where())
        .isEqualTo("inputSize");
    assertThat(refused(new NetworkSettings("vgg16", 224, 0, 1, false)).where())
        .isEqualTo("classes");
    assertThat(refused(new NetworkSettings("vgg16", 224, 10, 0, false)).where()).isEqualTo("width");
    assertThat(refused(new NetworkSettings("vgg16", 224, 10, Double.NaN, false)).where())
        .isEqualTo("width");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheClosest() {
    UserProblem problem = refused(new NetworkSettings("resnet_18", 224, 10, 1, false));
    assertThat(problem.advice(Messages.ENGLISH)).contains("resnet18");
  }

  @Test
  void layersOfABlockShareItsPath() throws Exception {
    assertThat(blocks("resnet50")).contains("stem", "layer1.0", "layer4.2", "classifier");
    assertThat(blocks("vgg16")).contains("stage1", "stage5", "classifier");
    assertThat(blocks("googlenet_torchvision")).contains("stem", "inception3a", "aux2");
  }

  private static List<String> blocks(String name) throws UserProblem {
    NetworkSettings settings = new NetworkSettings(name, 224, 10, 1, true);
    return Catalogue.build(settings).layers().stream().map(Layer::block).distinct().toList();
  }

  private static long parameters(Architecture net) throws UserProblem {
    return Tensors.of(net).stream()
        .filter(TensorSpec::learnable)
        .mapToLong(TensorSpec::elements)
        .sum();
  }

  private static UserProblem refused(NetworkSettings settings) {
    return catchThrowableOfType(UserProblem.class, () -> Catalogue.build(settings));
  }
}
