package cnnlab.chart;

import cnnlab.diagram.render.pdf.PdfFonts;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontMapper;

/** The lab's font as AWT and PDF know it, which have their own fonts beside JavaFX's. */
final class ChartFont {
  private static final String FILE = "/cnnlab/ui/fonts/CnnLabSans-Regular.otf";
  private static final byte[] BYTES = bytes();
  private static final Font REGULAR = load();

  private ChartFont() {}

  static Font sized(double pixels) {
    return REGULAR.deriveFont((float) Math.round(pixels));
  }

  /** For one PDF file; only the characters used are embedded. */
  static FontMapper forPdf() {
    return new OneFont(new PdfFonts().regular());
  }

  private static byte[] bytes() {
    try (InputStream in = ChartFont.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The bundled font is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Font load() {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A chart has one font only. */
  private record OneFont(BaseFont font) implements FontMapper {
    @Override
    public BaseFont awtToPdf(Font any) {
      return font;
    }

    @Override
    public Font pdfToAwt(BaseFont any, int size) {
      return sized(size);
    }
  }
}
