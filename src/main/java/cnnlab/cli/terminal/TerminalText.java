package cnnlab.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/**
 * Text for a terminal: titles and names from files may hold characters that steer it, which are
 * left out. What remains are ends of lines, tabs, and the one sequence that clears a line for the
 * next progress.
 */
public final class TerminalText extends FilterWriter {
  /** Sets the cursor back and clears the line. */
  static final String OVER = "\r\u001b[K";

  private TerminalText(Writer out) {
    super(out);
  }

  /** Hours and minutes, or minutes and seconds: "1:05 h", "5:26 min". */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60)
        : String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
  }

  /** A writer of plain text into another, which notices failures as that one does. */
  public static PrintWriter into(PrintWriter target) {
    return new PrintWriter(new TerminalText(target), true) {
      @Override
      public boolean checkError() {
        boolean failed = super.checkError(); // which flushes what the other one is to write
        return target.checkError() || failed;
      }
    };
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    String part = text.substring(from, from + length);
    out.write(part.startsWith(OVER) ? OVER + plain(part.substring(OVER.length())) : plain(part));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(int letter) throws IOException {
    out.write(plain(Character.toString(letter)));
  }

  /** A carriage return alone would let what follows stand in place of what was before. */
  private static String plain(String text) {
    return text.replaceAll(
        "[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069&&[^\n\t\r]]|\r(?!\n)", "");
  }
}
