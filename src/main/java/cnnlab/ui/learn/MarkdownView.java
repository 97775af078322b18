package cnnlab.ui.learn;

import cnnlab.lesson.Markdown;
import cnnlab.lesson.Markdown.Block;
import cnnlab.lesson.Markdown.Span;
import cnnlab.lesson.Markdown.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Markdown on screen: paragraphs, lists, tables, emphasis, code, pictures of the lesson. */
final class MarkdownView extends VBox {
  private final Path folder;

  /**
   * @param folder where pictures lie
   */
  MarkdownView(String markdown, Path folder) {
    this.folder = folder;
    fill(this, Markdown.blocks(markdown));
  }

  private void fill(VBox column, List<Block> blocks) {
    column.getStyleClass().add("markdown");
    blocks.forEach(block -> column.getChildren().add(node(block)));
  }

  private Node node(Block block) {
    return switch (block) {
      case Block.Words(List<Span> spans) -> flow(spans);
      case Block.Listing(String text) -> flow(List.of(new Span(text, Style.CODE)));
      case Block.Quote(List<Block> blocks) -> {
        VBox quote = new VBox();
        fill(quote, blocks);
        quote.getStyleClass().add("markdown-quote");
        yield quote;
      }
      case Block.Item(String mark, List<Block> blocks) -> item(mark, blocks);
      case Block.Picture(String file) -> picture(file);
      case Block.Table(List<List<List<Span>>> rows) -> table(rows);
    };
  }

  private static TextFlow flow(List<Span> spans) {
    TextFlow flow = new TextFlow();
    for (Span span : spans) {
      Text text = new Text(span.text());
      text.getStyleClass().add("text");
      if (span.style() != Style.PLAIN) {
        text.getStyleClass().add("markdown-" + span.style().name().toLowerCase(Locale.ROOT));
      }
      flow.getChildren().add(text);
    }
    return flow;
  }

  private HBox item(String mark, List<Block> blocks) {
    TextFlow sign = flow(List.of(new Span(mark, Style.PLAIN)));
    sign.setMinWidth(USE_PREF_SIZE);
    VBox inner = new VBox();
    fill(inner, blocks);
    HBox.setHgrow(inner, Priority.ALWAYS);
    HBox row = new HBox(sign, inner);
    row.getStyleClass().add("markdown-item");
    return row;
  }

  private static GridPane table(List<List<List<Span>>> rows) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("markdown-table");
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        grid.add(flow(rows.get(row).get(column)), column, row);
      }
    }
    return grid;
  }

  private ImageView picture(String name) {
    Path file = folder.resolve(name).normalize();
    ImageView view = new ImageView();
    if (file.startsWith(folder)) {
      view.setImage(new Image(file.toUri().toString(), true));
    }
    view.setPreserveRatio(true);
    view.fitWidthProperty().bind(widthProperty());
    return view;
  }
}
