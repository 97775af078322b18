package cnnlab.text;

import java.util.regex.Pattern;

/**
 * Text in a cell of a table that a spreadsheet may open: one that begins as a formula does stands
 * behind an apostrophe, which spreadsheets take for "this is text". A number stays one.
 */
public final class CellText {
  private static final Pattern FORMULA = Pattern.compile("['=+\\-@\t\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?|[+-]?Infinity");
  private static final char MARK = '\'';

  private CellText() {}

  /** As it is written. */
  public static String of(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? MARK + text : text;
  }

  /** What {@link #of} was given. */
  public static String read(String cell) {
    String text = cell.isEmpty() ? cell : cell.substring(1);
    return of(text).equals(cell) ? text : cell;
  }

  /** A field of comma-separated values, in quotes where it must be. */
  public static String field(String text) {
    String cell = of(text);
    return cell.matches("(?s).*[,\"\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
