package cnnlab.ui;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Arrays;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/**
 * OpenJFX's headless platform may paint a frame of the former size into a window or a menu that has
 * become smaller, and fails at that. No test hears of it; for all tests, by JUnit's detection.
 */
public final class HeadlessFrames implements BeforeAllCallback {
  private static final String PLATFORM = "com.sun.glass.ui.headless.HeadlessWindow";

  /** Hands on what is not the platform's. */
  private record Filter(UncaughtExceptionHandler next) implements UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
      boolean painting =
          failure instanceof IndexOutOfBoundsException
              && Arrays.stream(failure.getStackTrace())
                  .anyMatch(
                      frame ->
                          frame.getClassName().equals(PLATFORM)
                              && frame.getMethodName().equals("blit"));
      if (!painting) {
        next.uncaughtException(thread, failure);
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    WaitForAsyncUtils.clearExceptions(); // its first call has TestFX hear of failures
    UncaughtExceptionHandler current = Thread.getDefaultUncaughtExceptionHandler();
    if (current != null && !(current instanceof Filter)) {
      Thread.setDefaultUncaughtExceptionHandler(new Filter(current));
    }
  }
}
