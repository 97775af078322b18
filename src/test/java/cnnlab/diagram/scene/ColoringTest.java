package cnnlab.diagram.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Pictures;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.render.svg.Svg;
import cnnlab.text.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColoringTest {

  /** Simonyan and Zisserman's network, as every lecture on it says. */
  @Test
  void vgg16HasItsMemoryEarlyAndItsParametersLate() throws Exception {
    assertThat(most("vgg16", Quantity.MEMORY)).isEqualTo("stage1");
    assertThat(most("vgg16", Quantity.PARAMS)).isEqualTo("classifier");
    assertThat(most("vgg16", Quantity.MACS)).isIn("stage3", "stage4");
  }

  @Test
  void aBlockHasTheSumOfItsLayersButTheWidestField() throws Exception {
    DiagramNode stage = Pictures.at(Level.STAGES, false, "vgg16").nodes().get(1).node();
    assertThat(Pictures.coloring("vgg16", Quantity.PARAMS, false).value(stage))
        .isEqualTo(3 * 3 * 3 * 64 + 64 + 3 * 3 * 64 * 64 + 64);
    assertThat(Pictures.coloring("vgg16", Quantity.FIELD, false).value(stage)).isEqualTo(6);
  }

  @Test
  void theLogarithmicScaleGivesEqualRatiosEqualSteps() {
    Coloring.Range log = new Coloring.Range(10, 1000, true);
    assertThat(List.of(log.share(10), log.share(100), log.share(1000)))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
        .containsExactly(0.0, 0.5, 1.0);
    assertThat(new Coloring.Range(10, 1000, false).share(100)).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void layersWithoutTheQuantityAreLeftBlank() throws Exception {
    DiagramPicture picture = Pictures.of("vgg11");
    Look look = picture.look(Theme.LIGHT, Pictures.coloring("vgg11", Quantity.PARAMS, true));
    assertThat(look.style(picture.node("features.1").orElseThrow().node()))
        .isEqualTo(Theme.LIGHT.nothing());
    assertThat(look.style(picture.node("classifier.0").orElseThrow().node()))
        .isEqualTo(Theme.LIGHT.heat().getLast());
    assertThat(look.style(picture.node("features.0").orElseThrow().node()))
        .isEqualTo(Theme.LIGHT.heat().getFirst());
  }

  /** Told apart by lightness alone, without color vision or in gray print. */
  @Test
  void everyStepOfTheScaleIsFurtherFromThePage() {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      List<Double> contrasts =
          theme.heat().stream().map(step -> step.fill().contrast(theme.background())).toList();
      assertThat(contrasts).isSorted();
    }
  }

  @Test
  void theLegendNamesTheEndsOfTheScale() throws Exception {
    DiagramPicture picture = Pictures.of("vgg11");
    Look look = picture.look(Theme.LIGHT, Pictures.coloring("vgg11", Quantity.PARAMS, true));
    String svg = Svg.of(new Sheet(picture, Legend.of(picture, look, Messages.ENGLISH, 600)), look);
    assertThat(svg).contains("Parameters (log)", ">1.79 k<", ">103 M<");
  }

  private static String most(String network, Quantity quantity) throws Exception {
    Coloring coloring = Pictures.coloring(network, quantity, true);
    return Pictures.at(Level.STAGES, false, network).nodes().stream()
        .map(PictureNode::node)
        .max((a, b) -> Double.compare(coloring.value(a), coloring.value(b)))
        .orElseThrow()
        .name();
  }
}
