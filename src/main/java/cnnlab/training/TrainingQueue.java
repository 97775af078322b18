package cnnlab.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: one run at a time on the one device, the others in the order in which they
 * begin. It trains nothing itself, and knows no thread; whoever owns it does.
 *
 * @param <R> a run
 */
public final class TrainingQueue<R> {
  private final List<R> waiting = new ArrayList<>();
  private @Nullable R current;

  /** The run under way, then those that wait. */
  public List<R> all() {
    List<R> all = new ArrayList<>();
    if (current != null) {
      all.add(current);
    }
    all.addAll(waiting);
    return all;
  }

  /** Those that wait, the next one first. */
  public List<R> waiting() {
    return List.copyOf(waiting);
  }

  public Optional<R> current() {
    return Optional.ofNullable(current);
  }

  public boolean contains(R run) {
    return run.equals(current) || waiting.contains(run);
  }

  /** Lets a run wait for its turn, after all others. */
  public void add(R run) {
    if (contains(run)) {
      throw new IllegalArgumentException("queued already: " + run);
    }
    waiting.add(run);
  }

  /** The run whose turn has come, which is then under way; none while another is. */
  public Optional<R> next() {
    if (current != null || waiting.isEmpty()) {
      return Optional.empty();
    }
    R next = waiting.removeFirst();
    current = next;
    return Optional.of(next);
  }

  /** The run under way has ended, however it did. */
  public void ended() {
    current = null;
  }

  /** Takes a run out that waits; whether it did. */
  public boolean remove(R run) {
    return waiting.remove(run);
  }

  /** Lets a run that waits change places with the one before (-1) or after it (1). */
  public boolean move(R run, int step) {
    int from = waiting.indexOf(run);
    int to = from + step;
    if (from < 0 || to < 0 || to >= waiting.size()) {
      return false;
    }
    Collections.swap(waiting, from, to);
    return true;
  }
}
