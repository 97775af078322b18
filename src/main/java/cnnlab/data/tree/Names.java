package cnnlab.data.tree;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Sorted names in little memory: their UTF-8 bytes one after the other. A million names of files
 * take some 30 MB, as strings four times that.
 */
final class Names extends AbstractList<String> implements RandomAccess {
  private final byte[] text;
  private final int[] ends;

  private Names(byte[] text, int[] ends) {
    this.text = text;
    this.ends = ends;
  }

  /**
   * @param sorted by {@link String#compareTo}
   */
  static Names of(List<String> sorted) {
    byte[] text = new byte[16 * sorted.size()];
    int[] ends = new int[sorted.size()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      byte[] name = sorted.get(i).getBytes(StandardCharsets.UTF_8);
      if (end + name.length > text.length) {
        text = Arrays.copyOf(text, Math.addExact(end, end / 2 + name.length));
      }
      System.arraycopy(name, 0, text, end, name.length);
      end += name.length;
      ends[i] = end;
    }
    return new Names(Arrays.copyOf(text, end), ends);
  }

  @Override
  public String get(int index) {
    int start = index == 0 ? 0 : ends[index - 1];
    return new String(text, start, ends[index] - start, StandardCharsets.UTF_8);
  }

  @Override
  public int size() {
    return ends.length;
  }

  /** Index of the first name that is not before {@code bound}. */
  int from(String bound) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle).compareTo(bound) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index of a name; -1 where it is not among them. */
  int find(String name) {
    int at = from(name);
    return at < size() && get(at).equals(name) ? at : -1;
  }
}
