package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that are asked for in a terminal. */
@SuppressWarnings("NullAway.Init") // set before each test
class ReportCommandTest {
  @TempDir Path folder;

  private StoredRuns runs;
  private Path pets;

  @BeforeEach
  void train() throws UserProblem {
    runs = new StoredRuns(new RunStore(folder.resolve("runs")));
    pets = runs.finished("Small one", "pets", "2026-11-24T03:00:01Z", 0.5, 0.8);
    runs.finished("other", "shapes", "2026-11-24T03:00:03Z", 0.9, 0.95);
  }

  /** As every other job takes it. */
  @Test
  void aRunIsNamedByItsFolderItsPlaceOrItsTitle() throws IOException {
    for (String name : List.of(pets.toString(), pets.getFileName().toString(), "small ONE")) {
      Typed typed = report(name);

      assertThat(typed.code()).as(typed.err()).isZero();
      assertThat(typed.out()).as("stdout is for results").isEmpty();
      assertThat(written())
          .as(name)
          .contains("<h1>Small one</h1>", "80.0 %")
          .doesNotContain("other");
      Files.delete(file());
    }
  }

  @Test
  void aBundledRunIsReportedOnByItsTitle() throws IOException {
    Typed typed = report("LeNet-5 · Fashion-MNIST");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(written()).contains("Fashion-MNIST");
  }

  @Test
  void severalRunsAreOneDocumentThatNeedsNothingElse() throws IOException {
    Typed typed = report("Small one", "other");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(written())
        .contains("Small one", "other", "<svg")
        .doesNotContain("<script src", "<link", "src=\"http");
  }

  @Test
  void seedsAreToldAsOneWhereThatIsAsked() throws Exception {
    runs.finishedWithSeed(2, "other · seed 2", "shapes", "2026-11-24T03:00:04Z", 0.8, 0.85);

    assertThat(report("other", "other · seed 2").code()).isZero();
    String apart = written();
    assertThat(report("other", "other · seed 2", "--combine-seeds").code()).isZero();

    assertThat(apart).contains("95.0 %", "85.0 %").doesNotContain("90.0 ± 7.1 %");
    assertThat(written()).contains("90.0 ± 7.1 %");
  }

  @Test
  void aRunThatThereIsNotIsOneSentenceAndNoFile() {
    Typed typed = report("other", "nobody");

    assertThat(typed.code()).isOne();
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("nobody");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aTitleThatTwoRunsHaveIsAnsweredWithTheirFolders() throws UserProblem {
    Path twin = runs.finished("Small one", "pets", "2026-11-25T03:00:01Z", 0.7);

    Typed typed = report("Small one");

    assertThat(typed.code()).isOne();
    assertThat(typed.err()).contains(pets.getFileName().toString(), twin.getFileName().toString());
    assertThat(file()).doesNotExist();
  }

  @Test
  void aReportNeedsAPlaceAndARun() {
    assertThat(Typed.words("report other").code()).isEqualTo(2);
    assertThat(Typed.words("report other").err()).contains("--out");
    assertThat(Typed.words("report --out x.html").code()).isEqualTo(2);
    assertThat(Typed.words("report --out x.html").err()).contains("RUN");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsOneSentence() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file, no folder");

    Typed typed = run("other", "--out", taken.resolve("report.html").toString());

    assertThat(typed.code()).isOne();
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("report.html").doesNotContain("Exception");
  }

  /** A language that there is not was English without a word. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "report other --out x.html --language fr",
        "diagram resnet20 --out x.svg --language zh-CN",
        "lesson list --language de",
      })
  void aLanguageThatThereIsNotIsToldWhichThereAre(String words) {
    Typed typed = Typed.words(words);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("is none of en, zh");
    assertThat(typed.err().lines()).hasSize(2);
  }

  @Test
  void theLanguageIsEnglishOrTheOneAskedForInAnyCase() throws IOException {
    assertThat(report("other").code()).isZero();
    assertThat(written()).contains("Learning rate").doesNotContain("学习率");
    assertThat(report("other", "--language", "ZH").code()).isZero();
    assertThat(written()).contains("学习率").doesNotContain("Learning rate");
    assertThat(Typed.words("lesson list").out()).isNotEqualTo(chineseLessons());
    assertThat(chineseLessons()).containsPattern("\\p{IsHan}");
  }

  private static String chineseLessons() {
    return Typed.words("lesson list --language zh").out();
  }

  private Path file() {
    return folder.resolve("report.html");
  }

  private String written() throws IOException {
    return Files.readString(file());
  }

  private Typed report(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    Collections.addAll(all, "--out", file().toString());
    return run(all.toArray(String[]::new));
  }

  private Typed run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("report"));
    Collections.addAll(all, arguments);
    Collections.addAll(all, "--runs", runs.store().root().toString());
    return Typed.line(all.toArray(String[]::new));
  }
}
