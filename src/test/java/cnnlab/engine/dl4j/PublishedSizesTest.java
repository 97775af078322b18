package cnnlab.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parameters of DL4J's graph at the published size; no weights are made for it. */
class PublishedSizesTest {

  static List<Entry> entries() {
    return Catalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void theGraphHasTheNetworksLearnableParameters(Entry entry) throws UserProblem {
    Architecture architecture = Catalogue.build(entry.settings());
    UpdateRule rule = new UpdateRule(new OptimizerSettings(OptimizerSettings.Kind.SGD, 1, 0, 0));
    long parameters =
        GraphConverter.configuration(architecture, rule, Set.of(), 1)
            .getVertices()
            .values()
            .stream()
            .mapToLong((GraphVertex vertex) -> vertex.numParams(true))
            .sum();
    assertThat(parameters).isEqualTo(Analysis.of(architecture).params());
  }
}
