package cnnlab.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Streams;
import cnnlab.diagram.model.Unfolding;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for the picture of every network of the catalogue. */
class EveryNetworkTest {
  static Stream<String> names() {
    return Catalogue.entries().stream().map(Entry::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void showsEveryLayerOnceAndNothingOverlaps(String name) throws Exception {
    DiagramPicture picture = Pictures.of(name);
    Architecture architecture = Pictures.analysis(name).architecture();
    Streams streams = new Streams(architecture);
    assertThat(picture.nodes().stream().flatMap(node -> node.node().layers().stream()).toList())
        .containsExactlyInAnyOrderElementsOf(
            architecture.layers().stream()
                .map(Layer::name)
                .flatMap(layer -> Collections.nCopies(streams.of(layer), layer).stream())
                .toList());
    assertThat(Geometry.crossedLabels(picture)).isEmpty();
    assertThat(Geometry.overlaps(picture)).isEmpty();
    assertThat(Geometry.strayEnds(picture)).isEmpty();
    assertThat(outside(picture)).isEmpty();
    assertThat(Geometry.offPage(picture)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameHoldsFromLeftToRight(String name) throws Exception {
    DiagramPicture picture = Pictures.horizontal(name);
    assertThat(Geometry.overlaps(picture)).isEmpty();
    assertThat(Geometry.strayEnds(picture)).isEmpty();
    assertThat(outside(picture)).isEmpty();
    assertThat(Geometry.offPage(picture)).isEmpty();
    assertThat(Geometry.crossedLabels(picture)).isEmpty();
    assertThat(picture.width()).isGreaterThan(picture.height());
  }

  @ParameterizedTest
  @MethodSource("names")
  void volumesStandApartAndOnThePage(String name) throws Exception {
    Analysis analysis = Pictures.analysis(name);
    boolean chain = Diagram.of(analysis).isChain();
    VolumePicture picture = Pictures.volumes(chain ? Level.LAYERS : Level.BLOCKS, name);
    assertThat(picture.nodes()).isNotEmpty();
    for (PictureNode node : picture.nodes()) {
      assertThat(picture.page().contains(node.box())).as(node.node().name()).isTrue();
    }
    for (PictureEdge arrow : picture.arrows()) {
      arrow.points().forEach(it -> assertThat(picture.page().contains(it.x(), it.y())).isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void noArrowCrossesTheNumberOfAFoldedBlock(String name) throws Exception {
    Analysis analysis = Pictures.analysis(name);
    Unfolding folded = Unfolding.of(analysis, Level.LAYERS, true);
    for (Orientation orientation : Orientation.values()) {
      DiagramPicture picture =
          DiagramLayout.layout(Diagram.of(analysis, folded, Messages.ENGLISH), orientation);
      assertThat(Geometry.crossedLabels(picture)).as(orientation.name()).isEmpty();
    }
  }

  /** Nodes that leave the frame of their block. */
  private static List<String> outside(DiagramPicture picture) {
    List<String> outside = new ArrayList<>();
    for (PictureBlock block : picture.blocks()) {
      for (PictureNode node : picture.nodes()) {
        boolean inside = node.node().name().startsWith(block.path() + ".");
        if (inside && !block.box().contains(node.box())) {
          outside.add(block.path() + " " + node.node().name());
        }
      }
    }
    return outside;
  }
}
