package cnnlab.ui.explore.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.layout.DiagramLayout;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Page;
import cnnlab.diagram.layout.VolumeLayout;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Unfolding;
import cnnlab.diagram.scene.Picture;
import cnnlab.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A picture that is wanted.
 *
 * @param level the one asked for; if none is, the finest that can be read without zooming
 * @param before the level that was chosen for this network before; it stays while it can be read
 * @param unfolding what is open, if blocks have been opened or closed one by one
 * @param folded whether repeated blocks are shown once
 * @param volumes whether tensors are drawn in perspective in place of boxes and arrows
 * @param counting how the costs in tooltips are counted
 */
record DiagramRequest(
    Analysis analysis,
    Optional<Level> level,
    Optional<Level> before,
    Optional<Unfolding> unfolding,
    boolean folded,
    boolean volumes,
    Orientation orientation,
    Messages messages,
    Conventions counting,
    Room room) {
  /** Smallest scale at which a diagram can be read from a seat in a classroom. */
  private static final double READABLE = 0.8;

  /** A little more or less room must not change the level of what is looked at. */
  private static final double SLACK = 0.15;

  /** About what a node takes of the page with its arrow, in square pixels. */
  private static final double NODE_AREA = 120 * 60;

  /**
   * A picture that was made.
   *
   * @param unfolding what is open in it
   * @param usualScale at which all of it is seen while the type has its usual size
   * @param least scale at which it is to be shown even beyond the canvas; 0 if whole
   */
  record Made(
      Analysis analysis, Picture picture, Unfolding unfolding, double usualScale, double least) {
    String network() {
      return analysis.architecture().name();
    }
  }

  /**
   * Makes it; takes its time with large networks.
   *
   * @param givenUp asked now and then whether to stop
   * @throws CancellationException soon after that
   */
  Made make(BooleanSupplier givenUp) {
    if (volumes) {
      return makeVolumes();
    }
    if (unfolding.isPresent()) {
      return make(unfolding.get(), givenUp);
    }
    if (level.isPresent()) {
      return make(Unfolding.of(analysis, level.get(), folded), givenUp);
    }
    for (Level fine : List.of(Level.LAYERS, Level.BLOCKS)) {
      Unfolding open = Unfolding.of(analysis, fine, folded);
      Diagram diagram = Diagram.of(analysis, open, messages, counting);
      if (mayFit(diagram)) {
        Made made = make(diagram, open, givenUp);
        if (made.usualScale() >= readable(fine)) {
          return made;
        }
      }
    }
    return make(Unfolding.of(analysis, Level.STAGES, folded), givenUp);
  }

  private double readable(Level fine) {
    if (before.isEmpty()) {
      return READABLE;
    }
    boolean finer = fine.compareTo(before.get()) > 0;
    return finer ? READABLE * (1 + SLACK) : READABLE * (1 - SLACK);
  }

  /** Of every layer where one follows the other, else of whole blocks. */
  private Made makeVolumes() {
    Level wanted = level.orElse(Level.LAYERS);
    boolean branching = wanted == Level.LAYERS && !Diagram.of(analysis).isChain();
    Unfolding open = Unfolding.of(analysis, branching ? Level.BLOCKS : wanted, false);
    Diagram diagram = Diagram.of(analysis, open, messages, counting);
    return fitted(open, page -> VolumeLayout.layout(diagram, analysis, messages, page));
  }

  /** Whether it is worth a try: even packed without gaps, so many nodes fit only so small. */
  private boolean mayFit(Diagram diagram) {
    return diagram.nodes().stream().filter(DiagramNode::isFull).count()
            * NODE_AREA
            * READABLE
            * READABLE
        < room.usual().width() * room.usual().height();
  }

  private Made make(Unfolding open, BooleanSupplier givenUp) {
    return make(Diagram.of(analysis, open, messages, counting), open, givenUp);
  }

  private Made make(Diagram diagram, Unfolding open, BooleanSupplier givenUp) {
    DiagramPicture strip = DiagramLayout.layout(diagram, orientation, givenUp);
    return fitted(open, strip::wrapped);
  }

  /** The form that suits the room, at enlarged type one that is read from top to bottom. */
  private Made fitted(Unfolding open, Function<Page, Picture> forms) {
    Picture usual = forms.apply(room.usual());
    double scale = room.usualScale(usual);
    if (!room.isEnlarged()) {
      return new Made(analysis, usual, open, scale, 0);
    }
    Page page = room.enlarged(scale);
    return new Made(analysis, forms.apply(page), open, scale, page.least());
  }
}
