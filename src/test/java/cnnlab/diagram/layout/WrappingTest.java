package cnnlab.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.PictureNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A long network broken into rows, so that it fills the page. */
class WrappingTest {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet_torchvision",
        "vgg19_bn",
        "googlenet_paper",
        "resnet50",
        "resnet110",
        "plain20"
      })
  void aWrappedNetworkIsLargerOnThePageAndComplete(String name) throws Exception {
    DiagramPicture strip = Pictures.at(Level.LAYERS, false, name);
    DiagramPicture page = strip.wrapped(new Page(WIDTH, HEIGHT));
    assertThat(scale(page)).isGreaterThanOrEqualTo(1.5 * scale(strip));
    assertThat(page.nodes()).hasSameSizeAs(strip.nodes());
    assertThat(page.edges()).hasSameSizeAs(strip.edges());
    assertThat(Geometry.overlaps(page)).isEmpty();
    assertThat(Geometry.strayEnds(page)).isEmpty();
    assertThat(Geometry.offPage(page)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void arrowsStayLevelOrUpright(Orientation orientation) throws Exception {
    DiagramPicture page =
        DiagramLayout.layout(Diagram.of(Pictures.analysis("googlenet_paper")), orientation)
            .wrapped(new Page(WIDTH, HEIGHT));
    for (PictureEdge edge : page.edges()) {
      for (int i = 1; i < edge.points().size(); i++) {
        Point from = edge.points().get(i - 1);
        Point to = edge.points().get(i);
        assertThat(Math.min(Math.abs(from.x() - to.x()), Math.abs(from.y() - to.y())))
            .as(edge.edge().toString())
            .isLessThan(0.01);
      }
    }
  }

  /** The two GPUs' halves of the paper's network go on side by side, each in its own line. */
  @Test
  void twoStreamsAreBrokenTogetherAndTheirArrowsDoNotCross() throws Exception {
    DiagramPicture strip = Pictures.at(Level.LAYERS, false, "alexnet_paper_grouped");
    DiagramPicture page = strip.wrapped(new Page(WIDTH, HEIGHT));
    assertThat(scale(page)).isGreaterThanOrEqualTo(1.5 * scale(strip));
    assertThat(page.edges()).hasSameSizeAs(strip.edges());
    assertThat(Geometry.overlaps(page)).isEmpty();
    assertThat(Geometry.strayEnds(page)).isEmpty();
    assertThat(Geometry.offPage(page)).isEmpty();
    for (PictureNode node : page.nodes()) {
      assertThat(page.nodes())
          .filteredOn(other -> other.node().layers().equals(node.node().layers()))
          .as(node.node().name())
          .allMatch(twin -> Math.abs(twin.box().x() - node.box().x()) < 1);
    }
    List<PictureEdge> turning =
        page.edges().stream()
            .filter(edge -> edge.points().getLast().x() < edge.points().getFirst().x())
            .toList();
    assertThat(turning.stream().map(edge -> edge.edge().from()).distinct().count())
        .as("both streams turn")
        .isEqualTo(2);
    assertThat(turning.stream().map(WrappingTest::longestWayBack).distinct().count())
        .as("in lines of their own")
        .isEqualTo(2);
  }

  /** Where the arrow runs back to the beginning of a row. */
  private static double longestWayBack(PictureEdge edge) {
    double longest = 0;
    double level = 0;
    for (int i = 1; i < edge.points().size(); i++) {
      Point from = edge.points().get(i - 1);
      Point to = edge.points().get(i);
      if (from.x() - to.x() > longest) {
        longest = from.x() - to.x();
        level = to.y();
      }
    }
    return level;
  }

  @Test
  void rowsBeginWithStagesWhereTheyCan() throws Exception {
    DiagramPicture page =
        Pictures.at(Level.LAYERS, false, "vgg16").wrapped(new Page(WIDTH, HEIGHT));
    List<String> frames = page.blocks().stream().map(PictureBlock::path).toList();
    assertThat(frames)
        .containsExactly("stage1", "stage2", "stage3", "stage4", "stage5", "classifier");
  }

  @Test
  void aStageTooLongForOneRowHasAFrameInEach() throws Exception {
    DiagramPicture page =
        Pictures.at(Level.BLOCKS, false, "resnet152").wrapped(new Page(WIDTH, HEIGHT));
    List<Rectangle> parts =
        page.blocks().stream()
            .filter(block -> block.path().equals("layer3"))
            .map(PictureBlock::box)
            .toList();
    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(page.nodes())
        .filteredOn(node -> node.node().name().startsWith("layer3."))
        .allMatch(node -> parts.stream().anyMatch(part -> part.contains(node.box())));
  }

  @Test
  void aShortNetworkStaysInOneRow() throws Exception {
    DiagramPicture strip = Pictures.at(Level.STAGES, false, "resnet18");
    assertThat(strip.wrapped(new Page(1600, 200)).width()).isEqualTo(strip.width());
  }

  private static double scale(DiagramPicture picture) {
    return Math.min(WIDTH / picture.width(), HEIGHT / picture.height());
  }
}
