package cnnlab.ui.train.run;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * How often a picture of a run that goes on may be drawn, so that drawing takes little of the time
 * that training wants: seldom where the processor draws slowly, often where it draws fast. On the
 * JavaFX thread.
 */
final class RedrawThrottle {
  /**
   * Of the time between two pictures one part is spent here and about two on painting. All cores
   * wait for the one that draws: what it takes of its time is lost to all.
   */
  private static final int PARTS = 300;

  private static final Duration LEAST = Duration.ofMillis(300);
  private static final Duration MOST = Duration.ofSeconds(8);

  private long nanos;

  /** From one picture to the next. */
  Duration period() {
    return Duration.ofNanos(Math.clamp(PARTS * nanos, LEAST.toNanos(), MOST.toNanos()));
  }

  /** Brings what is shown up to date, and measures that and the layout that follows. */
  void draw(Node shown, Runnable update) {
    long start = System.nanoTime();
    update.run();
    nanos = System.nanoTime() - start;
    Scene scene = shown.getScene();
    if (scene != null) {
      new NextLayout(scene).measure();
    }
  }

  private final class NextLayout {
    private final Scene scene;
    private final Runnable before = this::begin;
    private final Runnable after = this::end;
    private long start;

    NextLayout(Scene scene) {
      this.scene = scene;
    }

    void measure() {
      scene.addPreLayoutPulseListener(before);
      scene.addPostLayoutPulseListener(after);
    }

    private void begin() {
      start = System.nanoTime();
      scene.removePreLayoutPulseListener(before);
    }

    private void end() {
      nanos += System.nanoTime() - start;
      scene.removePostLayoutPulseListener(after);
    }
  }
}
