package cnnlab.ui;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * Follows values that outlive whoever follows them (language, colors, type size, a run), only as
 * long as that is on screen. A list's cell, a chart or a dialog that is no longer shown is then
 * held by nobody. What changed meanwhile is caught up with when it is shown again.
 */
public final class WhileShown {
  private WhileShown() {}

  /** Tells of each new value while the node is in a window that is open. */
  public static <T> void follow(Node node, ObservableValue<T> value, Runnable onChange) {
    value
        .when(node.sceneProperty().flatMap(WhileShown::isShown).orElse(false))
        .subscribe((_, _) -> onChange.run());
  }

  /** Gives the value now, and each new one while the scene's window is open. */
  static <T> void follow(Scene scene, ObservableValue<T> value, Consumer<? super T> onValue) {
    value.when(isShown(scene)).subscribe(onValue);
  }

  private static ObservableValue<Boolean> isShown(Scene scene) {
    return scene.windowProperty().flatMap(Window::showingProperty).orElse(false);
  }
}
