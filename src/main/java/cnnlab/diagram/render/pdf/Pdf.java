package cnnlab.diagram.render.pdf;

import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Look;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** A drawing as a PDF file of one page, its fonts embedded. */
public final class Pdf {
  private Pdf() {}

  /** The bytes of the file; a pixel of the drawing is a point of the page. */
  public static byte[] of(Drawing drawing, Look look) {
    cnnlab.diagram.geometry.Rectangle page = drawing.page();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document = new Document(new Rectangle((float) page.width(), (float) page.height()));
    PdfWriter writer = PdfWriter.getInstance(document, out);
    document.addTitle(drawing.name());
    document.addCreator("CNN Lab");
    document.open();
    PdfContentByte canvas = writer.getDirectContent();
    PdfGraphic graphic = new PdfGraphic(canvas, new PdfFonts());
    graphic.fillPage(page, look.theme().background());
    canvas.concatCTM(1, 0, 0, -1, (float) -page.x(), (float) page.bottom());
    drawing.draw(graphic, look, page);
    document.close();
    return out.toByteArray();
  }
}
