package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.lesson.Markdown.Block;
import cnnlab.lesson.Markdown.Span;
import cnnlab.lesson.Markdown.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static Block words(String text) {
    return new Block.Words(List.of(new Span(text, Style.PLAIN)));
  }

  @Test
  void aParagraphIsWordsOfSeveralStyles() {
    assertThat(Markdown.blocks("One **large** and *small*\nand `code` [here](https://a.b)."))
        .containsExactly(
            new Block.Words(
                List.of(
                    new Span("One ", Style.PLAIN),
                    new Span("large", Style.STRONG),
                    new Span(" and ", Style.PLAIN),
                    new Span("small", Style.EMPHASIS),
                    new Span(" ", Style.PLAIN),
                    new Span("and ", Style.PLAIN),
                    new Span("code", Style.CODE),
                    new Span(" ", Style.PLAIN),
                    new Span("here", Style.PLAIN),
                    new Span(".", Style.PLAIN))));
  }

  @Test
  void listsCountFromWhereTheyBeginAndLieInOneAnother() {
    assertThat(Markdown.blocks("3. a\n4. b\n   - c\n\n- d"))
        .containsExactly(
            new Block.Item("3.", List.of(words("a"))),
            new Block.Item("4.", List.of(words("b"), new Block.Item("•", List.of(words("c"))))),
            new Block.Item("•", List.of(words("d"))));
  }

  @Test
  void aTableHasItsHeadingsFirst() {
    assertThat(Markdown.blocks("| a | b |\n|---|---|\n| 1 | 2 |"))
        .containsExactly(
            new Block.Table(
                List.of(
                    List.of(
                        List.of(new Span("a", Style.STRONG)), List.of(new Span("b", Style.STRONG))),
                    List.of(
                        List.of(new Span("1", Style.PLAIN)),
                        List.of(new Span("2", Style.PLAIN))))));
  }

  @Test
  void picturesQuotesAndListingsAreBlocksAndMarkupIsWords() {
    assertThat(Markdown.blocks("![a shoe](shoe.png)\n\n> said\n\n```\nx = 1\n```\n\n<b>bold</b>"))
        .containsExactly(
            new Block.Picture("shoe.png"),
            new Block.Quote(List.of(words("said"))),
            new Block.Listing("x = 1"),
            new Block.Words(
                List.of(
                    new Span("<b>", Style.PLAIN),
                    new Span("bold", Style.PLAIN),
                    new Span("</b>", Style.PLAIN))));
  }

  @Test
  void noLineEndsInsideANumber() {
    assertThat(Markdown.blocks("of 3 × 3, 89.4 % and 58 MiB"))
        .containsExactly(words("of 3\u00a0×\u00a03, 89.4\u00a0% and 58\u00a0MiB"));
  }
}
