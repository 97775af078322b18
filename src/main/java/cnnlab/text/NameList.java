package cnnlab.text;

import java.util.ArrayList;
import java.util.List;

/** Some names of many, for a sentence. */
public final class NameList {
  private static final int SHOWN = 5;

  private NameList() {}

  /** The first five, with an ellipsis for the others. */
  public static String of(Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    int shown = Math.min(all.size(), SHOWN);
    return String.join(", ", all.subList(0, shown)) + (shown < all.size() ? ", …" : "");
  }
}
