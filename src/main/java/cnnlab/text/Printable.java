package cnnlab.text;

/**
 * Which characters stand for themselves wherever text from a file is shown or written: all but
 * those that end a line, steer a terminal, turn the direction of writing, or are no characters.
 */
public final class Printable {
  private static final String SPACE = " ";

  private Printable() {}

  /** Whether a code point is seen as what it is. */
  public static boolean is(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The text on one line, a space for each character that is not seen. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(it -> line.append(is(it) ? Character.toString(it) : SPACE));
    return line.toString();
  }
}
