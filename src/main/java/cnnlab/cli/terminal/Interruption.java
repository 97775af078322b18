package cnnlab.cli.terminal;

import cnnlab.training.TrainingControl;
import java.util.concurrent.CountDownLatch;

/**
 * Lets Ctrl-C end a run in good order: the program goes only when the run is written, or at once
 * when it is asked again.
 */
public final class Interruption implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(TrainingControl control) {
    hook = Thread.ofPlatform().name("interruption").unstarted(() -> end(control));
  }

  /** Until it is closed, an end of the program stops the run and waits for the closing. */
  public static Interruption stops(TrainingControl control) {
    Interruption interruption = new Interruption(control);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    SecondSignal.ends();
    return interruption;
  }

  private void end(TrainingControl control) {
    control.stop();
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return; // the program is ending, and the hook is what waited for this
    }
  }
}
