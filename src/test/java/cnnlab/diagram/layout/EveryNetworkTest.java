package cnnlab.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Layer;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import java.util.ArrayList;
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
    assertThat(picture.nodes())
        .extracting(node -> node.node().name())
        .containsExactlyInAnyOrderElementsOf(
            Pictures.analysis(name).architecture().layers().stream().map(Layer::name).toList());
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
    assertThat(picture.width()).isGreaterThan(picture.height());
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
