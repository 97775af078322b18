package cnnlab.ui.learn;

import com.sun.glass.ui.Screen;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A projector beside the computer's own screen, as JavaFX sees it: its headless toolkit has one
 * screen only, of which each gets a half. On the JavaFX thread.
 */
final class SecondScreen {
  private SecondScreen() {}

  /** Plugs it in, to the right of the first and as large. */
  static void plugIn() throws ReflectiveOperationException {
    Screen whole = Screen.getMainScreen();
    int half = whole.getWidth() / 2;
    set(List.of(part(whole, 0, half), part(whole, half, half)));
  }

  /** Pulls it out. */
  static void pullOut() throws ReflectiveOperationException {
    Screen half = Screen.getMainScreen();
    set(List.of(part(half, 0, 2 * half.getWidth())));
  }

  private static Screen part(Screen of, int x, int width) {
    int height = of.getHeight();
    return new Screen(
        of.getNativeScreen(),
        of.getDepth(),
        x,
        0,
        width,
        height,
        x,
        0,
        width,
        height,
        x,
        0,
        width,
        height,
        of.getResolutionX(),
        of.getResolutionY(),
        1,
        1,
        1,
        1);
  }

  private static void set(List<Screen> screens) throws ReflectiveOperationException {
    Field known = Screen.class.getDeclaredField("screens");
    known.setAccessible(true);
    known.set(null, screens);
    Method update = javafx.stage.Screen.class.getDeclaredMethod("updateConfiguration");
    update.setAccessible(true);
    update.invoke(null);
  }
}
