package cnnlab.ui;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows alone, full screen, while the user presents (F11): its diagram, image or
 * chart, and what the arrow and page keys do meanwhile. The main window takes the picture out of
 * its parent and gives it the whole screen, and puts it back when F11 or Escape ends the
 * presentation; a screen need not do anything for it, and its state is as it was.
 *
 * <p>After a step the window asks the screen again, so that another picture may come: that of the
 * next run, for instance.
 *
 * @param picture fills the screen. Its parent must be a pane whose children can be replaced: a
 *     {@code StackPane}, a box or a {@code BorderPane}, no {@code SplitPane} or {@code ScrollPane}
 * @param previous done at Left, Up and Page up: the stage, layer or run before; null leaves these
 *     keys to the picture
 * @param next done at Right, Down and Page down; null leaves these keys to the picture
 */
public record Presentation(Node picture, @Nullable Runnable previous, @Nullable Runnable next) {

  /** A picture that does with the keys what it always does. */
  public static Presentation of(Node picture) {
    return new Presentation(picture, null, null);
  }
}
