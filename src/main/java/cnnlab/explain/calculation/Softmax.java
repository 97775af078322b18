package cnnlab.explain.calculation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A class's probability: its exponential among all. Each score has the largest taken off first,
 * which changes no share.
 *
 * @param logits of all classes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Softmax(float[] logits, int label) {

  public double largest() {
    return IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElse(0);
  }

  public double exponential(int of) {
    return Math.exp(logits[of] - largest());
  }

  /** Of all exponentials. */
  public double sum() {
    double largest = largest();
    return IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i] - largest)).sum();
  }

  public double probability() {
    return exponential(label) / sum();
  }

  /** The classes with the largest exponentials. */
  public List<Integer> top(int count) {
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -logits[i]))
        .limit(count)
        .toList();
  }

  @Override
  public String toString() {
    return "softmax of " + label + " in " + Arrays.toString(logits);
  }
}
