package cnnlab.lesson.handout;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartStyle;
import cnnlab.chart.CurveScene;
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
import org.openpdf.text.pdf.ColumnText;
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
  private static final float CHART = 190;

  /** Of a chart before it is scaled, which leaves a third. */
  private static final double CHART_TYPE = 24;

  private static final float AXES_WIDTH = 60; // percent
  private static final float TALLEST = 330;

  /** Above a step, which a column by itself leaves out. */
  private static final float GAP = 40;

  /** Of a diagram: what is written in it is not larger than the words around it. */
  private static final float MOST_SCALED = 0.85f;

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
      for (List<HandoutPart> step : steps(parts)) {
        List<Element> elements = new ArrayList<>();
        for (HandoutPart part : step) {
          elements.addAll(writer.elements(part, document, pages));
        }
        float left = pages.getVerticalPosition(true) - document.bottom();
        float height = height(elements, document, pages);
        if (height > left && height <= document.top() - document.bottom()) {
          document.newPage(); // a step stays together
        }
        for (Element element : elements) {
          document.add(element);
        }
      }
    }
    return bytes.toByteArray();
  }

  /** What stands above the first heading, and each heading with what follows it. */
  private static List<List<HandoutPart>> steps(List<HandoutPart> parts) {
    List<List<HandoutPart>> steps = new ArrayList<>();
    for (HandoutPart part : parts) {
      if (steps.isEmpty() || part instanceof HandoutPart.Heading) {
        steps.add(new ArrayList<>());
      }
      steps.getLast().add(part);
    }
    return steps;
  }

  /** How much of a page they take, in points; more than a page where they do not fit on one. */
  private static float height(List<Element> elements, Document page, PdfWriter pages) {
    ColumnText column = new ColumnText(pages.getDirectContent());
    column.setSimpleColumn(page.left(), page.bottom(), page.right(), page.top());
    elements.forEach(column::addElement);
    boolean fits = !ColumnText.hasMoreText(column.go(true));
    return fits ? page.top() - column.getYLine() + GAP : Float.MAX_VALUE;
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
      case HandoutPart.Chart(CurveScene scene) -> {
        ChartStyle style = new ChartStyle(ChartColors.LIGHT, CHART_TYPE);
        Image picture = new ChartPicture(List.of(scene), style).pdf(pages);
        picture.scaleToFit(page.right() - page.left(), CHART);
        yield List.of(picture);
      }
      case HandoutPart.Diagram diagram -> {
        Image picture = Pdf.image(pages, fonts, diagram.page().drawing(), diagram.page().look());
        float width = page.right() - page.left();
        picture.scaleToFit(
            Math.min(width, MOST_SCALED * picture.getWidth()),
            Math.min(TALLEST, MOST_SCALED * picture.getHeight()));
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
