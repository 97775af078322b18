package cnnlab.diagram.render.png;

import cnnlab.diagram.scene.TextRole;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The font that comes with the program, so that an image is the same on every machine. */
final class PngFont {
  private static final Font REGULAR = load("/cnnlab/ui/fonts/CnnLabSans-Regular.otf");
  private static final Font BOLD = load("/cnnlab/ui/fonts/CnnLabSans-Bold.otf");

  private PngFont() {}

  static Font of(TextRole role) {
    return (role.bold() ? BOLD : REGULAR).deriveFont((float) role.size());
  }

  private static Font load(String resource) {
    try (InputStream in = PngFont.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Missing " + resource);
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
