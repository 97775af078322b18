package cnnlab.evaluation;

/**
 * Whether two networks' numbers of errors on the same images differ by more than chance (McNemar
 * 1947): under chance, an image that only one of them classifies correctly is as likely to be the
 * one's as the other's.
 *
 * @param exact two-sided p-value from the binomial distribution, 0 to 1; cautious: it errs on the
 *     side of chance
 * @param midP the same where what is just as unlikely as what was seen counts half, which is right
 *     on average (Fagerland et al. 2013)
 */
public record McNemarTest(double exact, double midP) {

  /**
   * The test for two counts.
   *
   * @param onlyFirst images that only the first network classifies correctly
   * @param onlySecond images that only the second does
   */
  static McNemarTest of(long onlyFirst, long onlySecond) {
    long throwsOfACoin = onlyFirst + onlySecond;
    if (throwsOfACoin == 0) {
      return new McNemarTest(1, 1); // nothing was seen that could speak against chance
    }
    double logarithm = -throwsOfACoin * Math.log(2);
    double tail = Math.exp(logarithm);
    for (long heads = 1; heads <= Math.min(onlyFirst, onlySecond); heads++) {
      logarithm += Math.log((double) (throwsOfACoin - heads + 1) / heads);
      tail += Math.exp(logarithm);
    }
    double seen = Math.exp(logarithm);
    return onlyFirst == onlySecond
        ? new McNemarTest(1, 1 - seen / 2)
        : new McNemarTest(Math.min(1, 2 * tail), 2 * tail - seen);
  }
}
