package cnnlab.evaluation;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** In which order the rows and columns of a confusion matrix stand. */
public enum ClassOrder {
  /** As the data set numbers its classes. */
  GIVEN,
  NAME,
  /** Those with most examples first. */
  SUPPORT,
  /** Classes that are taken for each other lie beside each other; see {@link ClusterOrder}. */
  CLUSTERED;

  /**
   * The classes in this order.
   *
   * @param names in the language in which they are sorted
   * @param confusion rows are the true classes
   */
  public int[] of(List<String> names, Locale language, long[][] confusion) {
    return switch (this) {
      case GIVEN -> IntStream.range(0, names.size()).toArray();
      case NAME -> sorted(names.size(), Comparator.comparing(names::get, collator(language)));
      case SUPPORT -> {
        long[] support =
            Arrays.stream(confusion).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        yield sorted(names.size(), Comparator.comparingLong(label -> -support[label]));
      }
      case CLUSTERED -> ClusterOrder.of(confusion);
    };
  }

  private static Collator collator(Locale language) {
    return Collator.getInstance(language);
  }

  private static int[] sorted(int count, Comparator<Integer> order) {
    return IntStream.range(0, count).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
  }
}
