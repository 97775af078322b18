package cnnlab.ui;

import javafx.application.Platform;

/** The thread that owns every node on screen. */
public final class FxThread {
  private FxThread() {}

  /** Throws unless called on the JavaFX thread; the first line of every method that needs it. */
  public static void require() {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException(
          "Only for the JavaFX thread, called on " + Thread.currentThread().getName());
    }
  }
}
