package cnnlab.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows of text in aligned columns. */
public final class Table {
  private static final String GAP = "  ";

  private final String[] headings;
  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param columns headings, each after its alignment: {@code <} left, {@code >} right
   */
  public Table(String... columns) {
    headings = Arrays.stream(columns).map(column -> column.substring(1)).toArray(String[]::new);
    right = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      right[i] = columns[i].charAt(0) == '>';
    }
    rows.add(headings);
  }

  /** Adds a row; numbers get thousands separators. */
  public void row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Table::text).toArray(String[]::new));
  }

  public void print(PrintWriter out) {
    int[] widths = new int[headings.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String space = " ".repeat(widths[i] - row[i].length());
        line.append(i == 0 ? "" : GAP).append(right[i] ? space + row[i] : row[i] + space);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String text(Object cell) {
    return cell instanceof Number number
        ? String.format(Locale.ROOT, "%,d", number.longValue())
        : cell.toString();
  }
}
