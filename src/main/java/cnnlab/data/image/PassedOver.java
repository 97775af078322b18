package cnnlab.data.image;

import cnnlab.text.NameList;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many files among images are none, by the ending of their names. */
public final class PassedOver {
  private final SortedMap<String, Integer> byEnding = new TreeMap<>();

  public void add(String file) {
    byEnding.merge(ending(file), 1, Integer::sum);
  }

  public void addAll(PassedOver others) {
    others.byEnding.forEach((ending, count) -> byEnding.merge(ending, count, Integer::sum));
  }

  public boolean isEmpty() {
    return byEnding.isEmpty();
  }

  /** Such as {@code .docx × 2, .heic × 14}. */
  public String kinds() {
    return NameList.of(
        byEnding.entrySet().stream().map(it -> it.getKey() + " × " + it.getValue()).toList());
  }

  /** One that says so of the files in a place; none where there are no such. */
  public List<UserProblem> notes(String where) {
    int count = byEnding.values().stream().mapToInt(Integer::intValue).sum();
    return count == 0
        ? List.of()
        : List.of(UserProblem.of("data.note.passed-over", count, where, kinds()));
  }

  private static String ending(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(dot).toLowerCase(Locale.ROOT);
  }
}
