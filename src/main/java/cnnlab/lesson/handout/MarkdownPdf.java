package cnnlab.lesson.handout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.Phrase;

/** Markdown as paragraphs of a PDF. */
final class MarkdownPdf {
  private static final Parser PARSER = Parser.builder().build();
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
    try {
      PARSER.parse(markdown).accept(new Blocks(all, ""));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return all;
  }

  private final class Blocks extends AbstractVisitor {
    private final List<Element> all;
    private final String mark;

    Blocks(List<Element> all, String mark) {
      this.all = all;
      this.mark = mark;
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (paragraph.getFirstChild() instanceof org.commonmark.node.Image picture) {
        picture(picture.getDestination());
        return;
      }
      org.openpdf.text.Paragraph text = new org.openpdf.text.Paragraph(leading);
      text.setSpacingAfter(5);
      if (!mark.isEmpty()) {
        text.setIndentationLeft(INDENT);
        text.setFirstLineIndent(-INDENT);
        text.add(new Chunk(mark + "  ", regular));
      }
      paragraph.accept(new Words(text, regular));
      all.add(text);
    }

    @Override
    public void visit(FencedCodeBlock block) {
      all.add(new org.openpdf.text.Paragraph(leading, block.getLiteral(), regular));
    }

    @Override
    public void visit(BulletList list) {
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        item.accept(new Blocks(all, "•"));
      }
    }

    @Override
    public void visit(OrderedList list) {
      int number = 1;
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        item.accept(new Blocks(all, number++ + "."));
      }
    }

    private void picture(String name) {
      try {
        Optional<byte[]> file = LessonPicture.of(folder, name);
        if (file.isPresent()) {
          Image picture = Image.getInstance(file.get());
          picture.scaleToFit(PICTURE_WIDTH, PICTURE_WIDTH);
          all.add(picture);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Words become chunks of a paragraph. */
  private final class Words extends AbstractVisitor {
    private final Phrase phrase;
    private final Font font;

    Words(Phrase phrase, Font font) {
      this.phrase = phrase;
      this.font = font;
    }

    @Override
    public void visit(Paragraph paragraph) {
      visitChildren(paragraph);
    }

    @Override
    public void visit(Text text) {
      phrase.add(new Chunk(text.getLiteral(), font));
    }

    @Override
    public void visit(Code code) {
      phrase.add(new Chunk(code.getLiteral(), font));
    }

    @Override
    public void visit(StrongEmphasis strong) {
      new Words(phrase, bold).visitChildren(strong);
    }

    @Override
    public void visit(SoftLineBreak soft) {
      phrase.add(new Chunk(" ", font));
    }
  }
}
