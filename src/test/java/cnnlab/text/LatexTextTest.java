package cnnlab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTextTest {
  /** What the words of LaTeX stand for that are written here. */
  private static final Map<String, String> WORDS =
      Map.of(
          "textbackslash", "\\",
          "textasciitilde", "~",
          "textasciicircum", "^",
          "textbar", "|",
          "textless", "<",
          "textgreater", ">",
          "pm", "±",
          "rightarrow", "→",
          "cdot", "·");

  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\([a-z]+)\\{}|\\$\\\\([a-z]+)\\$|(\\$-\\$)|\\\\([&%$#_{}])|\\{([]\\[*]?)}|(--)");

  /** All 1,114,112: each is read back, or is a space, and nothing that is left is LaTeX's own. */
  @Test
  void everyCharacterIsTextAndIsReadBack() {
    for (int from = 0; from <= Character.MAX_CODE_POINT; from += 0x1000) {
      String text =
          IntStream.range(from, from + 0x1000)
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      String escaped = LatexText.escaped(text);
      assertThat(ESCAPE.matcher(escaped).replaceAll("")).doesNotContainPattern("[\\\\{}$&#^_~%*|]");
      assertThat(escaped.codePoints()).allMatch(Printable::is);
      assertThat(read(escaped)).isEqualTo(printed(text));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "a_b ~ 5% {#}; a\\_b \\textasciitilde{} 5\\% \\{\\#\\}",
        "$x^2\\; \\$x\\textasciicircum{}2\\textbackslash{}",
        "\\input{/etc/passwd}; \\textbackslash{}input\\{/etc/passwd\\}",
        "^^5cinput x; \\textasciicircum{}\\textasciicircum{}5cinput x",
        "[1in] cat; {[}1in{]} cat",
        "* dog; {*} dog",
        "a--b -- c; a-{}-b -{}- c",
        "3–5; 3--5",
        "?`x''; ?{}`x'{}'",
        "-0.5 a-b; -0.5 a-b",
      })
  void aNameIsPrintedAsItIs(String text, String escaped) {
    assertThat(LatexText.escaped(text)).isEqualTo(escaped);
    assertThat(read(escaped)).isEqualTo(text);
  }

  private static String printed(String text) {
    return text.codePoints()
        .map(it -> Printable.is(it) ? it : ' ')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String read(String latex) {
    return ESCAPE
        .matcher(latex)
        .replaceAll(
            found -> {
              String word = found.group(1) == null ? found.group(2) : found.group(1);
              String sign = found.group(4) == null ? found.group(5) : found.group(4);
              String text =
                  word != null
                      ? WORDS.getOrDefault(word, "unknown")
                      : found.group(3) != null ? "−" : sign != null ? sign : "–";
              return Matcher.quoteReplacement(text);
            });
  }
}
