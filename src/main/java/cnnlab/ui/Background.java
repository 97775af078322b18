package cnnlab.ui;

import cnnlab.text.UserProblem;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One-off work off the JavaFX thread. Of the jobs given the same key only the newest counts: an
 * older one's result is dropped, and it is not even begun if it has not been yet.
 */
public final class Background {
  private static final Logger log = LoggerFactory.getLogger(Background.class);

  private final Executor workers;
  private final Executor screen;
  private final Consumer<Throwable> onError;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  /** What is known of one key. */
  private static final class Job {
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    volatile long newest;
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
    Executor workers =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().name("background-", 1).daemon(true).factory());
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
    run(key, work, onDone, onError);
  }

  /** The same, with problems a person can mend shown where they arose. */
  public <T> void run(
      String key,
      Callable<T> work,
      Consumer<? super T> onDone,
      Consumer<? super UserProblem> onProblem) {
    Job job = jobs.computeIfAbsent(key, _ -> new Job());
    long turn = next(job);
    screen.execute(() -> job.busy.set(true));
    workers.execute(() -> perform(job, turn, work, onDone, onProblem));
  }

  /** Drops the result of whatever runs under this key. */
  public void cancel(String key) {
    Job job = jobs.computeIfAbsent(key, _ -> new Job());
    next(job);
    screen.execute(() -> job.busy.set(false));
  }

  /** Whether the newest job of this key is not done yet; changes on the JavaFX thread. */
  public ReadOnlyBooleanProperty busy(String key) {
    return jobs.computeIfAbsent(key, _ -> new Job()).busy.getReadOnlyProperty();
  }

  private static long next(Job job) {
    synchronized (job) {
      return ++job.newest;
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever work throws must reach the screen
  private <T> void perform(
      Job job,
      long turn,
      Callable<T> work,
      Consumer<? super T> onDone,
      Consumer<? super UserProblem> onProblem) {
    if (job.newest != turn) {
      return;
    }
    try {
      T result = work.call();
      finish(job, turn, () -> onDone.accept(result));
    } catch (CancellationException givenUp) {
      finish(job, turn, () -> {});
    } catch (UserProblem problem) {
      finish(job, turn, () -> onProblem.accept(problem));
    } catch (Exception | LinkageError e) {
      log.error("Background work failed", e);
      finish(job, turn, () -> onError.accept(e));
    }
  }

  private void finish(Job job, long turn, Runnable show) {
    screen.execute(
        () -> {
          if (job.newest == turn) {
            job.busy.set(false);
            show.run();
          }
        });
  }
}
