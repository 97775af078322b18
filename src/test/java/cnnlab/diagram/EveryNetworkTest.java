package cnnlab.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Layer;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for the picture of every network of the catalogue. */
class EveryNetworkTest {
  private static final double HAIR = 0.01;

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
    assertThat(overlaps(picture)).isEmpty();
    assertThat(strayEnds(picture)).isEmpty();
    assertThat(outside(picture)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameHoldsFromLeftToRight(String name) throws Exception {
    DiagramPicture picture = Pictures.horizontal(name);
    assertThat(overlaps(picture)).isEmpty();
    assertThat(strayEnds(picture)).isEmpty();
    assertThat(outside(picture)).isEmpty();
    assertThat(picture.width()).isGreaterThan(picture.height());
  }

  private static List<String> overlaps(DiagramPicture picture) {
    List<PictureNode> nodes = new ArrayList<>(picture.nodes());
    nodes.sort(Comparator.comparingDouble(node -> node.box().y()));
    List<String> overlaps = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Rectangle box = nodes.get(i).box().grownBy(-HAIR);
      for (int j = i + 1; j < nodes.size() && nodes.get(j).box().y() < box.bottom(); j++) {
        if (box.intersects(nodes.get(j).box())) {
          overlaps.add(nodes.get(i).node().name() + " " + nodes.get(j).node().name());
        }
      }
    }
    return overlaps;
  }

  /** Arrows that do not go from border to border. */
  private static List<DiagramEdge> strayEnds(DiagramPicture picture) {
    return picture.edges().stream()
        .filter(
            edge ->
                !isOnBorder(edge.points().getFirst(), box(picture, edge.edge().from()))
                    || !isOnBorder(edge.points().getLast(), box(picture, edge.edge().to())))
        .map(PictureEdge::edge)
        .toList();
  }

  private static Rectangle box(DiagramPicture picture, String layer) {
    return picture.node(layer).orElseThrow().box();
  }

  private static boolean isOnBorder(Point point, Rectangle box) {
    return box.grownBy(HAIR).contains(point.x(), point.y())
        && !box.grownBy(-HAIR).contains(point.x(), point.y());
  }

  /** Nodes that leave the page or the frame of their block. */
  private static List<String> outside(DiagramPicture picture) {
    Rectangle page = new Rectangle(0, 0, picture.width(), picture.height());
    List<String> outside = new ArrayList<>();
    for (PictureBlock block : picture.blocks()) {
      for (PictureNode node : picture.nodes()) {
        boolean inside = node.node().name().startsWith(block.path() + ".");
        if ((inside && !contains(block.box(), node.box())) || !contains(page, node.box())) {
          outside.add(block.path() + " " + node.node().name());
        }
      }
    }
    return outside;
  }

  private static boolean contains(Rectangle outer, Rectangle inner) {
    return outer.contains(inner.x(), inner.y()) && outer.contains(inner.right(), inner.bottom());
  }
}
