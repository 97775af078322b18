package cnnlab.ui.window;

import cnnlab.ui.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window where it was last time, if that is still on a screen. */
final class WindowPlacement {
  private static final double MIN_WIDTH = 960;
  private static final double MIN_HEIGHT = 620;

  private final Stage stage;
  private final Preferences preferences;

  WindowPlacement(Stage stage, Preferences preferences) {
    this.stage = stage;
    this.preferences = preferences;
  }

  void restore() {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
    double width = preferences.number("window.width", Math.min(1480, screen.getWidth() * 0.9));
    double height = preferences.number("window.height", Math.min(940, screen.getHeight() * 0.9));
    stage.setWidth(width);
    stage.setHeight(height);
    double x = preferences.number("window.x", Double.NaN);
    double y = preferences.number("window.y", Double.NaN);
    if (!Screen.getScreensForRectangle(x + width / 2, y, 1, 1).isEmpty()) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(preferences.text("window.maximized").filter("true"::equals).isPresent());
  }

  void remember() {
    preferences.put("window.maximized", stage.isMaximized());
    if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
      preferences.put("window.width", stage.getWidth());
      preferences.put("window.height", stage.getHeight());
      preferences.put("window.x", stage.getX());
      preferences.put("window.y", stage.getY());
    }
  }
}
