package cnnlab.data;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Some examples of a split.
 *
 * @param indices of the examples in {@code whole}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Subset(Split whole, int[] indices) implements Split {

  /** Two splits that have no example in common. */
  record Pair(Subset kept, Subset setAside) {}

  /**
   * At most {@code limit} examples, every class in proportion; all for 0. The same seed chooses the
   * same examples.
   */
  public static Split limited(Split split, int limit, long seed) {
    return limit <= 0 || limit >= split.size()
        ? split
        : stratified(split, (double) limit / split.size(), limit, seed).setAside();
  }

  /**
   * Sets aside a share of every class, chosen by the seed; at least one example of each class stays
   * on either side where the class has two or more.
   */
  static Pair stratified(Split split, double share, long seed) {
    return stratified(split, share, split.size(), seed);
  }

  private static Pair stratified(Split split, double share, int most, long seed) {
    TreeMap<Integer, List<Integer>> classes = new TreeMap<>();
    for (int i = 0; i < split.size(); i++) {
      classes.computeIfAbsent(split.label(i), _ -> new ArrayList<>()).add(i);
    }
    Random random = new Random(seed);
    List<Integer> kept = new ArrayList<>();
    List<Integer> aside = new ArrayList<>();
    for (List<Integer> members : classes.values()) {
      Collections.shuffle(members, random);
      int count = (int) Math.round(share * members.size());
      count = Math.clamp(count, Math.min(1, members.size() - 1), Math.max(members.size() - 1, 0));
      aside.addAll(members.subList(0, count));
      kept.addAll(members.subList(count, members.size()));
    }
    List<Integer> chosen = aside.subList(0, Math.min(most, aside.size()));
    return new Pair(of(split, kept), of(split, chosen));
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
  public int label(int index) {
    return whole.label(indices[index]);
  }

  @Override
  public RgbImage image(int index) throws UserProblem {
    return whole.image(indices[index]);
  }
}
