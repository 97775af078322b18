package cnnlab.ui.learn;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/** Markdown on screen: paragraphs, lists, emphasis, code, pictures of the lesson. */
final class MarkdownView extends VBox {
  /** A blank inside "3 × 3" or "89.4 %": no line ends there. */
  private static final Pattern INSIDE_NUMBER =
      Pattern.compile("(?<=\\d) (?=×|%|px|MiB|万|亿|[kMG]\\b)|(?<=\\d ×) (?=\\d)");

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final Path folder;

  /**
   * @param folder where pictures lie
   */
  MarkdownView(String markdown, Path folder) {
    this.folder = folder;
    getStyleClass().add("markdown");
    Blocks blocks = new Blocks(this);
    PARSER.parse(markdown).accept(blocks);
  }

  /** Blocks become boxes of a column. */
  private final class Blocks extends AbstractVisitor {
    private final VBox column;

    Blocks(VBox column) {
      this.column = column;
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (paragraph.getFirstChild() instanceof org.commonmark.node.Image picture) {
        column.getChildren().add(picture(picture.getDestination()));
        return;
      }
      TextFlow flow = new TextFlow();
      paragraph.accept(new Words(flow, ""));
      column.getChildren().add(flow);
    }

    @Override
    public void visit(FencedCodeBlock block) {
      Text text = new Text(block.getLiteral().stripTrailing());
      text.getStyleClass().addAll("text", "markdown-code");
      column.getChildren().add(new TextFlow(text));
    }

    @Override
    public void visit(BlockQuote quote) {
      VBox inner = new VBox();
      inner.getStyleClass().add("markdown-quote");
      Blocks blocks = new Blocks(inner);
      for (Node child = quote.getFirstChild(); child != null; child = child.getNext()) {
        child.accept(blocks);
      }
      column.getChildren().add(inner);
    }

    @Override
    public void visit(BulletList list) {
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        item(item, "•");
      }
    }

    @Override
    public void visit(OrderedList list) {
      Integer start = list.getMarkerStartNumber();
      int number = start == null ? 1 : start;
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        item(item, number++ + ".");
      }
    }

    private void item(Node item, String mark) {
      Text sign = new Text(mark);
      sign.getStyleClass().add("text");
      TextFlow signs = new TextFlow(sign);
      signs.setMinWidth(USE_PREF_SIZE);
      VBox inner = new VBox();
      inner.getStyleClass().add("markdown");
      HBox.setHgrow(inner, Priority.ALWAYS);
      Blocks blocks = new Blocks(inner);
      for (Node child = ((ListItem) item).getFirstChild(); child != null; child = child.getNext()) {
        child.accept(blocks);
      }
      HBox row = new HBox(signs, inner);
      row.getStyleClass().add("markdown-item");
      column.getChildren().add(row);
    }

    private javafx.scene.Node picture(String name) {
      Path file = folder.resolve(name).normalize();
      ImageView view = new ImageView();
      if (file.startsWith(folder)) {
        view.setImage(new Image(file.toUri().toString(), true));
      }
      view.setPreserveRatio(true);
      view.fitWidthProperty().bind(MarkdownView.this.widthProperty());
      return view;
    }
  }

  /** Words become texts of a flow. */
  private static final class Words extends AbstractVisitor {
    private final TextFlow flow;
    private final String style;

    Words(TextFlow flow, String style) {
      this.flow = flow;
      this.style = style;
    }

    @Override
    public void visit(Paragraph paragraph) {
      visitChildren(paragraph);
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
      add(text.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
      add(code.getLiteral(), "markdown-code");
    }

    @Override
    public void visit(Emphasis emphasis) {
      new Words(flow, "markdown-emphasis").visitChildren(emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
      new Words(flow, "markdown-strong").visitChildren(strong);
    }

    @Override
    public void visit(SoftLineBreak soft) {
      add(" ", style);
    }

    @Override
    public void visit(HardLineBreak hard) {
      add("\n", style);
    }

    private void add(String words, String styleClass) {
      Text text = new Text(INSIDE_NUMBER.matcher(words).replaceAll("\u00a0"));
      text.getStyleClass().add("text");
      if (!styleClass.isEmpty()) {
        text.getStyleClass().add(styleClass);
      }
      flow.getChildren().add(text);
    }
  }
}
