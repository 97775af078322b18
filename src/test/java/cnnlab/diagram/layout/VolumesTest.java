package cnnlab.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.arch.Shape;
import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.model.Branch;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.LayerKind;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.render.svg.Svg;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classic figures of the papers. */
class VolumesTest {

  @Test
  void allMapsHaveOneScale() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.LAYERS, "vgg16");
    Rectangle first = picture.node("features.0").orElseThrow().box();
    Rectangle half = picture.node("features.5").orElseThrow().box();
    assertThat(first.height()).isCloseTo(2 * half.height(), within(1e-6));
    Map<Double, List<Double>> perPixelByRow = new HashMap<>();
    for (PictureNode node : picture.nodes()) {
      if (node.node().output() instanceof Shape.FeatureMap map) {
        double middle = Math.rint(entry(node));
        perPixelByRow
            .computeIfAbsent(middle, _ -> new ArrayList<>())
            .add(node.box().height() / map.height());
      }
    }
    assertThat(perPixelByRow.values())
        .allSatisfy(
            row ->
                assertThat(row)
                    .allSatisfy(it -> assertThat(it).isCloseTo(row.get(0), within(1e-6))));
  }

  /** The height of the middle of a volume's front, which all of a row have in common. */
  private static double entry(PictureNode node) {
    double width = ((Shape.FeatureMap) node.node().output()).width();
    double height = ((Shape.FeatureMap) node.node().output()).height();
    double front = node.box().height() * height / (height + 0.26 * width);
    return node.box().bottom() - front / 2;
  }

  @Test
  void aRowOfSmallMapsIsDrawnLargerAndSaysSo() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.LAYERS, "vgg16");
    Rectangle last = picture.node("avgpool").orElseThrow().box();
    assertThat(last.height()).isGreaterThan(20); // 7 × 7, at the scale of the image 8 px
    assertThat(Svg.of(picture, Theme.LIGHT)).contains("drawn 4× larger");
    assertThat(Svg.of(Pictures.volumes(Level.BLOCKS, "resnet18"), Theme.LIGHT))
        .doesNotContain("larger");
  }

  @Test
  void anArrowLeadsFromTheEndOfARowToTheBeginningOfTheNext() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.LAYERS, "vgg16");
    List<PictureEdge> back =
        picture.arrows().stream()
            .filter(arrow -> arrow.points().getFirst().x() > arrow.points().getLast().x())
            .toList();
    assertThat(back).hasSize(1);
    Rectangle from = picture.node("features.28").map(PictureNode::box).orElseThrow();
    assertThat(back.get(0).points().getLast().y()).isGreaterThan(back.get(0).points().get(0).y());
    assertThat(back.get(0).points().getLast().y()).isCloseTo(from.bottom() - 26.25, within(1.0));
  }

  @Test
  void arrowsOrKernelsLeadFromEveryGroupToTheNext() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.LAYERS, "alexnet_torchvision");
    long groups = picture.nodes().stream().map(node -> node.node().output()).distinct().count();
    assertThat(picture.arrows().size() + picture.cones().size())
        .isGreaterThanOrEqualTo((int) groups - 1);
    assertThat(picture.cones()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet_torchvision",
        "alexnet_paper_grouped",
        "vgg16",
        "lenet5",
        "googlenet_paper",
        "inception_v3"
      })
  void noArrowRunsThroughANumber(String name) throws Exception {
    VolumePicture picture = Pictures.volumes(level(name), name);
    List<Rectangle> numbers = DrawnTexts.of(picture);
    assertThat(numbers).isNotEmpty();
    for (PictureEdge arrow : picture.arrows()) {
      for (int i = 1; i < arrow.points().size(); i++) {
        Rectangle piece =
            PictureEdge.bounds(arrow.points().subList(i - 1, i + 1))
                .grownBy(0.5 - ArrowHead.LENGTH);
        assertThat(numbers).noneMatch(piece::intersects);
      }
    }
  }

  private static Level level(String name) {
    return name.startsWith("alexnet") || name.startsWith("vgg") || name.startsWith("lenet")
        ? Level.LAYERS
        : Level.BLOCKS;
  }

  @Test
  void googLeNetsTwoAuxiliaryClassifiersHangOverTheModulesThatTheyRead() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.BLOCKS, "googlenet_paper");
    for (String[] head : new String[][] {{"aux1", "inception4a"}, {"aux2", "inception4d"}}) {
      Rectangle classifier = box(picture, head[0]);
      Rectangle module = box(picture, head[1]);
      assertThat(classifier.bottom()).as(head[0]).isLessThan(module.y());
      assertThat(classifier.y()).isPositive();
      assertThat(classifier.right()).isLessThan(picture.width());
      PictureEdge way =
          picture.arrows().stream()
              .filter(arrow -> arrow.edge().kind() == EdgeKind.AUXILIARY)
              .filter(arrow -> classifier.grownBy(1).contains(end(arrow).x(), end(arrow).y()))
              .findFirst()
              .orElseThrow();
      assertThat(module.grownBy(1).contains(way.points().get(0).x(), way.points().get(0).y()))
          .isTrue();
    }
    assertThat(box(picture, "aux1").intersects(box(picture, "aux2"))).isFalse();
    assertThat(picture.edgeKinds()).contains(EdgeKind.AUXILIARY);
    assertThat(Svg.of(picture, Theme.LIGHT)).contains(">aux1<", ">aux2<");
  }

  private static Point end(PictureEdge arrow) {
    return arrow.points().getLast();
  }

  @Test
  void alexNetsTwoGpusAreTwoTracksThatExchangeInTheThirdConvolutionOnly() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.LAYERS, "alexnet_paper_grouped");
    for (String layer : List.of("conv1", "conv2", "conv3", "conv4", "conv5", "fc6", "fc7")) {
      Rectangle upper = box(picture, layer);
      Rectangle lower = box(picture, layer + " (2)");
      assertThat(lower.x()).isEqualTo(upper.x());
      assertThat(lower.y()).as(layer).isGreaterThan(upper.bottom());
    }
    assertThat(picture.nodes())
        .extracting(node -> node.node().name())
        .doesNotContain("input (2)", "fc8 (2)");
    assertThat(crossing(picture, box(picture, "pool2"), box(picture, "conv3 (2)"))).isTrue();
    assertThat(crossing(picture, box(picture, "pool1"), box(picture, "conv2 (2)"))).isFalse();
  }

  @Test
  void twoStreamsGoOnInASecondRowEachInItsOwnArrowAndNeverCross() throws Exception {
    VolumePicture picture = Pictures.volumes(Level.LAYERS, "alexnet_paper_grouped");
    assertThat(picture.width() / picture.height()).as("fills a page of 900 x 500").isLessThan(2.4);
    List<PictureEdge> back =
        picture.arrows().stream()
            .filter(arrow -> arrow.points().getFirst().x() > end(arrow).x())
            .toList();
    assertThat(back).hasSize(2);
    assertThat(end(back.get(0)).y()).isLessThan(end(back.get(1)).y());
    for (int i = 1; i < back.get(0).points().size(); i++) {
      Rectangle one = PictureEdge.bounds(back.get(0).points().subList(i - 1, i + 1));
      for (int j = 1; j < back.get(1).points().size(); j++) {
        Rectangle other = PictureEdge.bounds(back.get(1).points().subList(j - 1, j + 1));
        assertThat(thin(one).intersects(thin(other))).as(one + " and " + other).isFalse();
      }
    }
  }

  private static Rectangle thin(Rectangle bounds) {
    return bounds.grownBy(0.5 - ArrowHead.LENGTH);
  }

  private static Rectangle box(VolumePicture picture, String name) {
    return picture.nodes().stream()
        .filter(node -> node.node().name().equals(name))
        .findFirst()
        .orElseThrow()
        .box();
  }

  private static boolean crossing(VolumePicture picture, Rectangle from, Rectangle to) {
    boolean cone =
        picture.cones().stream()
            .anyMatch(
                it ->
                    it.from().solid().bounds().equals(from) && it.to().solid().bounds().equals(to));
    return cone
        || picture.arrows().stream()
            .map(PictureEdge::points)
            .anyMatch(
                way ->
                    way.getFirst().x() == from.right()
                        && from.contains(way.getFirst().x(), way.getFirst().y())
                        && to.contains(way.getLast().x(), way.getLast().y()));
  }

  @Test
  void theSizesStandAtTheEdges() throws Exception {
    String svg = Svg.of(Pictures.volumes(Level.LAYERS, "alexnet_paper_grouped"), Theme.LIGHT);
    assertThat(svg).contains(">227<", ">55<", ">27<", ">48<", ">11×11 conv, 48 /4<");
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
