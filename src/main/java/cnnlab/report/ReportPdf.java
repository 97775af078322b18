package cnnlab.report;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartStyle;
import cnnlab.data.image.RgbImage;
import cnnlab.diagram.render.pdf.Pdf;
import cnnlab.diagram.render.pdf.PdfFonts;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** A report as a PDF with the lab's own typeface embedded; figures are vectors. */
final class ReportPdf {
  /** Two columns of so many rows take half the height side by side. */
  private static final int LONG = 7;

  private static final float GAP = 0.1f;
  private static final float MARGIN = 45;
  private static final float SIZE = 9.5f;
  private static final float LEADING = 14;
  private static final float TALLEST_DIAGRAM = 560;
  private static final float POINTS_PER_PIXEL = 0.75f;
  private static final int PHOTOS_ABREAST = 6;
  private static final int MANY_COLUMNS = 8;

  /** Of the page's width, for a letter of one point and the room around it. */
  private static final float PERCENT_PER_LETTER = 0.16f;

  /** What stands together on a page of words or a table. */
  private static final float LEAST_PART = 38;

  private static final Color LINE = new Color(0xd0, 0xd7, 0xde);
  private static final Color PALE = new Color(0xf6, 0xf8, 0xfa);
  private static final Color RIGHT = new Color(9, 105, 218);
  private static final Color WRONG = new Color(207, 34, 46);

  private final PdfFonts fonts = new PdfFonts();
  private final Document document;
  private final PdfWriter writer;

  private ReportPdf(Document document, PdfWriter writer) {
    this.document = document;
    this.writer = writer;
    writer.setPageEvent(new PageNumbers());
  }

  static byte[] of(List<ReportPart> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
      PdfWriter writer = PdfWriter.getInstance(document, bytes);
      if (parts.getFirst() instanceof ReportPart.Title(String text)) {
        document.addTitle(text);
      }
      document.addCreator("CNN Lab");
      ReportPdf pages = new ReportPdf(document, writer);
      document.open();
      List<List<Element>> elements = parts.stream().map(pages::elements).toList();
      for (int i = 0; i < parts.size(); i++) {
        pages.write(parts, elements, i);
      }
    }
    return bytes.toByteArray();
  }

  private void write(List<ReportPart> parts, List<List<Element>> elements, int index) {
    if (parts.get(index) instanceof ReportPart.Chapter
        || writer.getVerticalPosition(false) - document.bottom() < needed(parts, elements, index)) {
      document.newPage();
    }
    elements.get(index).forEach(document::add);
  }

  /** A heading, and the words below it, stay with what they speak of. */
  private float needed(List<ReportPart> parts, List<List<Element>> elements, int index) {
    boolean heading = parts.get(index) instanceof ReportPart.Heading;
    boolean led = index > 0 && parts.get(index - 1) instanceof ReportPart.Heading;
    boolean leads = heading || (led && parts.get(index) instanceof ReportPart.Words);
    return height(elements.get(index).getFirst())
        + (leads && index + 1 < parts.size() ? needed(parts, elements, index + 1) : 0);
  }

  /** Of what is not divided between pages, and the least of what may be. */
  private float height(Element element) {
    if (element instanceof PdfPTable table && table.size() == 1) {
      table.setTotalWidth(width());
      return table.getTotalHeight();
    }
    return element instanceof Image image ? image.getScaledHeight() : LEAST_PART;
  }

  private float width() {
    return document.right() - document.left();
  }

  private List<Element> elements(ReportPart part) {
    return switch (part) {
      case ReportPart.Title(String text) -> List.of(title(text, 18, 0));
      case ReportPart.Chapter(String text) -> List.of(title(text, 15, 0));
      case ReportPart.Heading(String text) -> List.of(title(text, 11.5f, 10));
      case ReportPart.Words(String text) -> List.of(paragraph(text));
      case ReportPart.Table table -> List.of(isLong(table) ? halves(table) : table(table));
      case ReportPart.Matrix matrix -> List.of(matrix(matrix));
      case ReportPart.Chart chart -> {
        ChartStyle style = new ChartStyle(ChartColors.LIGHT, ChartStyle.USUAL_FONT_SIZE);
        Image picture = new ChartPicture(List.of(chart.scene()), style).pdf(writer);
        picture.scaleToFit(width(), width());
        yield List.of(picture);
      }
      case ReportPart.Diagram diagram -> {
        Image picture = Pdf.image(writer, fonts, diagram.drawing(), diagram.look());
        picture.scaleToFit(
            Math.min(width(), POINTS_PER_PIXEL * picture.getWidth()), TALLEST_DIAGRAM);
        yield List.of(picture);
      }
      case ReportPart.Images(List<ReportPart.Photo> photos) -> List.of(images(photos));
      case ReportPart.Code(List<String> lines) -> List.of(code(lines));
    };
  }

  private Font font(float size, boolean bold) {
    return new Font(bold ? fonts.bold() : fonts.regular(), size);
  }

  private Paragraph title(String text, float size, float before) {
    Paragraph title = new Paragraph(size * 1.35f, text, font(size, true));
    title.setSpacingBefore(before);
    title.setSpacingAfter(5);
    title.setKeepTogether(true);
    return title;
  }

  private Paragraph paragraph(String text) {
    Paragraph paragraph = new Paragraph(LEADING, text, font(SIZE, false));
    paragraph.setSpacingAfter(5);
    return paragraph;
  }

  private static boolean isLong(ReportPart.Table table) {
    return table.headings().size() == 2 && table.rows().size() >= LONG;
  }

  /** Names and values: the second half beside the first. */
  private PdfPTable halves(ReportPart.Table table) {
    int middle = (table.rows().size() + 1) / 2;
    PdfPTable all = table(new float[] {1, GAP, 1});
    all.getDefaultCell().setBorder(Rectangle.NO_BORDER);
    all.addCell(half(table, 0, middle));
    all.addCell("");
    all.addCell(half(table, middle, table.rows().size()));
    return all;
  }

  private PdfPCell half(ReportPart.Table table, int first, int end) {
    List<List<String>> rows = table.rows().subList(first, end);
    PdfPTable inner = table(new ReportPart.Table(table.headings(), rows, table.words()));
    PdfPCell cell = new PdfPCell(inner);
    inner.setExtendLastRow(false); // as the cell wants it, its line far below its words
    cell.setBorder(Rectangle.NO_BORDER);
    return cell;
  }

  private PdfPTable table(ReportPart.Table table) {
    int columns = table.headings().size();
    float size = columns > MANY_COLUMNS ? 6.5f : 8.5f;
    float[] widths = widths(table);
    PdfPTable all = table(widths);
    all.setWidthPercentage(Math.min(100, PERCENT_PER_LETTER * size * sum(widths)));
    all.setHeaderRows(1);
    for (int i = 0; i < columns; i++) {
      PdfPCell cell = cell(table.headings().get(i), font(size, true), i >= table.words());
      cell.setBorder(Rectangle.BOTTOM);
      cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
      all.addCell(cell);
    }
    for (List<String> row : table.rows()) {
      for (int i = 0; i < columns; i++) {
        all.addCell(cell(row.get(i), font(size, false), i >= table.words()));
      }
    }
    return all;
  }

  /** As the longest words of the columns need, none of them squeezed. */
  private static float[] widths(ReportPart.Table table) {
    float[] widths = new float[table.headings().size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int longest =
          Stream.concat(
                  Stream.of(table.headings().get(i)),
                  table.rows().stream().map(row -> row.get(column)))
              .mapToInt(ReportPdf::length)
              .max()
              .orElse(1);
      widths[i] = Math.clamp(longest, 8, 44);
    }
    return widths;
  }

  private static float sum(float[] widths) {
    float sum = 0;
    for (float width : widths) {
      sum += width;
    }
    return sum;
  }

  /** In Latin letters; a Chinese character is as wide as two. */
  private static int length(String text) {
    return text.chars().map(each -> each > 0x2e80 ? 2 : 1).sum();
  }

  private PdfPTable table(float[] widths) {
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setHorizontalAlignment(Element.ALIGN_LEFT);
    table.setSpacingBefore(3);
    table.setSpacingAfter(8);
    table.setSplitLate(true);
    return table;
  }

  private static PdfPCell cell(String text, Font font, boolean right) {
    PdfPCell cell = new PdfPCell(new Phrase(font.getSize() * 1.25f, text, font));
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(LINE);
    cell.setBorderWidth(0.5f);
    cell.setPadding(3);
    cell.setHorizontalAlignment(right ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    return cell;
  }

  private PdfPTable matrix(ReportPart.Matrix matrix) {
    int classes = matrix.names().size();
    float size = matrixSize(matrix.names());
    float[] widths = new float[classes + 1];
    Arrays.fill(widths, 1);
    widths[0] = 2;
    PdfPTable all = table(widths);
    all.setHeaderRows(1);
    all.addCell(cell("", font(size, true), false));
    for (String name : matrix.names()) {
      PdfPCell cell = cell(name, font(size, true), true);
      cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
      all.addCell(cell);
    }
    for (int row = 0; row < classes; row++) {
      all.addCell(cell(matrix.names().get(row), font(size, false), false));
      for (int column = 0; column < classes; column++) {
        String count = matrix.count(row, column);
        PdfPCell cell = cell(count, font(size, false), true);
        cell.setBackgroundColor(
            shade(row == column ? RIGHT : WRONG, 0.55 * Math.sqrt(matrix.share(row, column))));
        all.addCell(cell);
      }
    }
    return all;
  }

  /** Of letters with which the longest word of a name has room above its column. */
  private float matrixSize(List<String> names) {
    float widest =
        (float)
            names.stream()
                .flatMap(name -> Stream.of(name.split("\\s+", -1)))
                .mapToDouble(word -> fonts.bold().getWidthPoint(word, 1))
                .max()
                .orElse(1);
    return Math.clamp((width() / (names.size() + 2) - 7) / widest, 4.5f, 7);
  }

  /** A color on white paper. */
  private static Color shade(Color color, double opacity) {
    return new Color(
        shade(color.getRed(), opacity),
        shade(color.getGreen(), opacity),
        shade(color.getBlue(), opacity));
  }

  private static int shade(int channel, double opacity) {
    return (int) Math.round(255 + (channel - 255) * opacity);
  }

  private PdfPTable images(List<ReportPart.Photo> photos) {
    float[] widths = new float[PHOTOS_ABREAST];
    Arrays.fill(widths, 1);
    PdfPTable all = table(widths);
    List<ReportPart.Photo> wanted = new ArrayList<>(photos);
    for (ReportPart.Photo photo : wanted) {
      RgbImage image = photo.image();
      Image picture = Image.getInstance(image.width(), image.height(), 3, 8, image.rgb());
      picture.scaleToFit(62, 62);
      picture.setInterpolation(false);
      PdfPCell cell = new PdfPCell();
      cell.setBorder(Rectangle.NO_BORDER);
      cell.setPadding(3);
      cell.addElement(picture);
      cell.addElement(new Paragraph(9.5f, photo.caption(), font(7, false)));
      all.addCell(cell);
    }
    all.getDefaultCell().setBorder(Rectangle.NO_BORDER);
    all.completeRow();
    return all;
  }

  private PdfPTable code(List<String> lines) {
    PdfPCell cell = new PdfPCell();
    cell.setBackgroundColor(PALE);
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(6);
    for (String line : lines) {
      Chunk typed = new Chunk(line, font(8, false));
      typed.setSplitCharacter((_, current, _, letters, _) -> letters[current] == ' ');
      Paragraph words = new Paragraph(12, "");
      words.add(typed);
      words.setIndentationLeft(12);
      words.setFirstLineIndent(-12);
      cell.addElement(words);
    }
    PdfPTable all = table(new float[] {1});
    all.addCell(cell);
    return all;
  }

  /** The number of each page at its foot. */
  private final class PageNumbers extends PdfPageEventHelper {
    @Override
    public void onEndPage(PdfWriter pages, Document page) {
      ColumnText.showTextAligned(
          pages.getDirectContent(),
          Element.ALIGN_CENTER,
          new Phrase(Integer.toString(pages.getPageNumber()), font(8, false)),
          (page.left() + page.right()) / 2,
          MARGIN / 2,
          0);
    }
  }
}
