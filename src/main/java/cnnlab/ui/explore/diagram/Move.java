package cnnlab.ui.explore.diagram;

import cnnlab.diagram.layout.Morph;
import cnnlab.diagram.scene.Picture;
import java.util.Optional;

/**
 * A short move from one view of a picture to another, or from one picture to the next.
 *
 * @param morph what changes in the picture, if it is another
 */
record Move(Viewport from, Viewport to, Optional<Morph> morph, long start) {
  private static final double NANOS = 320e6;

  /** How far the move is at a time, from 0 to 1; fast first, then slower. */
  private double share(long nanos) {
    double time = Math.clamp((nanos - start) / NANOS, 0, 1);
    return 1 - Math.pow(1 - time, 3);
  }

  boolean isOver(long nanos) {
    return nanos - start >= NANOS;
  }

  Viewport view(long nanos) {
    double share = share(nanos);
    return new Viewport(
        from.scale() + share * (to.scale() - from.scale()),
        from.offsetX() + share * (to.offsetX() - from.offsetX()),
        from.offsetY() + share * (to.offsetY() - from.offsetY()));
  }

  Picture picture(long nanos, Picture last) {
    double share = share(nanos);
    return morph.<Picture>map(way -> way.at(share)).orElse(last);
  }
}
