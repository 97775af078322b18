package cnnlab.diagram.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** AlexNet on two GPUs, as in figure 2 of its paper. */
class StreamsTest {
  private static Diagram alexNet() throws Exception {
    return Diagram.of(
        Analysis.of(Catalogue.build(Catalogue.entry("alexnet_paper_grouped").settings())));
  }

  private static List<String> readBy(Diagram diagram, String node) {
    return diagram.edges().stream()
        .filter(edge -> edge.to().equals(node))
        .map(DiagramEdge::from)
        .toList();
  }

  @Test
  void theSecondFourthAndFifthConvolutionReadTheirOwnGpuOnly() throws Exception {
    Diagram diagram = alexNet();
    assertThat(readBy(diagram, "conv2")).containsExactly("pool1");
    assertThat(readBy(diagram, "conv2 (2)")).containsExactly("pool1 (2)");
    assertThat(readBy(diagram, "conv4 (2)")).containsExactly("relu3 (2)");
    assertThat(readBy(diagram, "conv5 (2)")).containsExactly("relu4 (2)");
  }

  @Test
  void theThirdConvolutionAndTheFullyConnectedLayersReadBoth() throws Exception {
    Diagram diagram = alexNet();
    assertThat(readBy(diagram, "conv3")).containsExactly("pool2", "pool2 (2)");
    assertThat(readBy(diagram, "conv3 (2)")).containsExactly("pool2", "pool2 (2)");
    assertThat(readBy(diagram, "fc7 (2)")).containsExactly("drop6", "drop6 (2)");
    assertThat(readBy(diagram, "fc8")).containsExactly("drop7", "drop7 (2)");
  }

  @Test
  void eachStreamHasHalfTheChannelsOfThePaper() throws Exception {
    List<String> titles =
        alexNet().nodes().stream()
            .filter(node -> node.name().endsWith(" (2)") && node.isFull())
            .map(node -> node.title() + ": " + node.output())
            .toList();
    assertThat(titles)
        .contains(
            "11×11 conv, 48 /4: 48 × 55 × 55",
            "5×5 conv, 128: 128 × 27 × 27",
            "3×3 conv, 192: 192 × 13 × 13",
            "3×3 conv, 128: 128 × 13 × 13",
            "fc, 2048: 2048");
  }

  @Test
  void closedBlocksAreNotDivided() throws Exception {
    Analysis analysis =
        Analysis.of(Catalogue.build(Catalogue.entry("alexnet_paper_grouped").settings()));
    Diagram stages = Diagram.of(analysis, Level.STAGES, cnnlab.text.Messages.ENGLISH);
    assertThat(stages.nodes()).extracting(DiagramNode::name).noneMatch(it -> it.contains("(2)"));
  }

  @Test
  void noOtherNetworkOfTheCatalogueIsDivided() throws Exception {
    for (Entry entry : Catalogue.entries()) {
      Streams streams = new Streams(Catalogue.build(entry.settings()));
      boolean divided =
          Catalogue.build(entry.settings()).layers().stream()
              .anyMatch(layer -> streams.of(layer.name()) > 1);
      assertThat(divided).as(entry.name()).isEqualTo(entry.name().equals("alexnet_paper_grouped"));
    }
  }
}
