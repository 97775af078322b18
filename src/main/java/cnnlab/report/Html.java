package cnnlab.report;

import cnnlab.text.MarkupText;
import java.util.List;

/** HTML as it grows; whatever comes from outside is text in it, never markup. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** An element that holds text. */
  Html element(String name, String content) {
    text.append('<').append(name).append('>').append(MarkupText.escaped(content));
    text.append("</").append(name).append(">\n");
    return this;
  }

  /** Markup of the program's own. */
  Html raw(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  /** A table whose first column names the row. */
  Html table(List<String> headings, List<List<String>> rows) {
    text.append("<table>\n<thead><tr>");
    headings.forEach(heading -> cell("th", heading));
    text.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      text.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        cell(i == 0 ? "th" : "td", row.get(i));
      }
      text.append("</tr>\n");
    }
    text.append("</tbody>\n</table>\n");
    return this;
  }

  private void cell(String name, String content) {
    text.append('<').append(name).append('>').append(MarkupText.escaped(content));
    text.append("</").append(name).append('>');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
