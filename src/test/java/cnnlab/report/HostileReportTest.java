package cnnlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.RunTableCsv;
import cnnlab.run.Csv;
import cnnlab.run.RunNotes;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.run.StoredRuns;
import cnnlab.text.MarkupText;
import cnnlab.text.Messages;
import cnnlab.text.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles, data sets, classes and notes of a stranger's run: text in a report and in a table. */
class HostileReportTest {
  @TempDir Path folder;

  static Stream<String> attacks() {
    return Stream.of(
        "</title><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onload='x",
        "--><script>",
        "]]></style><style>body{display:none}",
        "<!-- <svg onload=x>",
        "&lt;script&gt; &amp; &#x1b;",
        "\u0000\u0001\u001b[2J\u007f\u009b",
        "a\u2028b\u2029c",
        "\u202egpj.exe",
        "=HYPERLINK(\"http://x\",\"y\")",
        "@SUM(1)",
        "a,b\"c",
        "${7*7} {{7*7}} %s%n");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void theTagsAreThoseOfHarmlessNames(String attack) throws Exception {
    for (Messages messages : List.of(Messages.ENGLISH, Messages.CHINESE)) {
      String html = report(attack, messages);
      assertThat(tags(html)).isEqualTo(tags(report("harmless", messages)));
      assertThat(html.codePoints().filter(it -> it != '\n')).allMatch(Printable::is);
    }
  }

  /** Of LaTeX nothing more is in it than of a harmless name's report. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\input{/etc/passwd}",
        "} \\end{tabular} \\write18{x} {",
        "a & b \\\\ c $x_1^2$ #1 ~",
        "[1in] * % \n\\par"
      })
  void theCommandsAreThoseOfHarmlessNames(String attack) throws Exception {
    assertThat(commands(latex(attack))).isEqualTo(commands(latex("harmless")));
  }

  private String latex(String name) throws Exception {
    Path file = Files.createTempDirectory(folder, "latex").resolve("50% {a}#.tex");
    RunsReport.write(
        file, List.of(ComparedRun.of(run(name))), ReportEvidence.NONE, Messages.ENGLISH);
    return Files.readString(file);
  }

  /** What is left without words, and without the signs that are printed as they are. */
  private static List<String> commands(String latex) {
    String words =
        latex.replaceAll("\\\\text[a-z]+\\{}|\\\\[&%$#_{}]|\\{[]\\[*]?}|\\$\\\\?[a-z-]+\\$", "");
    return Pattern.compile("\\\\(?:[a-zA-Z]+|.)|[{}$&#^_~%*]|\\[")
        .matcher(words)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private String report(String name, Messages messages) throws Exception {
    return RunsReport.html(List.of(ComparedRun.of(run(name))), ReportEvidence.NONE, messages);
  }

  private StoredRun run(String name) throws Exception {
    Path root = Files.createTempDirectory(folder, "runs");
    RunStore store = new RunStore(root);
    Path run = new StoredRuns(store).finished(name, name, "2026-11-24T03:00:01Z", 0.5, 0.7);
    List<Object> heading = List.of("", name, "b", "c");
    Files.writeString(
        run.resolve("confusion.csv"),
        Csv.line(heading.stream())
            + Csv.line(Stream.of(name, 9, 1, 0))
            + Csv.line(Stream.of("b", 4, 5, 1))
            + Csv.line(Stream.of("c", 0, 7, 3)));
    store.describe(run, new RunNotes(name, List.of(), name));
    return store.open(run);
  }

  /** Each element's name and its attributes, without what stands between; texts in figures too. */
  private static String tags(String html) {
    return html.replaceAll(">[^<]*<", "><")
        .replaceAll("(x|y|d|width|height|viewBox|transform|points)=\"[^\"]*\"", "")
        .replaceAll("data-[a-z]+=\"[^\"]*\"", "");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aTableForSpreadsheetsHasNoFormulas(String attack) throws Exception {
    String csv = RunTableCsv.of(List.of(ComparedRun.of(run(attack))));
    assertThat(csv.lines().skip(1).toList().getFirst()).doesNotStartWith("=").doesNotStartWith("@");
    assertThat(csv).doesNotContain(",=", ",@", ",\"=", ",\"@");
  }

  /** All 1,114,112. */
  @Test
  void noCharacterIsMarkup() {
    for (int from = 0; from <= Character.MAX_CODE_POINT; from += 0x1000) {
      String text =
          IntStream.range(from, from + 0x1000)
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      String escaped = MarkupText.escaped(text);
      assertThat(escaped).doesNotContain("<", ">", "\"", "'");
      assertThat(escaped.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
      assertThat(escaped.codePoints().filter(it -> it != '\n')).allMatch(Printable::is);
    }
  }
}
