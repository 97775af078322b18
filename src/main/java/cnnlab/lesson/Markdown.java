package cnnlab.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/** A lesson's words as blocks, for whatever they are shown on. */
public final class Markdown {
  /** A blank inside "3 × 3" or "89.4 %": no line ends there. */
  private static final Pattern INSIDE_NUMBER =
      Pattern.compile("(?<=\\d) (?=×|%|px|MiB|万|亿|[kMG]\\b)|(?<=\\d ×) (?=\\d)");

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** How words look. */
  public enum Style {
    PLAIN,
    STRONG,
    EMPHASIS,
    CODE
  }

  /** Words of one style. */
  public record Span(String text, Style style) {}

  /** What stands one below the other. */
  public sealed interface Block {
    /** A paragraph. */
    record Words(List<Span> spans) implements Block {}

    /** Lines as they were typed. */
    record Listing(String text) implements Block {}

    /** What somebody else says. */
    record Quote(List<Block> blocks) implements Block {}

    /**
     * An item of a list.
     *
     * @param mark a bullet, or its number with a dot
     */
    record Item(String mark, List<Block> blocks) implements Block {}

    /**
     * A picture.
     *
     * @param file its name in the lesson's folder, as typed: it may say anything
     */
    record Picture(String file) implements Block {}

    /** Rows of cells, the headings first; all rows have as many. */
    record Table(List<List<List<Span>>> rows) implements Block {}
  }

  private Markdown() {}

  /** What a text consists of. Markup of HTML is words. */
  public static List<Block> blocks(String text) {
    return blocks(PARSER.parse(text));
  }

  private static List<Block> blocks(Node parent) {
    List<Block> blocks = new ArrayList<>();
    for (Node node : children(parent)) {
      switch (node) {
        case Paragraph p when p.getFirstChild() instanceof Image picture ->
            blocks.add(new Block.Picture(picture.getDestination()));
        case Paragraph paragraph -> blocks.add(new Block.Words(spans(paragraph, Style.PLAIN)));
        case Heading heading -> blocks.add(new Block.Words(spans(heading, Style.STRONG)));
        case FencedCodeBlock code ->
            blocks.add(new Block.Listing(code.getLiteral().stripTrailing()));
        case IndentedCodeBlock code ->
            blocks.add(new Block.Listing(code.getLiteral().stripTrailing()));
        case BlockQuote quote -> blocks.add(new Block.Quote(blocks(quote)));
        case ListBlock list -> items(list, blocks);
        case TableBlock table -> blocks.add(new Block.Table(rows(table)));
        default -> {}
      }
    }
    return blocks;
  }

  private static void items(ListBlock list, List<Block> blocks) {
    Integer first = list instanceof OrderedList numbers ? numbers.getMarkerStartNumber() : null;
    int number = first == null ? 1 : first;
    for (Node item : children(list)) {
      String mark = list instanceof BulletList ? "•" : number++ + ".";
      blocks.add(new Block.Item(mark, blocks(item)));
    }
  }

  private static List<List<List<Span>>> rows(TableBlock table) {
    List<List<List<Span>>> rows = new ArrayList<>();
    for (Node part : children(table)) {
      for (Node row : children(part)) {
        if (row instanceof TableRow) {
          Style style = rows.isEmpty() ? Style.STRONG : Style.PLAIN;
          rows.add(children(row).stream().map(cell -> spans(cell, style)).toList());
        }
      }
    }
    return rows;
  }

  private static List<Span> spans(Node parent, Style style) {
    List<Span> spans = new ArrayList<>();
    for (Node node : children(parent)) {
      switch (node) {
        case org.commonmark.node.Text text -> spans.add(span(text.getLiteral(), style));
        case HtmlInline markup -> spans.add(span(markup.getLiteral(), style));
        case Code code -> spans.add(span(code.getLiteral(), Style.CODE));
        case SoftLineBreak _ -> spans.add(new Span(" ", style));
        case HardLineBreak _ -> spans.add(new Span("\n", style));
        case Emphasis emphasis -> spans.addAll(spans(emphasis, Style.EMPHASIS));
        case StrongEmphasis strong -> spans.addAll(spans(strong, Style.STRONG));
        default -> spans.addAll(spans(node, style)); // a link's words
      }
    }
    return spans;
  }

  private static Span span(String words, Style style) {
    return new Span(INSIDE_NUMBER.matcher(words).replaceAll("\u00a0"), style);
  }

  private static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }
}
