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
  Html table(ReportPart.Table table) {
    text.append("<table>\n<thead><tr>");
    cells(table.headings(), "th", table.words());
    text.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      text.append("<tr>");
      cells(row, "td", table.words());
      text.append("</tr>\n");
    }
    text.append("</tbody>\n</table>\n");
    return this;
  }

  private void cells(List<String> row, String kind, int words) {
    for (int i = 0; i < row.size(); i++) {
      String name = i == 0 ? "th" : kind;
      text.append('<').append(name).append(i > 0 && i < words ? " class=\"words\">" : ">");
      text.append(MarkupText.escaped(row.get(i)));
      text.append("</").append(name).append('>');
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
