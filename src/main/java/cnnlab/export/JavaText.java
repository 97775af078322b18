package cnnlab.export;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Values and names as Java writes them. */
final class JavaText {
  private static final Set<String> TAKEN = Set.of("x", "i", "name", "graph");

  private JavaText() {}

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A variable's name: words in camel case, the first in small letters. */
  static String identifier(String name) {
    String camel = BlockNames.camelCase(name);
    String text =
        camel.isEmpty() ? "_" : Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
    return SourceVersion.isName(text) && !TAKEN.contains(text) ? text : "the" + camel;
  }
}
