package cnnlab.ui.inspect.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Layer;
import cnnlab.arch.Shape;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.engine.Network.Activation;
import cnnlab.text.UserProblem;
import cnnlab.training.ForwardingNetwork;
import cnnlab.ui.inspect.InspectedCat;
import cnnlab.ui.inspect.activation.LayersViewModel.Aspect;
import cnnlab.ui.inspect.image.Spot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** The layers of the bundled ResNet-20, all work done at once. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class LayersViewModelTest {
  @TempDir Path folder;
  private InspectedCat cat;
  private LayersViewModel model;

  @BeforeEach
  void open() throws Exception {
    cat = new InspectedCat(folder);
    model = cat.layers();
    cat.ask();
  }

  @AfterEach
  void close() {
    cat.close();
  }

  @Test
  void itBeginsAtTheFirstActivationAndStaysAtTheEnds() {
    assertThat(name()).isEqualTo("relu");
    model.step(-1);
    assertThat(name()).isEqualTo("bn1");
    model.step(-99);
    assertThat(name()).isEqualTo("input");
    assertThat(tiles().count()).as("red, green and blue").isEqualTo(3);
    model.step(999);
    assertThat(name()).isEqualTo("fc");
    assertThat(tiles().width()).as("ten scores in one row").isEqualTo(10);
  }

  /** The convolutions alone; a layer in view whose kind is folded away stays until one steps. */
  @Test
  void kindsThatAreFoldedAwayArePassedOver() {
    cat.choose("layer1.0.relu1");
    for (String kind : List.of("batchnorm", "relu", "add", "padshortcut")) {
      model.fold(kind, true);
    }
    assertThat(name()).isEqualTo("layer1.0.relu1");
    model.step(1);
    assertThat(name()).isEqualTo("layer1.0.conv2");
    model.step(1);
    assertThat(name()).isEqualTo("layer1.1.conv1");
    model.step(-2);
    assertThat(name()).isEqualTo("layer1.0.conv1");
    model.fold("relu", false);
    model.step(1);
    assertThat(name()).isEqualTo("layer1.0.relu1");
  }

  @ParameterizedTest
  @CsvSource({
    "conv1, FILTERS, 16, 3", // each a small image in color
    "layer1.0.conv1, FILTERS, 16, 3", // the slices of one filter
    "layer2.0.conv1, FILTERS, 16, 3", // which reads 16 channels and has 32 filters
    "layer2.0.bn1, MAPS, 32, 16",
    "avgpool, MAPS, 64, 1"
  })
  void onlyConvolutionsShowFilters(String layer, Aspect shown, int count, int side) {
    model.aspectProperty().set(Aspect.FILTERS);
    cat.choose(layer);
    assertThat(model.shownAspectProperty().get()).isEqualTo(shown);
    assertThat(tiles().count()).isEqualTo(count);
    assertThat(tiles().height()).isEqualTo(side);
    assertThat(model.aspectProperty().get()).as("the wish stays").isEqualTo(Aspect.FILTERS);
  }

  @Test
  void anotherConvolutionBeginsWithItsFirstFilter() {
    model.aspectProperty().set(Aspect.FILTERS);
    cat.choose("layer2.0.conv1");
    int[] first = tiles().pixels(0, Tiles.Scale.TILE);
    model.filterProperty().set(31);
    assertThat(tiles().pixels(0, Tiles.Scale.TILE)).isNotEqualTo(first);
    cat.choose("layer1.0.conv1");
    assertThat(model.filterProperty().get()).as("it has no 31").isZero();
    cat.choose("layer2.0.conv1");
    assertThat(tiles().pixels(0, Tiles.Scale.TILE)).isEqualTo(first);
  }

  /** What the layer makes of the image tells where to begin; filters alone need none of it. */
  @Test
  void anotherFilterIsShownWithoutComputingTheLayer() throws Exception {
    List<String> computed = new ArrayList<>();
    try (InspectedCat counted = InspectedCat.of(folder, network -> noting(network, computed))) {
      LayersViewModel layers = counted.layers();
      layers.aspectProperty().set(Aspect.FILTERS);
      counted.ask();
      counted.choose("layer2.0.conv1");
      computed.clear();
      layers.filterProperty().set(31);
      assertThat(computed).isEmpty();
      counted.showGray();
      assertThat(computed).as("another channel may be the strongest").contains("layer2.0.conv1");
      computed.clear();
      layers.aspectProperty().set(Aspect.MAPS);
      assertThat(computed).containsExactly("layer2.0.conv1");
    }
  }

  private static Network noting(Network network, List<String> computed) {
    return new ForwardingNetwork(network) {
      @Override
      public Activation activation(Batch batch, String layer) throws UserProblem {
        computed.add(layer);
        return super.activation(batch, layer);
      }
    };
  }

  /** The side of the receptive field of ResNet-20 after these layers: Araujo et al. 2019. */
  @ParameterizedTest
  @CsvSource({
    "conv1, 16, 3",
    "layer1.0.conv1, 16, 5",
    "layer1.0.conv2, 16, 7",
    "layer2.0.conv1, 8, 17",
    "layer2.0.conv2, 8, 21"
  })
  void whatAValueDependsOnGrowsFromLayerToLayer(String layer, int place, int side) {
    cat.choose(layer);
    model.spotProperty().set(new Spot(0, place, place));
    var patch = Objects.requireNonNull(model.patchProperty().get());
    assertThat(32 * (patch.right() - patch.left())).isCloseTo(side, offset(1e-6));
    assertThat(32 * (patch.bottom() - patch.top())).isCloseTo(side, offset(1e-6));
  }

  @Test
  void aVectorHasNoPlaceInTheImage() {
    model.spotProperty().set(new Spot(0, 3, 3));
    assertThat(model.patchProperty().get()).isNotNull();
    cat.choose("fc");
    assertThat(model.patchProperty().get()).as("another layer, nothing is pointed at").isNull();
    model.spotProperty().set(new Spot(0, 0, 4));
    assertThat(model.patchProperty().get()).isNull();
  }

  /** Its channel 0 is zero everywhere in most layers, and would be all that one sees. */
  @Test
  void everyLayerBeginsWithTheChannelOfItsGreatestValue() {
    for (Layer layer : List.copyOf(model.layers())) {
      cat.choose(layer.name());
      FeatureMaps maps = (FeatureMaps) tiles();
      int channel = Objects.requireNonNull(model.channelProperty().get());
      float found =
          maps.isVector()
              ? Float.parseFloat(maps.reading(new Spot(0, 0, channel)))
              : maps.range(channel).greatest();
      float greatest = Float.NEGATIVE_INFINITY;
      for (int tile = 0; tile < maps.count(); tile++) {
        greatest = Math.max(greatest, maps.range(tile).greatest());
      }
      assertThat(found).as(layer.name()).isCloseTo(greatest, offset(Math.abs(greatest) / 100));
      assertThat(model.shownTile(maps)).isEqualTo(maps.isVector() ? 0 : channel);
    }
  }

  /** Where it is dead one sees the strongest instead, and comes back to it. */
  @Test
  void aChosenChannelIsKeptWhereItIsAlive() {
    cat.choose("layer1.0.conv1");
    int strongest = channel();
    int chosen = (strongest + 1) % 16;
    model.choose(chosen);
    cat.choose("layer1.0.bn1");
    assertThat(channel()).isEqualTo(chosen);
    model.choose(40);
    assertThat(channel()).as("the last of 16").isEqualTo(15);
    cat.choose("input");
    assertThat(channel()).as("there are red, green and blue").isLessThan(3);
    cat.choose("layer1.0.conv1");
    assertThat(channel()).isEqualTo(15);
    FeatureMaps dead = new FeatureMaps(new Activation(new Shape.FeatureMap(16, 1, 1), deadBut(9)));
    assertThat(dead.isAlive(15)).isFalse();
    assertThat(dead.strongestChannel()).isEqualTo(9);
  }

  private static float[] deadBut(int channel) {
    float[] values = new float[16];
    values[channel] = 0.5f;
    return values;
  }

  private int channel() {
    return Objects.requireNonNull(model.channelProperty().get());
  }

  @Test
  void anotherImageHasOtherMapsAndTheTileStays() {
    model.chooseTile(40);
    assertThat(model.shownTile(tiles())).as("the last of 16").isEqualTo(15);
    model.chooseTile(7);
    model.spotProperty().set(new Spot(7, 3, 3));
    float greatest = tiles().range(7).greatest();
    cat.showGray();
    assertThat(model.spotProperty().get()).isNull();
    assertThat(model.shownTile(tiles())).isEqualTo(7);
    assertThat(tiles().range(7).greatest()).isNotEqualTo(greatest);
  }

  private String name() {
    return Objects.requireNonNull(model.layerProperty().get()).name();
  }

  private Tiles tiles() {
    return Objects.requireNonNull(model.tilesProperty().get());
  }
}
