package cnnlab.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents promise is there. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(#[^)]*)?\\)");
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
