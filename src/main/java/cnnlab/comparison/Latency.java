package cnnlab.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long a network takes to answer for one image.
 *
 * @param median seconds of the middle pass
 * @param p95 seconds within which 95 of 100 passes are done
 * @param passes that were measured
 * @param machine that they were measured on: processor, threads and executor
 * @param joules of the processor for each pass, on average; null where the machine does not tell
 */
public record Latency(
    double median,
    double p95,
    int passes,
    String machine,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double joules) {

  /**
   * Of measured passes.
   *
   * @param seconds of each
   * @param joules for each on average; null where the machine does not tell
   */
  public static Latency of(double[] seconds, String machine, @Nullable Double joules) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return new Latency(
        percentile(sorted, 0.5), percentile(sorted, 0.95), sorted.length, machine, joules);
  }

  /** Between the two nearest, as NumPy's. */
  private static double percentile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
