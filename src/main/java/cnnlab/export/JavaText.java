package cnnlab.export;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Values and names as Java writes them. */
final class JavaText {
  private static final Set<String> TAKEN =
      Set.of("x", "i", "name", "graph", "network", "add", "groupedConv", "padShortcut", "zeros");

  private JavaText() {}

  static String quoted(String text) {
    return Literal.quoted(text, JavaText::escape);
  }

  /** The compiler turns \\u escapes into characters before it looks for literals: not below 256. */
  private static String escape(int codePoint) {
    if (codePoint < 0x100) {
      return String.format(Locale.ROOT, "\\%03o", codePoint);
    }
    return Character.toString(codePoint)
        .chars()
        .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
        .collect(Collectors.joining());
  }

  /** A variable's name: words in camel case, the first in small letters. */
  static String identifier(String name) {
    String camel = BlockNames.camelCase(name);
    String text =
        camel.isEmpty() ? "_" : Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
    return SourceVersion.isName(text) && !TAKEN.contains(text) ? text : "the" + camel;
  }
}
