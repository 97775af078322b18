package cnnlab.ui;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/**
 * For tests that leave full screen: OpenJFX's headless platform may paint a last frame of it into
 * the smaller window and fail. Such a test hears of what it asserts only.
 */
public final class LeavesFullScreen implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    WaitForAsyncUtils.autoCheckException = false;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    WaitForAsyncUtils.clearExceptions();
    WaitForAsyncUtils.autoCheckException = true;
  }
}
