package cnnlab.data.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Some examples of a split.
 *
 * @param indices of the examples in {@code whole}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Subset(Split whole, int[] indices) implements DerivedSplit {

  /** Two splits that have no example in common. */
  public record Pair(Subset kept, Subset setAside) {}

  /**
   * At most {@code limit} examples, every class in proportion; all for 0. The same seed chooses the
   * same examples.
   */
  public static Split limited(Split split, int limit, long seed) {
    if (limit <= 0 || limit >= split.size()) {
      return split;
    }
    TreeMap<Integer, List<Integer>> classes = classes(split);
    int[] sizes = classes.values().stream().mapToInt(List::size).toArray();
    return apart(split, classes, shares(sizes, limit), seed).setAside();
  }

  /**
   * Of each class so many that they are {@code wanted} in all: what is proportional, rounded down,
   * and one more of those that lost most by that. None is left without any where it can be helped.
   */
  private static int[] shares(int[] sizes, int wanted) {
    long all = Arrays.stream(sizes).sum();
    int least = wanted >= sizes.length ? 1 : 0;
    double[] due = Arrays.stream(sizes).mapToDouble(size -> (double) wanted * size / all).toArray();
    int[] counts = Arrays.stream(due).mapToInt(share -> Math.max(least, (int) share)).toArray();
    for (int sum = Arrays.stream(counts).sum(); sum != wanted; sum += sum < wanted ? 1 : -1) {
      int sign = sum < wanted ? 1 : -1;
      int most =
          IntStream.range(0, counts.length)
              .filter(i -> sign > 0 ? counts[i] < sizes[i] : counts[i] > least)
              .boxed()
              .max(Comparator.comparingDouble(i -> sign * (due[i] - counts[i])))
              .orElseThrow();
      counts[most] += sign;
    }
    return counts;
  }

  /**
   * Sets aside a share of every class, chosen by the seed; at least one example of each class stays
   * on either side where the class has two or more.
   */
  public static Pair stratified(Split split, double share, long seed) {
    TreeMap<Integer, List<Integer>> classes = classes(split);
    int[] counts =
        classes.values().stream().mapToInt(members -> share(members.size(), share)).toArray();
    return apart(split, classes, counts, seed);
  }

  private static int share(int members, double share) {
    int count = (int) Math.round(share * members);
    return Math.clamp(count, Math.min(1, members - 1), Math.max(members - 1, 0));
  }

  private static TreeMap<Integer, List<Integer>> classes(Split split) {
    TreeMap<Integer, List<Integer>> classes = new TreeMap<>();
    for (int i = 0; i < split.size(); i++) {
      classes.computeIfAbsent(split.label(i), _ -> new ArrayList<>()).add(i);
    }
    return classes;
  }

  /**
   * Sets aside examples chosen by the seed.
   *
   * @param counts how many of each class, in the order of the classes
   */
  private static Pair apart(
      Split split, TreeMap<Integer, List<Integer>> classes, int[] counts, long seed) {
    Random random = new Random(seed);
    List<Integer> kept = new ArrayList<>();
    List<Integer> aside = new ArrayList<>();
    int number = 0;
    for (List<Integer> members : classes.values()) {
      Collections.shuffle(members, random);
      int count = counts[number++];
      aside.addAll(members.subList(0, count));
      kept.addAll(members.subList(count, members.size()));
    }
    return new Pair(of(split, kept), of(split, aside));
  }

  private static Subset of(Split whole, List<Integer> indices) {
    return new Subset(whole, indices.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  public Subset {
    if (Arrays.stream(indices).anyMatch(index -> index < 0 || index >= whole.size())) {
      throw new IllegalArgumentException("An example beyond " + whole.size());
    }
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int source(int index) {
    return indices[index];
  }
}
