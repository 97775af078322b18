package cnnlab.diagram.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Pictures;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.PictureScale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader of the papers expects to see. */
class DiagramTest {

  @Test
  void inceptionBranchesStandSideBySideInThePublishedOrder() throws Exception {
    DiagramPicture picture = Pictures.of("googlenet_paper");
    List<Rectangle> branches =
        List.of(
            box(picture, "inception3a.branch1.conv"),
            box(picture, "inception3a.branch2.1.conv"),
            box(picture, "inception3a.branch3.1.conv"),
            box(picture, "inception3a.branch4.1.conv"));
    for (int i = 1; i < branches.size(); i++) {
      assertThat(branches.get(i).x()).isGreaterThan(branches.get(i - 1).right());
      assertThat(branches.get(i).y()).isEqualTo(branches.get(0).y());
    }
    assertThat(box(picture, "inception3a.concat").width())
        .isEqualTo(branches.get(3).right() - branches.get(0).x());
  }

  @Test
  void nodesSayWhatTheLayerComputesAndWhatComesOut() throws Exception {
    DiagramPicture picture = Pictures.of("googlenet_paper");
    assertThat(node(picture, "conv1.conv").title()).isEqualTo("7×7 conv, 64 /2");
    assertThat(node(picture, "conv1.conv").note()).isEqualTo("64 × 112 × 112");
    assertThat(node(picture, "maxpool1").title()).isEqualTo("3×3 max pool /2");
    assertThat(node(picture, "fc").title()).isEqualTo("fc, 1000");
    assertThat(node(picture, "inception3a.branch3.1.conv").tooltip())
        .isEqualTo(
            """
            inception3a.branch3.1.conv
            5×5 conv, 32
            Output 32 × 28 × 28
            12,832 parameters
            10,035,200 MACs
            Activations 98.0 KiB\
            """);
  }

  @Test
  void resNet18HasFiveIdentitiesAndThreeProjections() throws Exception {
    DiagramPicture picture = Pictures.of("resnet18");
    assertThat(into(picture, ".add", EdgeKind.SKIP))
        .containsExactly(
            "layer1.0.add", "layer1.1.add", "layer2.1.add", "layer3.1.add", "layer4.1.add");
    assertThat(into(picture, ".add", EdgeKind.PROJECTION))
        .containsExactly("layer2.0.add", "layer3.0.add", "layer4.0.add");
    assertThat(into(picture, "", EdgeKind.BRANCH)).isEmpty();
  }

  @Test
  void paddedShortcutsOfCifarNetworksAreNotTakenForIdentities() throws Exception {
    DiagramPicture picture = Pictures.of("resnet20");
    assertThat(into(picture, ".add", EdgeKind.SKIP)).hasSize(7);
    assertThat(into(picture, ".add", EdgeKind.PROJECTION))
        .containsExactly("layer2.0.add", "layer3.0.add");
  }

  @Test
  void plainNetworksHaveNoShortcuts() throws Exception {
    assertThat(Pictures.of("plain20").edges())
        .extracting(edge -> edge.edge().kind())
        .containsOnly(EdgeKind.SEQUENCE);
  }

  @Test
  void theShortcutArcsAroundTheBlock() throws Exception {
    DiagramPicture picture = Pictures.of("resnet18");
    PictureEdge skip =
        picture.edges().stream()
            .filter(edge -> edge.edge().to().equals("layer1.1.add"))
            .filter(edge -> edge.edge().kind() == EdgeKind.SKIP)
            .findFirst()
            .orElseThrow();
    Rectangle convolution = box(picture, "layer1.1.conv1");
    Rectangle addition = box(picture, "layer1.1.add");
    assertThat(skip.points().stream().mapToDouble(Point::x).max().orElseThrow())
        .isGreaterThan(convolution.right());
    assertThat(skip.points().getLast()).isEqualTo(new Point(addition.right(), addition.centerY()));
  }

  @Test
  void theMainWayIsOneStraightLine() throws Exception {
    for (String name : List.of("vgg11", "resnet18", "resnet50", "resnet20", "googlenet_paper")) {
      DiagramPicture picture = Pictures.of(name);
      double middle = picture.nodes().getFirst().box().centerX();
      assertThat(picture.edges())
          .filteredOn(edge -> edge.edge().kind() == EdgeKind.SEQUENCE)
          .filteredOn(edge -> !edge.edge().from().contains("branch"))
          .allSatisfy(
              edge -> assertThat(edge.points()).as(name).allMatch(point -> point.x() == middle));
    }
  }

  @Test
  void auxiliaryClassifiersStandAside() throws Exception {
    DiagramPicture picture = Pictures.of("googlenet_paper");
    List<PictureNode> main =
        picture.nodes().stream().filter(node -> !node.node().auxiliary()).toList();
    assertThat(picture.nodes())
        .filteredOn(node -> node.node().auxiliary())
        .hasSize(16)
        .allSatisfy(
            head ->
                assertThat(main)
                    .filteredOn(
                        node ->
                            node.box().y() < head.box().bottom()
                                && node.box().bottom() > head.box().y())
                    .allMatch(node -> node.box().right() < head.box().x() - 40));
    assertThat(into(picture, "aux1", EdgeKind.AUXILIARY)).isEmpty();
    assertThat(picture.edges())
        .filteredOn(edge -> edge.edge().to().startsWith("aux"))
        .allMatch(edge -> edge.edge().kind() == EdgeKind.AUXILIARY);
    assertThat(picture.blocks())
        .filteredOn(PictureBlock::auxiliary)
        .extracting(PictureBlock::path)
        .containsExactly("aux1", "aux2");
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCKS", "LAYERS"})
  void auxiliaryClassifiersStandBesideTheModuleThatFollowsTheOneTheyRead(Level level)
      throws Exception {
    DiagramPicture picture = Pictures.at(level, false, "googlenet_paper");
    assertBeside(picture, "inception4a.concat", "aux1.pool", "inception4c.concat");
    assertBeside(picture, "inception4d.concat", "aux2.pool", "maxpool4");
    assertThat(block(picture, "inception4").contains(box(picture, "aux1.fc2"))).isTrue();

    DiagramPicture inception = Pictures.at(level, false, "inception_v3");
    assertBeside(inception, "Mixed_6e.concat", "AuxLogits.pool", "Mixed_7b.concat");
    assertThat(block(inception, "Mixed_6").intersects(box(inception, "AuxLogits.fc"))).isFalse();
  }

  /** Below the main way, which leads to the right, and begun before the module after the next. */
  private static void assertBeside(DiagramPicture picture, String read, String aside, String end) {
    Rectangle begun = box(picture, aside);
    assertThat(begun.x()).isBetween(box(picture, read).right(), box(picture, end).x());
    assertThat(begun.y()).isGreaterThan(box(picture, read).bottom());
  }

  private static Rectangle block(DiagramPicture picture, String path) {
    return picture.blocks().stream()
        .filter(block -> block.path().equals(path))
        .map(PictureBlock::box)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void normalizationAndActivationAreBarsAtTheirConvolution() throws Exception {
    DiagramPicture picture = Pictures.of("resnet18");
    Rectangle conv = box(picture, "layer1.0.conv1");
    Rectangle norm = box(picture, "layer1.0.bn1");
    Rectangle relu = box(picture, "layer1.0.relu1");
    assertThat(norm.y()).isEqualTo(conv.bottom());
    assertThat(relu.y()).isEqualTo(norm.bottom());
    assertThat(List.of(norm.x(), relu.x())).containsOnly(conv.x());
    assertThat(norm.height()).isLessThan(conv.height() / 2);
  }

  @Test
  void bracketsTellTheResolution() throws Exception {
    assertThat(Pictures.of("vgg11").scales())
        .extracting(PictureScale::label)
        .containsExactly("224×224", "112×112", "56×56", "28×28", "14×14", "7×7");
  }

  @Test
  void theBlocksViewHasANodeForEachBlock() throws Exception {
    DiagramPicture picture = Pictures.blocks("resnet18");
    assertThat(picture.nodes())
        .extracting(node -> node.node().name())
        .containsExactly(
            "input",
            "stem",
            "layer1.0",
            "layer1.1",
            "layer2.0",
            "layer2.1",
            "layer3.0",
            "layer3.1",
            "layer4.0",
            "layer4.1",
            "classifier");
    assertThat(picture.blocks())
        .extracting(PictureBlock::path)
        .containsExactly("layer1", "layer2", "layer3", "layer4");
    assertThat(picture.edges()).hasSize(10);
    assertThat(picture.node("layer3.1.conv2").orElseThrow().node().name()).isEqualTo("layer3.1");
  }

  @Test
  void anInceptionModuleInTheBlocksViewIsOneOfASequence() throws Exception {
    DiagramPicture picture = Pictures.blocks("googlenet_paper");
    assertThat(picture.edges())
        .extracting(edge -> edge.edge().kind())
        .containsOnly(EdgeKind.SEQUENCE, EdgeKind.AUXILIARY);
  }

  private static List<String> into(DiagramPicture picture, String ending, EdgeKind kind) {
    return picture.edges().stream()
        .map(PictureEdge::edge)
        .filter(edge -> edge.to().endsWith(ending) && edge.kind() == kind)
        .map(DiagramEdge::to)
        .toList();
  }

  private static DiagramNode node(DiagramPicture picture, String layer) {
    return picture.node(layer).orElseThrow().node();
  }

  private static Rectangle box(DiagramPicture picture, String layer) {
    return picture.node(layer).orElseThrow().box();
  }
}
