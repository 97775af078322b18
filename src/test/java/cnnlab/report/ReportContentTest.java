package cnnlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.comparison.ComparedRun;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.run.StoredRuns;
import cnnlab.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report says of a run's errors and of its data sets, and that nothing in it is markup. */
class ReportContentTest {
  @TempDir Path folder;

  private static final Pattern ROW = Pattern.compile("<tr><th>(.*?)</td></tr>");

  private String report() throws Exception {
    List<ComparedRun> runs = new ArrayList<>();
    for (StoredRun run : new RunStore(folder).list()) {
      runs.add(ComparedRun.of(run));
    }
    return RunsReport.html(runs, ReportEvidence.NONE, Messages.ENGLISH);
  }

  private Path run(String title, String dataset, int second) throws Exception {
    return new StoredRuns(new RunStore(folder))
        .finished(title, dataset, "2026-11-24T03:00:0" + second + "Z", 0.5, 0.7);
  }

  private static List<String> rows(String html) {
    return ROW.matcher(html)
        .results()
        .map(MatchResult::group)
        .map(row -> row.replaceAll("<[^>]*>", " ").strip().replaceAll(" +", " "))
        .toList();
  }

  @Test
  void fewClassesAreAMatrixAndWhatIsMistakenMostOftenComesFirst() throws Exception {
    Path run = run("pets", "pets", 1);
    Files.writeString(
        run.resolve("confusion.csv"),
        ",cat,dog,<b>cow</b>\ncat,9,1,0\ndog,4000,5,1\n<b>cow</b>,0,7,3\n");
    String html = report();
    assertThat(rows(html))
        .containsSubsequence(
            "cat 9 1 0",
            "dog 4,000 5 1",
            "&lt;b&gt;cow&lt;/b&gt; 0 7 3",
            "dog cat 4,000",
            "&lt;b&gt;cow&lt;/b&gt; dog 7")
        .doesNotContain("cat cat 9", "cat &lt;b&gt;cow&lt;/b&gt; 0");
    assertThat(html).contains("<td class=\"words\">cat</td><td>4,000</td>").doesNotContain("<b>");
  }

  @Test
  void aRunWithoutErrorsOfItsOwnHasNoTableOfThem() throws Exception {
    run("plain", "pets", 1);
    assertThat(report()).doesNotContain("Predicted");
  }

  /** Accuracies on different images are no curve of one figure. */
  @Test
  void eachDataSetHasItsOwnFigures() throws Exception {
    run("a", "pets", 1);
    run("b", "cifar10", 2);
    String html = report();
    assertThat(html.split("<figure>", -1))
        .as("three for each, a network for each run, after the text before")
        .hasSize(9);
    assertThat(html).contains("CIFAR-10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a & b | a &amp; b",
        "<script>x</script> | &lt;script&gt;x&lt;/script&gt;",
        "\"quoted\" | &quot;quoted&quot;",
        "&lt; | &amp;lt;",
      })
  void aTitleIsTextWhereverItStands(String title, String escaped) throws Exception {
    run(title, "pets", 1);
    assertThat(report())
        .contains("<title>" + escaped + "</title>", "<h1>" + escaped + "</h1>")
        .doesNotContain("<script");
  }

  @Test
  void theFirstCellOfARowNamesItAndWordsAreMarkedAsWords() {
    assertThat(
            new Html()
                .table(
                    new ReportPart.Table(
                        List.of("", "in", "<n>"),
                        List.of(List.of("a", "x", "1 < 2"), List.of("b", "y", "&")),
                        2))
                .element("p", "1 > 0")
                .raw("<hr/>")
                .toString()
                .replace("\n", ""))
        .isEqualTo(
            "<table><thead><tr><th></th><th class=\"words\">in</th><th>&lt;n&gt;</th></tr></thead>"
                + "<tbody><tr><th>a</th><td class=\"words\">x</td><td>1 &lt; 2</td></tr>"
                + "<tr><th>b</th><td class=\"words\">y</td><td>&amp;</td></tr>"
                + "</tbody></table><p>1 &gt; 0</p><hr/>");
  }
}
