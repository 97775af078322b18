package cnnlab.ui.window;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import cnnlab.ui.Appearance;
import cnnlab.ui.View;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that work everywhere. */
final class WindowKeys {
  private WindowKeys() {}

  static void install(
      Scene scene,
      PresentationMode presentation,
      Appearance appearance,
      ObjectProperty<View> place,
      Runnable help) {
    Map<KeyCombination, Runnable> keys = scene.getAccelerators();
    for (View each : View.values()) {
      keys.put(shortcut(KeyCode.getKeyCode(Integer.toString(each.digit()))), () -> place.set(each));
    }
    for (KeyCode plus : List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)) {
      keys.put(shortcut(plus), appearance::enlarge);
    }
    for (KeyCode minus : List.of(KeyCode.MINUS, KeyCode.SUBTRACT)) {
      keys.put(shortcut(minus), appearance::reduce);
    }
    keys.put(shortcut(KeyCode.DIGIT0), appearance::resetFontSize);
    keys.put(new KeyCodeCombination(KeyCode.F1), help);
    keys.put(new KeyCodeCombination(KeyCode.F11), presentation::toggle);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (presentation.handle(key)) {
            key.consume();
          }
        });
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
  }
}
