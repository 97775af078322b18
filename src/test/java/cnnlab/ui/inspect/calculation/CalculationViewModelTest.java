package cnnlab.ui.inspect.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.engine.Network.Activation;
import cnnlab.explain.calculation.Calculation;
import cnnlab.explain.calculation.CalculationStep;
import cnnlab.explain.calculation.ValuePlace;
import cnnlab.ui.inspect.InspectedCat;
import cnnlab.ui.inspect.image.Spot;
import java.nio.file.Path;
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

/** Which value of the bundled ResNet-20 is explained. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class CalculationViewModelTest {
  @TempDir Path folder;
  private InspectedCat cat;
  private CalculationViewModel model;

  @BeforeEach
  void open() throws Exception {
    cat = new InspectedCat(folder);
    model = new CalculationViewModel(cat.model(), cat.layers(), cat.background());
    cat.ask();
  }

  @AfterEach
  void close() {
    cat.close();
  }

  @Test
  void nothingIsComputedWhileNobodyLooks() {
    assertThat(model.shownProperty().get()).isNull();
    assertThat(model.channels()).isZero();
    model.advance();
    model.choose(3);
    assertThat(model.spotProperty().get()).isNull();
    model.wantedProperty().set(true);
    assertThat(model.channels()).isEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource({"relu, 16, conv1 bn1 relu", "layer2.0.conv1, 32, layer2.0.conv1", "fc, 10, fc"})
  void aLayerBeginsWithTheLargestValueOfItsChannel(String layer, int channels, String steps) {
    model.wantedProperty().set(true);
    cat.choose(layer);
    assertThat(model.channels()).isEqualTo(channels);
    assertThat(calculation().steps())
        .extracting(step -> step.layer().name())
        .containsExactly(steps.split(" ", -1));
    Activation values = activation();
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : values.values()) {
      largest = Math.max(largest, value);
    }
    assertThat(calculation().last().value()).isEqualTo(largest);
  }

  @Test
  void aScoreIsFollowedToTheProbabilityThatIsShownBesideTheImage() {
    model.wantedProperty().set(true);
    cat.choose("fc");
    var answer = cat.model().predictions().getFirst();
    assertThat(at().column()).as("the likeliest class").isEqualTo(answer.index());
    assertThat(Objects.requireNonNull(calculation().softmax()).probability())
        .isCloseTo(answer.probability(), offset(1e-5));
    model.choose(7);
    assertThat(model.spotProperty().get()).isEqualTo(new Spot(0, 0, 7));
    assertThat(calculation().last().value()).isEqualTo(activation().values()[7]);
  }

  @Test
  void oneGoesToAnyValueOfAnyLayer() {
    model.wantedProperty().set(true);
    model.goTo("layer1.0.conv2", new ValuePlace(3, 4, 5));
    assertThat(step().layer().name()).isEqualTo("layer1.0.conv2");
    assertThat(step().place()).isEqualTo(new ValuePlace(3, 4, 5));
    model.goTo("layer1.0.conv2", new ValuePlace(0, 31, 31));
    assertThat(step().place()).as("in the same layer").isEqualTo(new ValuePlace(0, 31, 31));
    cat.choose("layer1.0.bn2");
    assertThat(step().place())
        .as("a layer as large keeps the place")
        .isEqualTo(new ValuePlace(0, 31, 31));
    cat.choose("layer3.2.conv2");
    assertThat(step().place().row()).as("in one of 8x8 there is no row 31").isLessThan(8);
    model.goTo("no such layer", new ValuePlace(0, 0, 0));
    assertThat(step().layer().name()).isEqualTo("layer3.2.conv2");
    model.goTo("fc", new ValuePlace(2, 0, 0));
    assertThat(model.spotProperty().get()).isEqualTo(new Spot(0, 0, 2));
  }

  @Test
  void theWindowGoesRowByRowAndFromTheLastPlaceToTheFirst() {
    model.wantedProperty().set(true);
    model.goTo("layer3.0.conv1", new ValuePlace(6, 0, 6));
    List<Spot> way = List.of(new Spot(6, 0, 7), new Spot(6, 1, 0), new Spot(6, 1, 1));
    for (Spot next : way) {
      model.advance();
      assertThat(model.spotProperty().get()).isEqualTo(next);
      assertThat(step().place()).isEqualTo(new ValuePlace(next.tile(), next.row(), next.column()));
    }
    model.goTo("layer3.0.conv1", new ValuePlace(6, 7, 7));
    model.advance();
    assertThat(model.spotProperty().get()).isEqualTo(new Spot(6, 0, 0));
  }

  @Test
  void whatTheValueDependsOnIsFramedInTheImage() {
    model.wantedProperty().set(true);
    model.goTo("layer1.0.conv1", new ValuePlace(2, 10, 12));
    assertThat(cat.layers().channelProperty().get())
        .as("and its map is the large one")
        .isEqualTo(2);
    var patch = Objects.requireNonNull(cat.layers().patchProperty().get());
    assertThat(patch.left()).as("two 3x3 convolutions").isCloseTo(10.0 / 32, offset(1e-9));
    assertThat(patch.right()).isCloseTo(15.0 / 32, offset(1e-9));
    assertThat(patch.top()).isCloseTo(8.0 / 32, offset(1e-9));
    model.choose(5);
    assertThat(cat.layers().channelProperty().get()).isEqualTo(5);
    assertThat(step().place()).isEqualTo(new ValuePlace(5, 10, 12));
  }

  @Test
  void anotherImageKeepsThePlaceAndAnotherLayerForgetsTheInputChannel() {
    model.wantedProperty().set(true);
    model.goTo("layer1.0.conv1", new ValuePlace(2, 10, 12));
    model.inputChannelProperty().set(7);
    float before = step().value();
    cat.showGray();
    assertThat(step().place()).isEqualTo(new ValuePlace(2, 10, 12));
    assertThat(step().value()).isNotEqualTo(before);
    assertThat(model.inputChannelProperty().get()).isEqualTo(7);
    cat.choose("layer1.0.conv2");
    assertThat(model.inputChannelProperty().get()).as("the one that adds most").isNull();
  }

  private Spot at() {
    return Objects.requireNonNull(model.spotProperty().get());
  }

  private Activation activation() {
    return Objects.requireNonNull(model.shownProperty().get()).calculations().activation();
  }

  private Calculation calculation() {
    return Objects.requireNonNull(model.calculationProperty().get());
  }

  private CalculationStep step() {
    return calculation().last();
  }
}
