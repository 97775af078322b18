package cnnlab.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.arch.Shape;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.model.Branch;
import cnnlab.diagram.model.LayerKind;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.render.svg.Svg;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The classic figures of the papers. */
class VolumesTest {

  @Test
  void allMapsHaveOneScale() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.LAYERS, "vgg16");
    Rectangle first = picture.node("features.0").orElseThrow().box();
    Rectangle half = picture.node("features.5").orElseThrow().box();
    assertThat(first.height()).isCloseTo(2 * half.height(), within(1e-6));
    List<Double> perPixel = new ArrayList<>();
    for (PictureNode node : picture.nodes()) {
      if (node.node().output() instanceof Shape.FeatureMap map) {
        perPixel.add(node.box().height() / map.height());
      }
    }
    assertThat(perPixel).allSatisfy(it -> assertThat(it).isCloseTo(perPixel.get(0), within(1e-6)));
  }

  @Test
  void theSizesStandAtTheEdges() throws Exception {
    String svg = Svg.of(Pictures.volumes(Level.LAYERS, "alexnet_paper_grouped"), Theme.LIGHT);
    assertThat(svg).contains(">227<", ">55<", ">27<", ">96<", ">11×11 conv, 96 /4<");
  }

  @Test
  void normalizationAndActivationHaveNoVolumeOfTheirOwn() throws Exception {
    assertThat(Pictures.volumes(Level.LAYERS, "vgg16_bn").nodes())
        .extracting(node -> node.node().kind())
        .doesNotContain(LayerKind.NORM, LayerKind.ACTIVATION, LayerKind.DROPOUT);
  }

  @Test
  void anInceptionModuleIsCutIntoItsBranches() throws Exception {
    assertThat(
            Branch.of(
                Pictures.analysis("googlenet_paper").stats("inception3a.concat"),
                Pictures.analysis("googlenet_paper").layers().stream()
                    .filter(stats -> stats.layer().name().startsWith("inception3a."))
                    .toList()))
        .containsExactly(
            new Branch(LayerKind.CONV_POINTWISE, 1, 64),
            new Branch(LayerKind.CONV, 3, 128),
            new Branch(LayerKind.CONV_LARGE, 5, 32),
            new Branch(LayerKind.POOL, 0, 32));
  }

  @Test
  void theForemostVolumeIsFoundUnderThePointer() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.LAYERS, "vgg16");
    Rectangle second = picture.node("features.2").orElseThrow().box();
    assertThat(picture.nodeAt(second.x() + 1, second.bottom() - 1).orElseThrow().node().name())
        .isEqualTo("features.2");
  }
}
