package cnnlab.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents promise is there. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(#[^)]*)?\\)");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)?(?:#(\\w+))?`");
  private static final List<String> FOLDERS =
      List.of("", "docs", "docs/adr", "docs/zh", "assets", "sample-images");

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void everyLinkToAFileLeadsSomewhere(Path document) throws IOException {
    List<String> dead =
        LINK.matcher(Files.readString(document))
            .results()
            .map(match -> match.group(1))
            .filter(target -> !Files.exists(document.resolveSibling(target)))
            .toList();

    assertThat(dead).isEmpty();
  }

  /** {@code `FooTest#method`}, or {@code `#method`} of the class named before it. */
  @Test
  void everyTestThatHoldsACaseIsThere() throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith("Test.java")).toList()) {
        tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    List<String> missing = new ArrayList<>();
    String of = "";
    int found = 0;
    Matcher named = TEST.matcher(Files.readString(Path.of("docs/reliability.md")));
    for (; named.find(); found++) {
      of = named.group(1) == null ? of : tests.getOrDefault(named.group(1), "");
      String method = named.group(2);
      if (method == null ? of.isEmpty() : !of.contains(" " + method + "(")) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(100);
  }

  static Stream<Path> documents() throws IOException {
    Stream.Builder<Path> documents = Stream.builder();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents);
      }
    }
    return documents.build();
  }
}
