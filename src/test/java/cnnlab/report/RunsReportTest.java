package cnnlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.SeedGroups;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.run.StoredRuns;
import cnnlab.text.Messages;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class RunsReportTest {
  @TempDir private Path folder;
  private final List<ComparedRun> runs = new ArrayList<>();

  @BeforeEach
  void train() throws Exception {
    StoredRuns stored = new StoredRuns(new RunStore(folder));
    stored.finished("plain <b>", "pets", "2026-11-24T03:00:01Z", 0.5, 0.7);
    stored.finished("residual", "pets", "2026-11-24T03:00:02Z", 0.6, 0.8);
    for (StoredRun run : stored.store().list()) {
      runs.add(ComparedRun.of(run));
    }
  }

  @Test
  void aComparisonHasATableTwoCurvesATradeoffAndEachNetworkAndNeedsNothingElse() throws Exception {
    String html = RunsReport.html(runs, ReportEvidence.NONE, Messages.ENGLISH);
    Document parsed = parsed(html);
    assertThat(parsed.getElementsByTagName("svg").getLength()).isEqualTo(5);
    assertThat(parsed.getElementsByTagName("section").getLength()).isEqualTo(2);
    assertThat(html)
        .contains("<td>80.0 %</td>", "Learning rate", "a processor")
        .contains("plain &lt;b&gt;")
        .doesNotContain("src=", "href=\"http");
  }

  @Test
  void oneRunIsCalledByItsTitleInTheLanguageAskedFor() throws Exception {
    String html =
        RunsReport.html(
            runs.subList(0, 1), ReportEvidence.NONE, Messages.forLocale(Locale.SIMPLIFIED_CHINESE));
    assertThat(html).contains("lang=\"zh", "<h1>residual</h1>", "学习率");
    assertThat(parsed(html).getElementsByTagName("svg").getLength())
        .as("two curves and the network")
        .isEqualTo(3);
  }

  @Test
  void combinedSeedsAreToldOfTogetherWithoutWhatIsOfOneAlone() throws Exception {
    StoredRuns stored = new StoredRuns(new RunStore(folder));
    stored.finishedWithSeed(7, "residual · seed 7", "pets", "2026-11-24T03:00:03Z", 0.6);
    List<ComparedRun> all = new ArrayList<>(runs);
    all.add(ComparedRun.of(stored.store().list().getFirst()));
    String html = RunsReport.html(SeedGroups.combined(all), ReportEvidence.NONE, Messages.ENGLISH);
    assertThat(html)
        .contains(
            "· 3 seeds",
            "their standard deviation",
            "70.0 ± 10.0 %",
            "<tr><th>Seed</th><td class=\"words\">1, 1, 7</td></tr>")
        .doesNotContain("latency", "Predicted");
  }

  /** Well-formed as XML, too, once the elements without an end are closed. */
  private static Document parsed(String html) throws Exception {
    String xml = html.replace("<!DOCTYPE html>", "").replace("<meta charset=\"utf-8\">", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
