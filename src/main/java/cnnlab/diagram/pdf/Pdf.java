package cnnlab.diagram.pdf;

import cnnlab.diagram.Look;
import cnnlab.diagram.Picture;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** A picture as a PDF file of one page, its fonts embedded. */
public final class Pdf {
  private Pdf() {}

  /** The bytes of the file; a pixel of the picture is a point of the page. */
  public static byte[] of(Picture picture, Look look) {
    cnnlab.diagram.Rectangle page = picture.page();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document = new Document(new Rectangle((float) page.width(), (float) page.height()));
    PdfWriter writer = PdfWriter.getInstance(document, out);
    document.addTitle(picture.name());
    document.addCreator("CNN Lab");
    document.open();
    PdfContentByte canvas = writer.getDirectContent();
    PdfGraphic graphic = new PdfGraphic(canvas, new PdfFonts());
    graphic.fillPage(page, look.theme().background());
    canvas.concatCTM(1, 0, 0, -1, (float) -page.x(), (float) page.bottom());
    picture.draw(graphic, look, page);
    document.close();
    return out.toByteArray();
  }
}
