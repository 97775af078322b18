package cnnlab.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;

/**
 * Brings an observable list to a wanted content by as few removals, insertions and replacements as
 * are needed, never by replacing everything: what is chosen, scrolled to or drawn for the items
 * that stay is then undisturbed.
 */
public final class InPlace {
  private InPlace() {}

  /** Items that are equal are the same; the instance that is in the list stays in it. */
  public static <T> void update(ObservableList<T> list, List<? extends T> wanted) {
    update(list, wanted, Function.identity());
  }

  /**
   * Items with equal keys are the same; where they are not equal, the newer one replaces the other
   * in its place.
   *
   * @param wanted with no key twice
   */
  public static <T> void update(
      ObservableList<T> list, List<? extends T> wanted, Function<? super T, ?> key) {
    Set<Object> staying = wanted.stream().map(key).collect(Collectors.toCollection(HashSet::new));
    for (int i = list.size() - 1; i >= 0; i--) {
      if (!staying.remove(key.apply(list.get(i)))) {
        list.remove(i);
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      T item = wanted.get(i);
      if (i < list.size() && key.apply(list.get(i)).equals(key.apply(item))) {
        if (!list.get(i).equals(item)) {
          list.set(i, item);
        }
        continue;
      }
      int former = indexOf(list, key.apply(item), i, key);
      if (former >= 0) {
        T same = list.remove(former);
        list.add(i, same.equals(item) ? same : item);
      } else {
        list.add(i, item);
      }
    }
  }

  private static <T> int indexOf(
      List<T> list, Object wanted, int from, Function<? super T, ?> key) {
    for (int i = from; i < list.size(); i++) {
      if (key.apply(list.get(i)).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
