package cnnlab.text;

/** Text within LaTeX, for {@code pdflatex} with its defaults. */
public final class LatexText {
  /** Signs of which two together become another. */
  private static final String DOUBLED = "-`',";

  private LatexText() {}

  /**
   * The text with what LaTeX would read as its own escaped, brackets and asterisks too: at the
   * beginning of a row they would belong to the end of the one before. What cannot be printed is a
   * space.
   */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    int before = ' ';
    for (int each : text.codePoints().toArray()) {
      int first = each == '–' ? '-' : each;
      if (isLigature(before, first)) {
        escaped.append("{}");
      }
      append(escaped, each);
      before = first;
    }
    return escaped.toString();
  }

  /** What is typed, for a typewriter font: its quotation marks stay straight. */
  public static String typed(String text) {
    return escaped(text).replace("'", "\\textquotesingle{}");
  }

  private static boolean isLigature(int before, int each) {
    return before == each ? DOUBLED.indexOf(each) >= 0 : each == '`' && "?!".indexOf(before) >= 0;
  }

  private static void append(StringBuilder escaped, int each) {
    switch (each) {
      case '\\' -> escaped.append("\\textbackslash{}");
      case '~' -> escaped.append("\\textasciitilde{}");
      case '^' -> escaped.append("\\textasciicircum{}");
      case '|' -> escaped.append("\\textbar{}");
      case '<' -> escaped.append("\\textless{}");
      case '>' -> escaped.append("\\textgreater{}");
      case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(each);
      case '[', ']', '*' -> escaped.append('{').appendCodePoint(each).append('}');
      case '±' -> escaped.append("$\\pm$");
      case '→' -> escaped.append("$\\rightarrow$");
      case '−' -> escaped.append("$-$");
      case '·' -> escaped.append("$\\cdot$");
      case '–' -> escaped.append("--");
      default -> escaped.appendCodePoint(Printable.is(each) ? each : ' ');
    }
  }
}
