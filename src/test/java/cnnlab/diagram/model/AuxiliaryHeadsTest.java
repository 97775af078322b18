package cnnlab.diagram.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** GoogLeNet's auxiliary classifiers begin beside the modules that they read. */
class AuxiliaryHeadsTest {
  private static Diagram diagram(Level level, boolean heads) throws Exception {
    Analysis analysis =
        Analysis.of(
            Catalogue.build(Catalogue.entry("googlenet_paper").settings().withAuxiliary(heads)));
    return Diagram.of(analysis, level, Messages.ENGLISH);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void theyReadModules4aAnd4dAtEveryLevel(Level level) throws Exception {
    List<String> begins =
        diagram(level, true).edges().stream()
            .filter(edge -> edge.kind() == EdgeKind.AUXILIARY)
            .map(DiagramEdge::from)
            .filter(from -> !from.startsWith("aux"))
            .map(from -> from.replaceFirst("\\..*", ""))
            .toList();
    assertThat(begins).containsExactly("inception4a", "inception4d");
  }

  @Test
  void withoutThemAStageIsOneNode() throws Exception {
    assertThat(diagram(Level.STAGES, false).nodes())
        .extracting(DiagramNode::name)
        .contains("inception3", "inception4", "inception5")
        .noneMatch(name -> name.startsWith("aux"));
  }
}
