package cnnlab.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.Level;
import cnnlab.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  @ParameterizedTest
  @CsvSource({
    "800, 100, 0, 1", // whole
    "800, 800, 0, 0.5", // whole, though there is room beside it
    "800, 800, 0.9, 0.9", // goes on below
    "1600, 800, 0.9, 0.5", // no wider than the page
    "100, 100, 0, 2", // no larger than twice its size
    "400, 100, 0.5, 2" // whole is larger than need be
  })
  void aPictureIsAsLargeAsItCanBeSeenWithoutMovingItSideways(
      double width, double height, double least, double scale) {
    assertThat(new Page(800, 400, least).scale(width, height)).isCloseTo(scale, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "googlenet_paper", "resnet50"})
  void toBeShownLargerADiagramIsBrokenIntoMoreRowsThatFitTheWidth(String name) throws Exception {
    DiagramPicture strip = Pictures.at(Level.BLOCKS, false, name);
    DiagramPicture whole = strip.wrapped(new Page(800, 400));
    DiagramPicture large = strip.wrapped(new Page(800, 400, 1.2));
    assertThat(large.width() * 1.2).isLessThanOrEqualTo(800);
    assertThat(large.height()).isGreaterThanOrEqualTo(whole.height());
    assertThat(large.nodes()).hasSameSizeAs(whole.nodes());
    assertThat(Geometry.overlaps(large)).isEmpty();
  }

  @Test
  void volumesGoOnBelowToo() throws Exception {
    VolumePicture whole = Pictures.volumes(Level.LAYERS, "vgg16");
    VolumePicture large =
        VolumeLayout.layout(
            Diagram.of(Pictures.analysis("vgg16"), Level.LAYERS, Messages.ENGLISH),
            Pictures.analysis("vgg16"),
            Messages.ENGLISH,
            new Page(900, 500, 1.2));
    assertThat(large.width() * 1.2).isLessThanOrEqualTo(900);
    assertThat(large.width()).isLessThan(whole.width());
  }
}
