package cnnlab.lesson.handout;

import cnnlab.lesson.Markdown;
import cnnlab.lesson.Markdown.Block;
import cnnlab.lesson.Markdown.Span;
import cnnlab.lesson.Markdown.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.DefaultSplitCharacter;
import org.openpdf.text.pdf.PdfChunk;
import org.openpdf.text.pdf.PdfPTable;

/** Markdown as paragraphs of a PDF. */
final class MarkdownPdf {
  private static final String CLOSING = "，。、；：？！）》”’";
  private static final float INDENT = 14;
  private static final float PICTURE_WIDTH = 400;

  private final Font regular;
  private final Font bold;
  private final float leading;
  private final Path folder;

  MarkdownPdf(Font regular, Font bold, float leading, Path folder) {
    this.regular = regular;
    this.bold = bold;
    this.leading = leading;
    this.folder = folder;
  }

  List<Element> elements(String markdown) throws IOException {
    List<Element> all = new ArrayList<>();
    add(Markdown.blocks(markdown), 0, all);
    return all;
  }

  private void add(List<Block> blocks, float indent, List<Element> all) throws IOException {
    for (Block block : blocks) {
      switch (block) {
        case Block.Words(List<Span> spans) -> all.add(paragraph(spans, indent));
        case Block.Listing(String text) ->
            all.add(paragraph(List.of(new Span(text, Style.CODE)), indent));
        case Block.Quote(List<Block> inner) -> add(inner, indent + INDENT, all);
        case Block.Item(String mark, List<Block> inner) -> item(mark, inner, indent + INDENT, all);
        case Block.Picture(String file) -> picture(file).ifPresent(all::add);
        case Block.Table(List<List<List<Span>>> rows) -> all.add(table(rows));
      }
    }
  }

  private void item(String mark, List<Block> inner, float indent, List<Element> all)
      throws IOException {
    int first = all.size();
    add(inner, indent, all);
    if (all.size() > first && all.get(first) instanceof Paragraph words) {
      words.setFirstLineIndent(-INDENT);
      words.addFirst(new Chunk(mark + "  ", regular));
    }
  }

  private Paragraph paragraph(List<Span> spans, float indent) {
    Paragraph paragraph = new Paragraph(leading);
    paragraph.setSpacingAfter(5);
    paragraph.setIndentationLeft(indent);
    spans.forEach(span -> paragraph.add(chunk(span)));
    return paragraph;
  }

  private Chunk chunk(Span span) {
    Chunk chunk = new Chunk(span.text(), span.style() == Style.STRONG ? bold : regular);
    chunk.setSplitCharacter(MarkdownPdf::mayEndLine);
    return chunk;
  }

  /** In Chinese a line ends after any character, but none begins with a closing mark. */
  private static boolean mayEndLine(
      int start, int current, int end, char[] text, PdfChunk[] chunks) {
    boolean closing = current + 1 < end && CLOSING.indexOf(text[current + 1]) >= 0;
    return !closing
        && DefaultSplitCharacter.DEFAULT.isSplitCharacter(start, current, end, text, chunks);
  }

  private PdfPTable table(List<List<List<Span>>> rows) {
    PdfPTable table = new PdfPTable(rows.getFirst().size());
    table.setWidthPercentage(100);
    table.setSpacingAfter(5);
    for (List<List<Span>> row : rows) {
      for (List<Span> cell : row) {
        Phrase words = new Phrase(leading);
        cell.forEach(span -> words.add(chunk(span)));
        table.addCell(words);
      }
    }
    return table;
  }

  private Optional<Element> picture(String name) throws IOException {
    Optional<byte[]> file = LessonPicture.of(folder, name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Image picture = Image.getInstance(file.get());
    picture.scaleToFit(PICTURE_WIDTH, PICTURE_WIDTH);
    return Optional.of(picture);
  }
}
