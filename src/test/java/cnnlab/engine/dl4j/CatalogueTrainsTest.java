package cnnlab.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network of the catalogue, small and narrow, auxiliary classifiers included. */
class CatalogueTrainsTest {
  private static final Dl4jEngine ENGINE = new Dl4jEngine();
  private static final int CLASSES = 5;

  static List<Entry> entries() {
    return Catalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void convertsCountsAndTrains(Entry entry) throws UserProblem {
    Architecture architecture =
        Catalogue.build(new NetworkSettings(entry.name(), 32, CLASSES, 0.125, entry.auxiliary()));
    Batch batch = TinyNetworks.batch(2, architecture, CLASSES, 1);
    Analysis analysis = Analysis.of(architecture);
    try (Network network = ENGINE.forTraining(architecture, TinyNetworks.MOMENTUM, 2, 1)) {
      assertThat(network.learnableParameters())
          .isEqualTo(analysis.params() + analysis.auxiliaryParams());
      double loss = network.train(batch, 0.001).loss();
      assertThat(loss).isFinite().isBetween(0.5, 10.0);
      assertThat(network.predict(batch)).hasSize(2 * CLASSES).doesNotContain(Float.NaN);
    }
  }
}
