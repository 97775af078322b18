package cnnlab.ui;

import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moment the window can be used: layout done and painted once. */
final class FirstPulse extends AnimationTimer {
  private static final Logger log = LoggerFactory.getLogger(FirstPulse.class);

  private final Scene scene;
  private final Runnable action;
  private int pulses;

  private FirstPulse(Scene scene, Runnable action) {
    this.scene = scene;
    this.action = action;
  }

  /** Logs how long the program took to get there, then acts. */
  static void then(Scene scene, Runnable action) {
    new FirstPulse(scene, action).start();
  }

  @Override
  public void handle(long now) {
    if (!scene.getWindow().isShowing() || pulses++ < 1) {
      return;
    }
    stop();
    ProcessHandle.current()
        .info()
        .startInstant()
        .ifPresent(
            start ->
                log.info(
                    "Window usable {} ms after the start of the JVM",
                    Duration.between(start, Instant.now()).toMillis()));
    action.run();
  }
}
