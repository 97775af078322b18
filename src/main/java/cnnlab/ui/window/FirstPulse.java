package cnnlab.ui.window;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moment the window can be used: layout done and painted once. */
final class FirstPulse extends AnimationTimer {
  private static final Logger log = LoggerFactory.getLogger(FirstPulse.class);

  /** When the launch script began, in microseconds since 1970; Java knows only its own second. */
  private static final String STARTED = "cnnlab.started";

  private final Scene scene;
  private final Runnable action;
  private int pulses;

  private FirstPulse(Scene scene, Runnable action) {
    this.scene = scene;
    this.action = action;
  }

  /** Logs how long the program took to get there where the launch script told it, then acts. */
  static void then(Scene scene, Runnable action) {
    new FirstPulse(scene, action).start();
  }

  @Override
  public void handle(long now) {
    if (!scene.getWindow().isShowing() || pulses++ < 1) {
      return;
    }
    stop();
    Long started = Long.getLong(STARTED);
    if (started != null) {
      Duration taken =
          Duration.between(Instant.EPOCH.plus(started, ChronoUnit.MICROS), Instant.now());
      log.info("Window usable {} ms after the command", taken.toMillis());
    }
    action.run();
  }
}
