package cnnlab.diagram.render.pdf;

import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Look;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Image;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** A drawing as a PDF file of one page, its fonts embedded. */
public final class Pdf {
  private Pdf() {}

  /** A drawing as an element of a PDF that is being written. */
  public static Image image(PdfWriter writer, PdfFonts fonts, Drawing drawing, Look look) {
    cnnlab.diagram.geometry.Rectangle page = drawing.page();
    PdfTemplate canvas =
        writer.getDirectContent().createTemplate((float) page.width(), (float) page.height());
    canvas.concatCTM(1, 0, 0, -1, (float) -page.x(), (float) page.bottom());
    drawing.draw(new PdfGraphic(canvas, fonts), look, page);
    return Image.getInstance(canvas);
  }

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
