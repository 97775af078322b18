package cnnlab.export;

import cnnlab.text.Printable;
import java.util.function.IntFunction;

/**
 * Text from a file in source code: nothing in it ends the literal or the comment that it stands in,
 * and nothing deceives a reader. Quotes and backslashes are escaped as numbers too, so that a quote
 * in the code always is the end of a literal.
 */
final class Literal {
  private Literal() {}

  /**
   * Between quotes.
   *
   * @param escape how the language writes a code point by its number
   */
  static String quoted(String text, IntFunction<String> escape) {
    return '"' + inside(text, escape) + '"';
  }

  /** What stands between the quotes. */
  static String inside(String text, IntFunction<String> escape) {
    StringBuilder literal = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            it ->
                literal.append(
                    Printable.is(it) && it != '"' && it != '\\'
                        ? Character.toString(it)
                        : escape.apply(it)));
    return literal.toString();
  }

  /** In a comment of Python or Java; a backslash would begin an escape even there. */
  static String comment(String text) {
    return Printable.oneLine(text).replace('\\', '/').replace("\"\"\"", "'''").replace("*/", "* /");
  }
}
