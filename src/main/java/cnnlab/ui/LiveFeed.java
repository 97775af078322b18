package cnnlab.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.util.Subscription;

/**
 * A stream from any thread to the JavaFX thread, delivered in batches at most ten times a second,
 * or as seldom as is asked for, so that one or a thousand items a second cost the screen the same.
 */
public final class LiveFeed<T> {
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("live-feed").daemon(true).factory());

  private final Queue<T> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Supplier<Duration> wait;
  private final Consumer<List<T>> onBatch;

  /**
   * @param onBatch called on the JavaFX thread with everything added since the last call, in order;
   *     never empty
   */
  public LiveFeed(Consumer<List<T>> onBatch) {
    this(() -> PERIOD, onBatch);
  }

  /**
   * @param wait how long the first item of a batch waits for more; asked on the thread that adds it
   * @param onBatch as above
   */
  public LiveFeed(Supplier<Duration> wait, Consumer<List<T>> onBatch) {
    this.wait = wait;
    this.onBatch = onBatch;
  }

  /**
   * Calls on the JavaFX thread again and again. An animation would have the screen looked through
   * sixty times a second all the while.
   *
   * @return ends it
   */
  public static Subscription every(Duration period, Runnable action) {
    long millis = period.toMillis();
    ScheduledFuture<?> beat =
        clock.scheduleWithFixedDelay(
            () -> Platform.runLater(action), millis, millis, TimeUnit.MILLISECONDS);
    return () -> beat.cancel(false);
  }

  /** Adds an item; returns at once. */
  public void add(T item) {
    queue.add(item);
    if (scheduled.compareAndSet(false, true)) {
      var _ =
          clock.schedule(
              () -> Platform.runLater(this::deliver), wait.get().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Adds an item that does not wait, nor do those before it; returns at once. */
  public void addNow(T item) {
    queue.add(item);
    Platform.runLater(this::deliver);
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
