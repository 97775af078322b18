package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The way of a lecturer through a diagram, stage by stage. */
final class StageWalk {
  private final DiagramCanvas canvas;
  private int stage = -1;
  private Runnable back = () -> {};

  StageWalk(DiagramCanvas canvas) {
    this.canvas = canvas;
  }

  /** Brings the next stage into view, or the one before. */
  void step(int way) {
    List<Rectangle> stages = canvas.picture().map(PictureStages::of).orElse(List.of());
    if (!stages.isEmpty()) {
      stage = Math.clamp(stage + way, 0, stages.size() - 1);
      canvas.show(stages.get(stage));
    }
  }

  /** The picture was laid out for another room: its stage is elsewhere. */
  void again() {
    if (stage >= 0) {
      step(0);
    }
  }

  /** The next step is to the first stage. */
  void end() {
    stage = -1;
  }

  /** What was in view when a node was taken out of its parent is in view when it is there again. */
  void keepWhileAway(Node picture, Parent home) {
    picture
        .parentProperty()
        .subscribe(
            (was, now) -> {
              if (home.equals(was)) {
                int before = stage;
                Optional<Viewport> chosen = canvas.chosenView();
                back =
                    () -> {
                      stage = before;
                      canvas.restore(chosen);
                    };
              } else if (home.equals(now)) {
                back.run();
              }
            });
  }
}
