package cnnlab.export;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks calls that are too long for a line: each argument gets its own. Every quote begins or ends
 * a literal, as {@link Literal} has them.
 */
final class LongLines {
  private static final int LONGEST = 100;

  /**
   * How a language's broken call looks.
   *
   * @param deepest how far calls within calls are broken too
   * @param chains whether calls of a chain come under each other
   */
  record Style(String indent, String beforeClosing, int deepest, boolean chains) {}

  static final Style PYTHON = new Style("    ", ",\n", 3, false);
  static final Style JAVA = new Style("        ", "", 0, true);

  private LongLines() {}

  static String broken(String code, Style style) {
    StringBuilder result = new StringBuilder();
    for (String line : code.split("\n", -1)) {
      result.append(broken(line, style, 0)).append('\n');
    }
    return result.deleteCharAt(result.length() - 1).toString();
  }

  /** To break one would let the rest of it out. */
  private static boolean isComment(String line) {
    String text = line.strip();
    return text.startsWith("*") || text.startsWith("#") || text.startsWith("//");
  }

  private static String broken(String line, Style style, int depth) {
    int open = opening(line);
    int close = open < 0 ? -1 : closing(line, open);
    if (line.length() <= LONGEST || close < 0 || isComment(line)) {
      return line;
    }
    if (depth > style.deepest()) {
      return style.chains() ? chained(line) : line;
    }
    String margin = line.substring(0, line.length() - line.stripLeading().length());
    String inner = margin + style.indent();
    List<String> arguments = new ArrayList<>();
    for (String argument : split(line.substring(open + 1, close))) {
      arguments.add(broken(inner + argument, style, depth + 1));
    }
    String end = style.beforeClosing().isEmpty() ? "" : style.beforeClosing() + margin;
    return line.substring(0, open + 1)
        + "\n"
        + String.join(",\n", arguments)
        + end
        + line.substring(close);
  }

  /** Each call of a chain on its own line. */
  private static String chained(String line) {
    String margin = line.substring(0, line.length() - line.stripLeading().length());
    StringBuilder result = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '.' && depth == 0 && !quoted && line.charAt(i - 1) == ')') {
        result.append('\n').append(margin).append("    ");
      }
      result.append(c);
    }
    return result.toString();
  }

  /** The first parenthesis outside of literals around anything; -1 where there is none. */
  private static int opening(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length() - 1; i++) {
      quoted ^= line.charAt(i) == '"';
      if (!quoted && line.charAt(i) == '(' && line.charAt(i + 1) != ')') {
        return i;
      }
    }
    return -1;
  }

  private static int closing(String line, int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (!quoted) {
        depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        if (depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  private static List<String> split(String arguments) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      quoted ^= c == '"';
      if (quoted) {
        continue;
      }
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(arguments.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(arguments.substring(start).strip());
    return parts;
  }
}
