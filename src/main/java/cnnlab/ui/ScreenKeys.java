package cnnlab.ui;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keys of a whole screen. They work wherever in the window the focus is, be it on the rail, as long
 * as the screen is in view; what the focused control uses for itself stays its own.
 */
public final class ScreenKeys {
  private ScreenKeys() {}

  /**
   * Has Delete and F2 work in a list of what can be deleted and renamed. A key held down deletes
   * one, not one after the other.
   */
  public static void installInList(Node list, Runnable onDelete, Runnable onRename) {
    boolean[] held = {false};
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            if (!held[0]) {
              held[0] = true;
              onDelete.run();
            }
            event.consume();
          } else if (event.getCode() == KeyCode.F2) {
            onRename.run();
            event.consume();
          }
        });
    list.addEventFilter(
        KeyEvent.KEY_RELEASED, event -> held[0] &= event.getCode() != KeyCode.DELETE);
    list.focusedProperty().subscribe(focused -> held[0] &= focused);
  }

  /**
   * Has keys work for a screen.
   *
   * @param screen in view while it is in a scene
   * @param keys consumes what it understands
   */
  public static void install(Node screen, EventHandler<KeyEvent> keys) {
    screen
        .sceneProperty()
        .subscribe(
            (former, scene) -> {
              if (former != null) {
                former.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
              }
              if (scene != null) {
                scene.addEventHandler(KeyEvent.KEY_PRESSED, keys);
              }
            });
  }
}
