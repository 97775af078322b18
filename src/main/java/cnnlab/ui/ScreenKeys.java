package cnnlab.ui;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/**
 * Keys of a whole screen. They work wherever in the window the focus is, be it on the rail, as long
 * as the screen is in view; what the focused control uses for itself stays its own.
 */
public final class ScreenKeys {
  private ScreenKeys() {}

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
