package cnnlab.chart;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.openpdf.text.Document;
import org.openpdf.text.Image;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Element;

/** What is drawn, as lines and areas that stay sharp at every size. */
final class VectorFiles {
  private VectorFiles() {}

  /** SVG with its texts as outlines: it looks the same without the font. */
  static String svg(int width, int height, Consumer<Graphics2D> drawing) {
    try {
      DOMImplementation dom =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
      var document = dom.createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
      SVGGraphics2D canvas = new SVGGraphics2D(SVGGeneratorContext.createDefault(document), true);
      canvas.setSVGCanvasSize(new Dimension(width, height));
      drawing.accept(canvas);
      StringWriter text = new StringWriter();
      Element root = canvas.getRoot();
      root.setAttribute("viewBox", "0 0 %d %d".formatted(width, height)); // a page may shrink it
      canvas.stream(root, text, true, false);
      return text.toString();
    } catch (ParserConfigurationException | SVGGraphics2DIOException e) {
      throw new IllegalStateException("Every Java can make an empty document", e);
    }
  }

  /** An element of a PDF that is being written, a point for a pixel. */
  static Image pdf(PdfWriter writer, int width, int height, Consumer<Graphics2D> drawing) {
    PdfTemplate page = writer.getDirectContent().createTemplate(width, height);
    Graphics2D canvas = page.createGraphics(width, height, ChartFont.forPdf());
    drawing.accept(canvas);
    canvas.dispose();
    return Image.getInstance(page);
  }

  /** PDF of one page, a point for a pixel, its font embedded and its texts to be searched. */
  static byte[] pdf(int width, int height, Consumer<Graphics2D> drawing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document = new Document(new Rectangle(width, height));
    PdfWriter writer = PdfWriter.getInstance(document, out);
    document.addCreator("CNN Lab");
    document.open();
    PdfContentByte page = writer.getDirectContent();
    Graphics2D canvas = page.createGraphics(width, height, ChartFont.forPdf());
    drawing.accept(canvas);
    canvas.dispose();
    document.close();
    return out.toByteArray();
  }
}
