package cnnlab.ui.explore.diagram;

import javafx.animation.AnimationTimer;

/** Draws at most once a frame, however often it is asked to, and not at all when it is not. */
final class Frames extends AnimationTimer {

  /** Draws one frame. */
  interface Painter {
    /** Draws the frame of this time and tells whether to draw the next one too. */
    boolean paint(long nanos);
  }

  private final Painter painter;

  Frames(Painter painter) {
    this.painter = painter;
  }

  @Override
  public void handle(long nanos) {
    if (!painter.paint(nanos)) {
      stop();
    }
  }
}
