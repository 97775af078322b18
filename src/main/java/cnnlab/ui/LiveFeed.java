package cnnlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * A stream from any thread to the JavaFX thread, delivered in batches at most ten times a second,
 * so that one or a thousand items a second cost the screen the same.
 */
public final class LiveFeed<T> {
  private static final long PERIOD_MILLIS = 100;
  private static final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("live-feed").daemon(true).factory());

  private final Queue<T> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Consumer<List<T>> onBatch;

  /**
   * @param onBatch called on the JavaFX thread with everything added since the last call, in order;
   *     never empty
   */
  public LiveFeed(Consumer<List<T>> onBatch) {
    this.onBatch = onBatch;
  }

  /** Adds an item; returns at once. */
  public void add(T item) {
    queue.add(item);
    if (scheduled.compareAndSet(false, true)) {
      var _ =
          clock.schedule(
              () -> Platform.runLater(this::deliver), PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void deliver() {
    scheduled.set(false);
    List<T> batch = new ArrayList<>();
    for (T item = queue.poll(); item != null; item = queue.poll()) {
      batch.add(item);
    }
    if (!batch.isEmpty()) {
      onBatch.accept(batch);
    }
  }
}
