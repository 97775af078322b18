package cnnlab.diagram.render.pdf;

import cnnlab.diagram.scene.TextRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.pdf.BaseFont;

/** The fonts that come with the program, for one file; only the characters used are embedded. */
public final class PdfFonts {
  private final BaseFont regular = load("CnnLabSans-Regular.otf");
  private final BaseFont bold = load("CnnLabSans-Bold.otf");

  public BaseFont regular() {
    return regular;
  }

  public BaseFont bold() {
    return bold;
  }

  BaseFont of(TextRole role) {
    return role.bold() ? bold : regular;
  }

  private static BaseFont load(String name) {
    try (InputStream in = PdfFonts.class.getResourceAsStream("/cnnlab/ui/fonts/" + name)) {
      if (in == null) {
        throw new IllegalStateException("Missing " + name);
      }
      return BaseFont.createFont(
          name,
          BaseFont.IDENTITY_H,
          BaseFont.EMBEDDED,
          BaseFont.NOT_CACHED,
          CidFont.numberedByPlace(in.readAllBytes()),
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
