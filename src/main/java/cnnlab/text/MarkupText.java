package cnnlab.text;

import java.util.stream.Collectors;

/** Text in XML or HTML, between tags or in a quoted attribute: it is text there, never markup. */
public final class MarkupText {
  private MarkupText() {}

  /** The text, its lines kept, a space for each character that is not {@link Printable}. */
  public static String escaped(String text) {
    return printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The text, or markup, as it is, its lines kept, without what is not printable. */
  public static String printable(String text) {
    return text.lines().map(Printable::oneLine).collect(Collectors.joining("\n"));
  }
}
