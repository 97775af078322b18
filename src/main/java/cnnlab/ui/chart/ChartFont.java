package cnnlab.ui.chart;

import cnnlab.ui.Fonts;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The lab's font as AWT knows it, which has its own fonts beside JavaFX's. */
final class ChartFont {
  private static final Font REGULAR = load();

  private ChartFont() {}

  static Font sized(double pixels) {
    return REGULAR.deriveFont((float) Math.round(pixels));
  }

  private static Font load() {
    try (InputStream in = Fonts.class.getResourceAsStream("fonts/CnnLabSans-Regular.otf")) {
      if (in == null) {
        throw new IllegalStateException("The bundled font is missing");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
