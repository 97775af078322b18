package cnnlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        "with, comma",
        "with \"quotes\"",
        "two\nlines",
        "卷积核, 像素",
        "# no comment",
        "a name that is longer than what a writer looks through for signs to be quoted, really"
      })
  void whatIsWrittenIsReadBack(String text) throws Exception {
    Path file = written(Csv.line(Stream.of("a", "b")) + Csv.line(Stream.of(text, 1)));
    assertThat(Csv.read(file)).singleElement().matches(row -> row.text("a").equals(text));
    assertThat(Csv.read(file).getFirst().integer("b")).isEqualTo(1);
  }

  @Test
  void onlyWhatMustBeIsQuotedAndNumbersAreExact() {
    assertThat(Csv.line(Stream.of("layer4.1.conv2", 0.1, Double.NaN, 1e-30, -5L, "a,b")))
        .isEqualTo("layer4.1.conv2,0.1,NaN,1.0E-30,-5,\"a,b\"\n");
  }

  @Test
  void aLineThatWasCutOffIsLeftOutAndSoIsOneOfAnotherLength() throws Exception {
    Path file = written("epoch,loss\n1,0.5\n2\n\n3,0.25\n4,0.1");
    assertThat(Csv.read(file)).extracting(row -> row.integer("epoch")).containsExactly(1, 3);
  }

  @Test
  void linesMayEndAsWindowsEndsThem() throws Exception {
    assertThat(Csv.read(written("epoch,loss\r\n1,0.5\r\n")))
        .singleElement()
        .matches(row -> row.number("loss") == 0.5);
  }

  @Test
  void aColumnOfAnotherVersionIsMissingNotDamage() throws Exception {
    Csv.Row row = Csv.read(written("epoch\n7\n")).getFirst();
    assertThat(row.number("valTop5")).isNaN();
    assertThat(row.integer("batch")).isZero();
    assertThat(Csv.table(List.of("epoch", "new"), List.of(row))).isEqualTo("epoch,new\n7,NaN\n");
  }

  @Test
  void thereAreNoRowsWhereThereIsNoFile() throws Exception {
    assertThat(Csv.read(folder.resolve("none.csv"))).isEmpty();
    assertThat(Csv.read(written(""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoch,trainLoss\n1,\"0.5\n2,0.4\n", "epoch,trainLoss\none,0.5\n"})
  void aTableThatNoProgramWroteIsToldWithItsRun(String table) throws Exception {
    RunStore store = new RunStore(folder);
    Path run;
    try (RunFolder begun =
        store.create(RunSamples.record(RunState.RUNNING, "2026-11-24T03:00:01Z"))) {
      run = begun.path();
    }
    Files.writeString(run.resolve(RunFiles.EPOCHS), table);
    assertThatThrownBy(() -> store.open(run))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo("run.damaged-table");
              assertThat(problem.where()).isEqualTo(run.resolve("metrics.csv").toString());
            });
  }

  private Path written(String text) throws Exception {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
