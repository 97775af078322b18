package cnnlab.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** Waits until the window shows what a test is about. */
public final class FxWait {
  private FxWait() {}

  /**
   * Waits until a condition holds, and until what follows from it is laid out.
   *
   * <p>It is asked on the FX thread: nodes come and go there, and a search on another thread meets
   * lists that change under it.
   */
  public static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
