package cnnlab.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/** The bundled typeface, which has Chinese also on a machine that has no font for it. */
public final class Fonts {
  /** The family of all text on screen. */
  public static final String FAMILY = "CNN Lab Sans";

  private static boolean loaded;

  private Fonts() {}

  /** Makes the typeface known to JavaFX, once; on any thread, also before JavaFX has started. */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    for (String file : new String[] {"CnnLabSans-Regular.otf", "CnnLabSans-Bold.otf"}) {
      try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
        if (in == null || Font.loadFont(in, 0) == null) {
          throw new IllegalStateException("Font " + file + " cannot be loaded");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
