package cnnlab.arch;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "K. He, X. Zhang: Deep Residual Learning, 2015 | He et al., 2015",
        "K. Simonyan: Two words, 2014 | Simonyan, 2014",
        "J.-B. Smith, K. He: Title: subtitle, 2016 | Smith et al., 2016",
        "Built by you | Built by you",
      })
  void aPaperInBriefIsItsFirstAuthorAndYear(String citation, String brief) {
    assertThat(new Paper(citation, "").inBrief()).isEqualTo(brief);
  }

  @Test
  void everyPublishedNetworkIsCitedInBrief() {
    assertThat(Catalogue.entries())
        .allSatisfy(
            entry ->
                assertThat(entry.source().inBrief())
                    .as(entry.source().citation())
                    .matches("\\p{Lu}\\p{L}+( et al\\.)?, (19|20)\\d\\d"));
  }
}
