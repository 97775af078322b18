package cnnlab.ui;

import cnnlab.text.UserProblem;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/**
 * Work in the background that takes a while: how far it is, how long it will take, and that it is
 * no longer wanted. On the JavaFX thread.
 */
public final class ProgressJob {
  /** Stands for no work under way. */
  public static final double IDLE = -1;

  private final Background background;
  private final String key;
  private final double atFirst;
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
  private int newest;
  private long began;

  /**
   * What is done.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Works, on a thread of its own.
     *
     * @param goOn is told the share done so far, 0 to 1, and says whether to go on
     */
    T call(DoublePredicate goOn) throws Exception;
  }

  /**
   * @param key as {@link Background#run} has it
   * @param atFirst the progress until the work tells a share: 0, or {@link #IDLE} for work that is
   *     often done at once
   */
  public ProgressJob(Background background, String key, double atFirst) {
    this.background = background;
    this.key = key;
    this.atFirst = atFirst;
    background
        .busy(key)
        .subscribe(
            busy -> {
              if (!busy) {
                end(); // also by an error that nobody expected
              }
            });
  }

  /** Share of the work done, 0 to 1; {@link #IDLE} while there is none. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Whether there is work under way, of which something is known. */
  public boolean isUnderWay() {
    return progress.get() != IDLE;
  }

  /** Seconds until it is done, by the pace so far. */
  public double secondsLeft() {
    double elapsed = (System.nanoTime() - began) / 1e9;
    return elapsed * (1 - progress.get()) / progress.get();
  }

  /** Works in place of what is under way; nothing is done of it by then. */
  public <T> void run(
      Work<T> work, Consumer<? super T> onDone, Consumer<? super UserProblem> onProblem) {
    cancel();
    int mine = newest;
    began = System.nanoTime();
    progress.set(atFirst);
    LiveFeed<Double> feed =
        new LiveFeed<>(
            shares -> {
              if (newest == mine) {
                progress.set(shares.getLast());
              }
            });
    background.run(
        key,
        cancelled ->
            work.call(
                share -> {
                  feed.add(share);
                  return !cancelled.getAsBoolean();
                }),
        onDone,
        onProblem);
  }

  /** Ends what is under way; its result is dropped. */
  public void cancel() {
    background.cancel(key);
    end();
  }

  private void end() {
    newest++; // shares of the former are too late
    progress.set(IDLE);
  }
}
