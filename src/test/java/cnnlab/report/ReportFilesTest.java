package cnnlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.NetworkSettings;
import cnnlab.comparison.ComparedRun;
import cnnlab.data.PlainImages;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSamples;
import cnnlab.run.RunStore;
import cnnlab.run.Schedule;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Two networks that were trained on twenty images, one of them on classes that are switched. */
class ReportFilesTest {
  @TempDir Path folder;
  private final SoftmaxEngine engine = new SoftmaxEngine();
  private final List<ComparedRun> runs = new ArrayList<>();
  private Path data;

  @BeforeEach
  void train() throws Exception {
    data = folder.resolve("plain_data");
    for (int i = 0; i < 10; i++) {
      PlainImages.write(data.resolve("test/dark"), i, 0x202020);
      PlainImages.write(data.resolve("test/light"), i, 0xf0f0f0);
    }
    RunStore store = new RunStore(folder.resolve("runs"));
    for (boolean switched : List.of(false, true)) {
      PlainImages.toTrainWith(data.resolve("train"), switched);
      StoredRun run =
          new Training(engine, store)
              .run(
                  RunSamples.settings(
                      new NetworkSettings("resnet20", 32, 2, 1, false),
                      data.toString(),
                      0.1,
                      0,
                      2,
                      8,
                      new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.1, 0.9, 0),
                      Schedule.CONSTANT,
                      Augmentation.NONE,
                      1),
                  new TrainingListener() {},
                  new TrainingControl());
      store.describe(run.folder(), new RunNotes(switched ? "bad" : "good & sound", List.of(), ""));
      runs.add(ComparedRun.of(store.open(run.folder())));
    }
  }

  private ReportEvidence evidence() {
    return ReportEvidence.gather(engine, runs, _ -> true);
  }

  private String text(Messages messages) throws Exception {
    Path file = folder.resolve("report.pdf");
    RunsReport.write(file, runs, evidence(), messages);
    StringBuilder all = new StringBuilder();
    try (PdfReader reader = new PdfReader(Files.readAllBytes(file))) {
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        all.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
      }
    }
    return all.toString();
  }

  @Test
  void thePdfSaysWhetherTheDifferenceIsRealAndHowToDoItAgain() throws Exception {
    assertThat(text(Messages.ENGLISH).replaceAll("\\s+", " "))
        .contains(
            "good & sound classifies 100.0 percentage points more of the 20 images correctly",
            "hardly chance",
            "Most confident errors",
            "./cnnlab train resnet20 --data",
            "--seed 1")
        .doesNotContain("missing");
  }

  @Test
  void theChinesePdfHasItsCharacters() throws Exception {
    assertThat(text(Messages.CHINESE).replaceAll("\\s+", ""))
        .contains("结果与代价", "混淆矩阵", "很难用偶然解释", "如何重复");
  }

  @Test
  void theHtmlHoldsItsImagesAndFiguresDoNotShareNames() throws Exception {
    String html = RunsReport.html(runs, evidence(), Messages.ENGLISH);
    assertThat(html)
        .contains("data:image/png;base64,", "good &amp; sound", "95 % interval")
        .doesNotContain("src=\"http", "href=\"http");
    List<String> ids =
        Pattern.compile("\\bid=\"([^\"]*)\"")
            .matcher(html)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void latexHasTablesThatNothingInThemBreaksAndItsFiguresBesideIt() throws Exception {
    Path file = folder.resolve("paper.tex");
    RunsReport.write(file, runs, evidence(), Messages.ENGLISH);
    String latex = Files.readString(file);
    assertThat(latex)
        .startsWith("% \\usepackage{booktabs,graphicx}\n")
        .contains("\\toprule", "good \\& sound", "100.0 \\%", "{paper-accuracy.pdf}")
        .doesNotContain("good & sound");
    assertThat(latex)
        .as("how to repeat it, as a shell takes it")
        .contains("./cnnlab train resnet20 -{}-data", "-{}-seed 1", "./cnnlab evaluate -{}-run");
    assertThat(folder.resolve("paper-accuracy.pdf")).isNotEmptyFile();
    assertThat(folder.resolve("paper-network-1.pdf")).isNotEmptyFile();
    long open = latex.lines().filter(line -> line.contains("\\begin{")).count();
    assertThat(latex.lines().filter(line -> line.contains("\\end{")).count()).isEqualTo(open);
  }

  @Test
  void whatIsInALatexTableStandsWhereItsKindStandsAndChineseNamesItsPackage() throws Exception {
    Path file = folder.resolve("paper.tex");
    RunsReport.write(file, runs, evidence(), Messages.CHINESE);
    assertThat(Files.readString(file))
        .startsWith("% \\usepackage{booktabs,graphicx,ctex}\n")
        .as("two names and five numbers; a class, what it was taken for, and how often")
        .contains("{llrrrrr}", "{llr}", "{ll}");
  }

  @Test
  void whereTheDataAreGoneTheReportSaysSoAndTellsTheRest() throws Exception {
    Files.move(data, folder.resolve("elsewhere"));
    assertThat(text(Messages.ENGLISH).replaceAll("\\s+", " "))
        .contains("Intervals, examples and errors are missing.", "plain_data", "Settings");
  }

  @Test
  void anotherFormatIsRefusedAndAStoppedReportWritesNothing() {
    Path file = folder.resolve("report.doc");
    assertThatThrownBy(() -> RunsReport.write(file, runs, ReportEvidence.NONE, Messages.ENGLISH))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("report.doc");
    assertThatThrownBy(() -> ReportEvidence.gather(engine, runs, _ -> false))
        .isInstanceOf(CancellationException.class);
  }
}
