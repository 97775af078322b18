package cnnlab.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lab speaks the field's words: what {@code retired-words.txt} lists stands nowhere again. */
class RetiredWordsTest {
  private static final List<Retired> RETIRED = read();

  private record Retired(Pattern words, String term) {
    boolean isIn(String text) {
      return words.matcher(text).find();
    }
  }

  @Test
  void noTextOnScreenUsesARetiredWord() {
    List<String> found = new ArrayList<>();
    for (Messages messages : List.of(Messages.ENGLISH, Messages.CHINESE)) {
      messages
          .all()
          .forEach(
              (key, text) ->
                  RETIRED.stream()
                      .filter(each -> each.isIn(text.replace("''", "'")))
                      .forEach(each -> found.add(key + " = " + text + "  -> " + each.term())));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void noDocumentUsesARetiredWord() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path document : documents()) {
      for (String line : Files.readAllLines(document)) {
        RETIRED.stream()
            .filter(each -> each.isIn(line))
            .forEach(each -> found.add(document + ": " + line + "  -> " + each.term()));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void chineseTextsWriteTermsInChinese() {
    assertThat(Messages.CHINESE.all())
        .allSatisfy(
            (key, text) ->
                assertThat(text)
                    .as(key)
                    .doesNotContainPattern("\\bpx\\b|[Dd]ropout|[Ss]tem\\b|[Ss]hortcut"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What the network says | Predictions",
        "Drop a picture here | image, diagram, screenshot",
        "Again | Reuse settings",
        "Go on | Resume, continue",
        "Images that cannot be read are left out. | Skipped, exclude, removed",
        "Comes along: ResNet-20 | Bundled",
        "it proves nothing | data leakage",
        "Padded shortcut | Zero-padded (option A) shortcut",
        "一次捷径 | 残差连接",
        "3×3 的窗口 | 卷积核, 裁剪",
      })
  void aRetiredWordIsRecognized(String text, String term) {
    assertThat(RETIRED)
        .filteredOn(each -> each.isIn(text))
        .extracting(Retired::term)
        .contains(term);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Zero-padded (option A) shortcut",
        "零填充捷径（A 方案）",
        "Start it again with more epochs",
        "Keep a larger share",
        "拖放到窗口中",
      })
  void aGoodWordIsNot(String text) {
    assertThat(RETIRED).filteredOn(each -> each.isIn(text)).isEmpty();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
    for (String folder : List.of("docs", "assets", "sample-images")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    return documents;
  }

  private static List<Retired> read() {
    try (var in = RetiredWordsTest.class.getResourceAsStream("retired-words.txt")) {
      return new String(
              Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t"))
          .map(
              parts ->
                  new Retired(Pattern.compile(parts[0], CASE_INSENSITIVE | UNICODE_CASE), parts[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
