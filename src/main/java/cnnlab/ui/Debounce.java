package cnnlab.ui;

import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Does only the last of several things that are asked for quickly one after another, such as a
 * check at every key: once nothing more has come for a while. On the JavaFX thread.
 */
public final class Debounce implements Executor {
  private final PauseTransition pause;

  /**
   * @param quiet how long nothing more must come
   */
  public Debounce(Duration quiet) {
    pause = new PauseTransition(quiet);
  }

  @Override
  public void execute(Runnable action) {
    FxThread.require();
    pause.setOnFinished(_ -> action.run());
    pause.playFromStart();
  }
}
