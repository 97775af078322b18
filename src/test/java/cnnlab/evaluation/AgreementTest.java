package cnnlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

  /** statsmodels 0.13.5, {@code mcnemar(exact=True)}; mid-p from SciPy's {@code binom.pmf}. */
  @ParameterizedTest
  @CsvSource({
    "10, 5, 0.30175781249999994, 0.2101135253906249",
    "5, 10, 0.30175781249999994, 0.2101135253906249",
    "121, 59, 4.4344492637551645e-06, 3.2666467957745733e-06",
    "18, 33, 0.04887389231827033, 0.0364834000083598",
    "7, 7, 1, 0.8952636718750001",
    "0, 6, 0.03125, 0.015625",
    "1300, 1200, 0.047681865221043424, 0.045521866406311486",
    "0, 0, 1, 1",
  })
  void mcNemarsTestIsThatOfStatsmodels(int onlyFirst, int onlySecond, double exact, double midP) {
    McNemarTest test = McNemarTest.of(onlyFirst, onlySecond);
    assertThat(test.exact()).isCloseTo(exact, within(1e-9 * exact));
    assertThat(test.midP()).isCloseTo(midP, within(1e-9 * midP));
  }

  /** SciPy 1.10.1, {@code bootstrap(method='percentile')} with 9,999 resamples. */
  @ParameterizedTest
  @CsvSource({
    "121, 59, 1000, 0.035, 0.088",
    "12, 9, 100, -0.06, 0.12",
    "430, 390, 10000, -0.0017, 0.0095"
  })
  void theBootstrapIntervalIsSciPys(
      int onlyFirst, int onlySecond, int images, double low, double high) {
    Interval interval = PairedBootstrap.difference(onlyFirst, onlySecond, images);
    double noise = 0.05 * (high - low); // of either's resampling
    assertThat(interval.low()).isCloseTo(low, within(noise));
    assertThat(interval.high()).isCloseTo(high, within(noise));
  }

  @Test
  void imagesAreBroughtTogetherThoughOneNetworkCouldNotReadAll() {
    List<ExamplePrediction> first = List.of(right(0, 0.9f), right(1, 0.5f), wrong(3, 0.8f));
    List<ExamplePrediction> second = List.of(right(1, 0.6f), wrong(2, 0.9f), right(3, 0.7f));
    Agreement agreement = Agreement.of(first, second);
    assertThat(agreement.pairs()).extracting(pair -> pair.first().index()).containsExactly(1, 3);
    assertThat(agreement.count(Outcome.BOTH)).isOne();
    assertThat(agreement.count(Outcome.ONLY_FIRST)).isZero();
    assertThat(agreement.count(Outcome.ONLY_SECOND)).isOne();
    assertThat(agreement.difference()).isEqualTo(-0.5);
  }

  @Test
  void theSurestErrorsComeFirst() {
    List<ExamplePrediction> first = List.of(right(0, 0.5f), right(1, 0.9f), right(2, 0.6f));
    List<ExamplePrediction> second = List.of(wrong(0, 0.5f), wrong(1, 0.9f), right(2, 0.9f));
    assertThat(Agreement.of(first, second).of(Outcome.ONLY_FIRST))
        .extracting(pair -> pair.first().index())
        .containsExactly(1, 0);
  }

  @Test
  void networksWithoutACommonImageAreRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Agreement.of(List.of(right(0, 1)), List.of(right(1, 1))));
  }

  @Test
  void aDifferenceIsPutIntoWordsTheBetterNetworkFirst() {
    assertThat(words(12, 9, 79)).contains("A classifies 3.0 percentage points", "could be chance");
    assertThat(words(9, 12, 79)).contains("B classifies 3.0 percentage points", "p = 0.52");
    assertThat(words(60, 10, 30)).contains("hardly chance", "p < 0.001");
    assertThat(words(5, 5, 90))
        .isEqualTo("A and B classify equally many of the 100 images correctly.");
    assertThat(words(12, 1, 2000)).as("exact enough for one image").contains("0.55 percentage");
  }

  private static String words(int onlyFirst, int onlySecond, int both) {
    List<ExamplePrediction> first = new ArrayList<>();
    List<ExamplePrediction> second = new ArrayList<>();
    for (int i = 0; i < onlyFirst + onlySecond + both; i++) {
      boolean onlyOne = i < onlyFirst;
      boolean onlyOther = !onlyOne && i < onlyFirst + onlySecond;
      first.add(onlyOther ? wrong(i, 0.5f) : right(i, 0.5f));
      second.add(onlyOne ? wrong(i, 0.5f) : right(i, 0.5f));
    }
    return Agreement.of(first, second).inWords("A", "B", Messages.ENGLISH);
  }

  private static ExamplePrediction right(int index, float confidence) {
    return new ExamplePrediction(index, 1, 1, confidence, confidence);
  }

  private static ExamplePrediction wrong(int index, float confidence) {
    return new ExamplePrediction(index, 1, 0, confidence, 1 - confidence);
  }

  /** {@code statsmodels.stats.multitest.multipletests(p, method="holm")}, 0.14.0. */
  @Test
  void severalComparisonsAreCorrectedAsStatsmodelsDoes() {
    assertThat(HolmCorrection.adjusted(0.01, 0.04, 0.03, 0.005, 0.5, 0.03))
        .containsExactly(new double[] {0.05, 0.12, 0.12, 0.03, 0.5, 0.12}, within(1e-12));
    assertThat(HolmCorrection.adjusted(0.2)).containsExactly(0.2);
    assertThat(HolmCorrection.adjusted(0.9, 0.8)).containsExactly(1, 1);
  }
}
