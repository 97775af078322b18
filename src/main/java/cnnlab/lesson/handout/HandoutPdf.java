package cnnlab.lesson.handout;

import cnnlab.data.image.RgbImage;
import cnnlab.diagram.render.pdf.Pdf;
import cnnlab.diagram.render.pdf.PdfFonts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.openpdf.text.pdf.draw.LineSeparator;

/** A handout as a PDF, with the lab's own typeface. */
final class HandoutPdf {
  private static final float MARGIN = 54;
  private static final float SIZE = 10.5f;
  private static final float LEADING = 16;
  private static final float PHOTO = 130;
  private static final float AXES_WIDTH = 60; // percent
  private static final float TALLEST = 330;
  private static final float LOW = 110;
  private static final float THIN = 0.5f;
  private static final float PALE = 0.96f;

  private final PdfFonts fonts = new PdfFonts();
  private final Font regular = new Font(fonts.regular(), SIZE);
  private final Font bold = new Font(fonts.bold(), SIZE);
  private final MarkdownPdf words;

  private HandoutPdf(Path folder) {
    words = new MarkdownPdf(regular, bold, LEADING, folder);
  }

  /**
   * The file's content.
   *
   * @param folder where the lesson's own pictures lie
   */
  static byte[] of(List<HandoutPart> parts, Path folder) throws IOException {
    HandoutPdf writer = new HandoutPdf(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
      PdfWriter pages = PdfWriter.getInstance(document, bytes);
      document.open();
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i) instanceof HandoutPart.Heading && i + 1 < parts.size()) {
          float left = pages.getVerticalPosition(false) - document.bottom();
          if (left < LOW + pictureHeight(parts.get(i + 1), document)) {
            document.newPage(); // a heading stays with what follows it
          }
        }
        for (Element element : writer.elements(parts.get(i), document, pages)) {
          document.add(element);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static double pictureHeight(HandoutPart part, Document page) {
    return switch (part) {
      case HandoutPart.Diagram diagram -> {
        double width = page.right() - page.left();
        double ratio = diagram.page().drawing().height() / diagram.page().drawing().width();
        yield Math.min(TALLEST, width * ratio);
      }
      case HandoutPart.Photo _, HandoutPart.Axes _ -> PHOTO;
      default -> 0;
    };
  }

  private List<Element> elements(HandoutPart part, Document page, PdfWriter pages)
      throws IOException {
    return switch (part) {
      case HandoutPart.Title(String text) -> List.of(title(text, 18, 0));
      case HandoutPart.Heading(String text) -> List.of(title(text, 13, 14));
      case HandoutPart.Words(String markdown) -> words.elements(markdown);
      case HandoutPart.Apart(String title, String markdown) -> List.of(apart(title, markdown));
      case HandoutPart.Boxes(List<String> answers) ->
          answers.stream().map(answer -> (Element) line("□  " + answer)).toList();
      case HandoutPart.Lines(String label, int count) -> lines(label, count);
      case HandoutPart.Axes(String y, String x) -> List.of(line(y), axes(), line("→ " + x));
      case HandoutPart.Diagram diagram -> {
        Image picture = Pdf.image(pages, fonts, diagram.page().drawing(), diagram.page().look());
        float width = page.right() - page.left();
        picture.scaleToFit(width, TALLEST);
        picture.setSpacingBefore(4);
        yield List.of(picture);
      }
      case HandoutPart.Photo(RgbImage image, String caption) -> {
        Image photo = Image.getInstance(image.width(), image.height(), 3, 8, image.rgb());
        photo.scaleToFit(PHOTO, PHOTO);
        yield List.of(photo, line(caption));
      }
    };
  }

  private Paragraph title(String text, float size, float before) {
    Paragraph title = new Paragraph(size * 1.4f, text, new Font(fonts.bold(), size));
    title.setSpacingBefore(before);
    title.setSpacingAfter(4);
    title.setKeepTogether(true);
    return title;
  }

  private Paragraph line(String text) {
    Paragraph line = new Paragraph(LEADING, text, regular);
    line.setSpacingAfter(3);
    return line;
  }

  private List<Element> lines(String label, int count) {
    List<Element> all = new ArrayList<>();
    all.add(line(label));
    for (int i = 0; i < count; i++) {
      Paragraph rule = new Paragraph(LEADING * 1.4f);
      rule.add(new Chunk(ruled()));
      all.add(rule);
    }
    return all;
  }

  private static LineSeparator ruled() {
    LineSeparator line = new LineSeparator();
    line.setLineWidth(THIN);
    return line;
  }

  private static PdfPTable axes() {
    PdfPCell cell = new PdfPCell();
    cell.setFixedHeight(PHOTO);
    cell.setBorder(Rectangle.LEFT | Rectangle.BOTTOM);
    PdfPTable table = new PdfPTable(1);
    table.setWidthPercentage(AXES_WIDTH);
    table.setHorizontalAlignment(Element.ALIGN_LEFT);
    table.addCell(cell);
    return table;
  }

  private PdfPTable apart(String title, String markdown) throws IOException {
    PdfPCell cell = new PdfPCell();
    cell.setGrayFill(PALE);
    cell.setBorderWidth(THIN);
    cell.setPadding(8);
    cell.addElement(new Paragraph(LEADING, title, bold));
    for (Element element : words.elements(markdown)) {
      cell.addElement(element);
    }
    PdfPTable table = new PdfPTable(1);
    table.setWidthPercentage(100);
    table.setSpacingBefore(6);
    table.setSpacingAfter(6);
    table.addCell(cell);
    return table;
  }
}
