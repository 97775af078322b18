package cnnlab.ui;

import cnnlab.engine.MemoryProblem;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One-off work off the JavaFX thread. Of the jobs given the same key one works at a time, and only
 * the newest counts: an older one is told that it is cancelled, is not begun if it has not been
 * yet, and its result is dropped. A dropped result that is {@link AutoCloseable} is closed, so that
 * no network stays in memory because a person chose the next one too fast.
 */
public final class Background implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Background.class);

  /**
   * Threads at most. Jobs of minutes (training, download, check of the data, measurement) have a
   * key each and leave enough for those of the moment.
   */
  private static final int THREADS = Math.max(8, Runtime.getRuntime().availableProcessors());

  private static final long IDLE_SECONDS = 30;

  private final Executor workers;
  private final Executor screen;
  private final Consumer<Throwable> onError;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Work that may be given up halfway.
   *
   * @param <T> its result; closed if it is {@link AutoCloseable} and comes too late
   */
  @FunctionalInterface
  public interface CancellableWork<T> {

    /**
     * Works, on a thread of its own.
     *
     * @param cancelled whether the result will be dropped; may be asked from any thread
     */
    T call(BooleanSupplier cancelled) throws Exception;
  }

  /**
   * @param workers runs the work
   * @param screen runs what shows its outcome
   * @param onError is told, by {@code screen}, of whatever no caller took care of
   */
  public Background(Executor workers, Executor screen, Consumer<Throwable> onError) {
    this.workers = workers;
    this.screen = screen;
    this.onError = onError;
  }

  /** Works on daemon threads and shows on the JavaFX thread. */
  public static Background threads(Consumer<Throwable> onError) {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), // at most one job a key waits in it
            Thread.ofPlatform().name("background-", 1).daemon(true).factory());
    workers.allowCoreThreadTimeOut(true);
    return new Background(workers, Platform::runLater, onError);
  }

  /** Does everything at once on the caller's thread: for tests of view models. */
  public static Background immediate(Consumer<Throwable> onError) {
    return new Background(Runnable::run, Runnable::run, onError);
  }

  /**
   * Works, then gives the result to {@code onDone} on the JavaFX thread, if still the newest. Work
   * that ends with a {@link CancellationException} was given up and has none.
   */
  public <T> void run(String key, Callable<T> work, Consumer<? super T> onDone) {
    run(key, _ -> work.call(), onDone, onError);
  }

  /** The same, with problems a person can mend shown where they arose. */
  public <T> void run(
      String key,
      Callable<T> work,
      Consumer<? super T> onDone,
      Consumer<? super UserProblem> onProblem) {
    run(key, _ -> work.call(), onDone, onProblem);
  }

  /** The same for work that asks now and then whether it is still wanted. */
  public <T> void run(
      String key,
      CancellableWork<T> work,
      Consumer<? super T> onDone,
      Consumer<? super UserProblem> onProblem) {
    if (!closed) {
      lane(key).take(new Job<>(work, onDone, onProblem));
    }
  }

  /** Cancels whatever runs under this key, and drops its result. */
  public void cancel(String key) {
    lane(key).take(null);
  }

  /** Whether the newest job of this key is not done yet; changes on the JavaFX thread. */
  public ReadOnlyBooleanProperty busy(String key) {
    return lane(key).busy.getReadOnlyProperty();
  }

  /** Closes what holds memory, beside the screen: it may have to wait for an answer under way. */
  public void release(AutoCloseable held) {
    workers.execute(
        () -> {
          try {
            held.close();
          } catch (Exception | LinkageError e) {
            log.warn("Not closed: {}", held, e);
          }
        });
  }

  /** Cancels everything and begins nothing more. */
  @Override
  public void close() {
    closed = true;
    lanes.values().forEach(lane -> lane.take(null));
  }

  private Lane lane(String key) {
    return lanes.computeIfAbsent(key, _ -> new Lane());
  }

  /** The jobs of one key. */
  private final class Lane {
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Job<?> newest;
    private @Nullable Job<?> waiting;
    private boolean working;

    /** Overtakes what there is; null for no other job in its place. */
    void take(@Nullable Job<?> job) {
      synchronized (this) {
        newest = job;
        waiting = job;
      }
      screen.execute(
          () -> {
            if (isNewest(job)) {
              busy.set(job != null);
            }
          });
      if (job != null) {
        workers.execute(this::work);
      }
    }

    synchronized boolean isNewest(@Nullable Job<?> job) {
      return newest == job;
    }

    private void work() {
      Job<?> job = begin();
      if (job != null) {
        job.perform(this);
        if (end()) {
          workers.execute(this::work);
        }
      }
    }

    private synchronized @Nullable Job<?> begin() {
      Job<?> job = working ? null : waiting;
      if (job != null) {
        working = true;
        waiting = null;
      }
      return job;
    }

    private synchronized boolean end() {
      working = false;
      return waiting != null;
    }
  }

  private final class Job<T> {
    private final CancellableWork<T> work;
    private final Consumer<? super T> onDone;
    private final Consumer<? super UserProblem> onProblem;

    Job(
        CancellableWork<T> work,
        Consumer<? super T> onDone,
        Consumer<? super UserProblem> onProblem) {
      this.work = work;
      this.onDone = onDone;
      this.onProblem = onProblem;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever work throws must reach the screen
    void perform(Lane lane) {
      try {
        T result = work.call(() -> !lane.isNewest(this));
        finish(lane, () -> onDone.accept(result), () -> drop(result));
      } catch (CancellationException givenUp) {
        finish(lane, () -> {}, () -> {});
      } catch (UserProblem problem) {
        finish(lane, () -> onProblem.accept(problem), () -> {});
      } catch (Throwable thrown) {
        fail(lane, thrown);
      }
    }

    private void fail(Lane lane, Throwable thrown) {
      UserProblem problem = inWords(thrown);
      if (problem != null) {
        finish(lane, () -> onProblem.accept(problem), () -> {});
      } else {
        finish(lane, () -> onError.accept(thrown), () -> {});
      }
      log.error("Background work failed", thrown); // last, for it takes memory
    }

    /** What a user can do something about; null for a mistake of the program. */
    private static @Nullable UserProblem inWords(Throwable thrown) {
      if (MemoryProblem.inWords(thrown) instanceof UserProblem outOfMemory) {
        return outOfMemory;
      }
      Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
      return cause instanceof FileSystemException onFile && onFile.getFile() != null
          ? FileProblem.of(onFile, Path.of(onFile.getFile()))
          : null;
    }

    private void finish(Lane lane, Runnable show, Runnable drop) {
      screen.execute(
          () -> {
            if (lane.isNewest(this)) {
              lane.busy.set(false);
              show.run();
            } else {
              drop.run();
            }
          });
    }

    private void drop(T result) {
      if (result instanceof AutoCloseable held) {
        release(held);
      }
    }
  }
}
