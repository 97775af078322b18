package cnnlab.arch;

import java.util.ArrayList;
import java.util.List;

/**
 * What something was and is, so that a change can be undone and done again. Immutable.
 *
 * @param past the oldest first
 * @param future the next first
 */
public record History<T>(List<T> past, T now, List<T> future) {
  public History {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  public static <T> History<T> of(T first) {
    return new History<>(List.of(), first, List.of());
  }

  /** After a change; what had been undone is forgotten. */
  public History<T> then(T next) {
    return next.equals(now) ? this : new History<>(with(past, past.size(), now), next, List.of());
  }

  public boolean canUndo() {
    return !past.isEmpty();
  }

  public boolean canRedo() {
    return !future.isEmpty();
  }

  public History<T> undo() {
    return canUndo()
        ? new History<>(past.subList(0, past.size() - 1), past.getLast(), with(future, 0, now))
        : this;
  }

  public History<T> redo() {
    return canRedo()
        ? new History<>(
            with(past, past.size(), now), future.getFirst(), future.subList(1, future.size()))
        : this;
  }

  private static <T> List<T> with(List<T> list, int index, T added) {
    List<T> longer = new ArrayList<>(list);
    longer.add(index, added);
    return longer;
  }
}
