package cnnlab.diagram.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A single block as a figure. */
class BlockFigureTest {
  private static Analysis analysis(String name) throws UserProblem {
    return Analysis.of(Catalogue.build(Catalogue.entry(name).settings().withAuxiliary(true)));
  }

  private static Diagram figure(String name, String block) throws UserProblem {
    return BlockFigure.of(analysis(name), block, Messages.ENGLISH, Conventions.STANDARD);
  }

  @Test
  void anInceptionModuleStandsBetweenWhatItReadsAndItsConcatenation() throws Exception {
    Diagram diagram = figure("googlenet_paper", "inception3a");
    assertThat(diagram.name()).isEqualTo("googlenet_paper-inception3a");
    DiagramNode input = diagram.nodes().getFirst();
    assertThat(input.name()).isEqualTo("maxpool2");
    assertThat(input.title()).isEqualTo("input");
    assertThat(input.note()).isEqualTo("192 × 28 × 28");
    assertThat(diagram.nodes().getLast().title()).isEqualTo("concat");
    assertThat(diagram.nodes().subList(1, diagram.nodes().size()))
        .allMatch(node -> node.name().startsWith("inception3a."));
    assertThat(diagram.edges().stream().filter(edge -> edge.from().equals("maxpool2"))).hasSize(4);
  }

  @Test
  void aResidualBlockKeepsItsShortcut() throws Exception {
    assertThat(figure("resnet18", "layer1.0").edges())
        .extracting(DiagramEdge::kind)
        .contains(EdgeKind.SKIP);
    assertThat(figure("resnet18", "layer2.0").edges())
        .extracting(DiagramEdge::kind)
        .contains(EdgeKind.PROJECTION);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet50, layer3",
    "googlenet_paper, inception4",
    "googlenet_paper, aux1",
    "vgg16, classifier",
    "resnet18, stem"
  })
  void stagesAndHeadsAreBlocksToo(String network, String block) throws Exception {
    Diagram diagram = figure(network, block);
    assertThat(diagram.nodes().size()).isGreaterThan(2);
    assertThat(diagram.nodes().stream().filter(node -> node.title().equals("input"))).hasSize(1);
  }

  @Test
  void anUnknownBlockIsAnsweredWithThoseThereAre() throws Exception {
    UserProblem problem =
        catchThrowableOfType(UserProblem.class, () -> figure("resnet18", "inception3a"));
    assertThat(problem.what(Messages.ENGLISH)).contains("no block inception3a");
    assertThat(problem.advice(Messages.ENGLISH)).contains("stem", "layer1.0", "layer4");
  }
}
