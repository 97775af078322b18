package cnnlab.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a compiler sees of source code: without comments, and with all literals empty. */
final class SourceTokens {
  private static final Pattern PYTHON =
      Pattern.compile("\"\"\"(?s:.*?)\"\"\"|f?\"(?:[^\"\\\\\n\r]|\\\\.)*\"|#[^\n\r]*");
  private static final Pattern JAVA =
      Pattern.compile("/\\*(?s:.*?)\\*/|\"(?:[^\"\\\\\n\r]|\\\\.)*\"|//[^\n\r]*");

  /** The compiler of Java replaces these before anything else. */
  private static final Pattern ESCAPE =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+(\\p{XDigit}{4})");

  private SourceTokens() {}

  static String of(Framework framework, String code) {
    if (framework != Framework.DL4J) {
      return PYTHON.matcher(code).replaceAll("");
    }
    String plain =
        ESCAPE
            .matcher(code)
            .replaceAll(
                it ->
                    Matcher.quoteReplacement(
                        it.group(1) + (char) Integer.parseInt(it.group(2), 16)));
    return JAVA.matcher(plain).replaceAll("");
  }
}
