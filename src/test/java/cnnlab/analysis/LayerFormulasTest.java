package cnnlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerFormulasTest {
  static List<Entry> entries() {
    return Catalogue.entries();
  }

  @Test
  void theFormulaOfTheOutputSizeHasTheNumbersPutIn() throws Exception {
    assertThat(size("resnet50", "conv1")).containsExactly("⌊(224 + 2 · 3 − 7) / 2⌋ + 1 = 112");
    assertThat(size("googlenet_paper", "maxpool1")).containsExactly("⌈(112 − 3) / 2⌉ + 1 = 56");
    assertThat(size("googlenet_paper", "inception3a.concat"))
        .containsExactly("64 + 128 + 32 + 32 = 256");
    assertThat(size("vgg16", "flatten")).containsExactly("512 · 7 · 7 = 25088");
    assertThat(size("vgg16", "features.1")).isEmpty();
  }

  @Test
  void theCountsAreExplained() throws Exception {
    LayerStats conv2 = analysis("alexnet_paper_grouped").stats("conv2");
    assertThat(LayerFormulas.params(conv2)).isEqualTo("256 · 48 · 5 · 5 + 256");
    assertThat(LayerFormulas.macs(conv2)).isEqualTo("27 · 27 · 256 · 48 · 5 · 5");
    assertThat(LayerFormulas.macs(analysis("vgg16").stats("features.1"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyFormulaYieldsTheNumberThatIsShown(Entry entry) throws Exception {
    for (LayerStats stats : analysis(entry.name()).layers()) {
      if (!LayerFormulas.params(stats).isEmpty()) {
        assertThat(value(LayerFormulas.params(stats))).isEqualTo(stats.params());
      }
      if (!LayerFormulas.macs(stats).isEmpty()) {
        assertThat(value(LayerFormulas.macs(stats))).isEqualTo(stats.macs());
      }
    }
  }

  /** Of a sum of products. */
  private static long value(String formula) {
    return Arrays.stream(formula.split(" \\+ ", -1))
        .mapToLong(
            product ->
                Arrays.stream(product.split(" · ", -1))
                    .mapToLong(Long::parseLong)
                    .reduce(1, Math::multiplyExact))
        .sum();
  }

  private static List<String> size(String network, String layer) throws UserProblem {
    return LayerFormulas.outputSize(analysis(network).stats(layer));
  }

  private static Analysis analysis(String name) throws UserProblem {
    return Analysis.of(Catalogue.build(Catalogue.entry(name).settings()));
  }
}
