package cnnlab.comparison;

import java.util.Arrays;
import java.util.Locale;

/**
 * What several runs reached that differ in the seed alone.
 *
 * @param mean NaN where nothing was reached yet
 * @param std standard deviation of the runs (divided by one less than there are); 0 for one run
 * @param count runs that reached something
 */
public record Spread(double mean, double std, int count) implements Comparable<Spread> {

  /** Of these values, but those that are NaN. */
  static Spread of(double... values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double mean = Arrays.stream(known).average().orElse(Double.NaN);
    double squares = Arrays.stream(known).map(value -> (value - mean) * (value - mean)).sum();
    double std = known.length < 2 ? 0 : Math.sqrt(squares / (known.length - 1));
    return new Spread(mean, std, known.length);
  }

  /** A share in percent: "92.3 %", of several runs "92.3 ± 0.2 %", "–" for none. */
  public String percent() {
    if (count == 0) {
      return "–";
    }
    return count == 1
        ? String.format(Locale.ROOT, "%.1f %%", 100 * mean)
        : String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * mean, 100 * std);
  }

  @Override
  public int compareTo(Spread other) {
    return Double.compare(mean, other.mean);
  }
}
