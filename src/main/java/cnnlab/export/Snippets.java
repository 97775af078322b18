package cnnlab.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions that exported code may need because its framework lacks a layer; in a resource, with
 * two empty lines between them.
 */
final class Snippets {
  private static final Pattern NAME = Pattern.compile("(?:def|class|String) (\\w+)[( :]");

  private Snippets() {}

  /** Those that the code calls, or that one of them calls, in the order of the resource. */
  static List<String> usedBy(String code, String resource) {
    List<String> all = List.of(text(resource).strip().split("\n\n\n"));
    StringBuilder calling = new StringBuilder(code);
    for (String snippet : all) {
      if (isCalled(snippet, calling)) {
        calling.append(body(snippet));
      }
    }
    return all.stream().filter(snippet -> isCalled(snippet, calling)).toList();
  }

  private static boolean isCalled(String snippet, CharSequence code) {
    Matcher name = NAME.matcher(snippet);
    return name.find() && Pattern.compile("\\b" + name.group(1) + "\\(").matcher(code).find();
  }

  private static String body(String snippet) {
    return snippet.substring(snippet.indexOf('\n', snippet.indexOf('(')));
  }

  private static String text(String resource) {
    try (InputStream stream = Snippets.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
