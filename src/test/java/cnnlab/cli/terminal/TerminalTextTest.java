package cnnlab.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.cli.Cli;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.training.SoftmaxEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes to a terminal does not steer it, and what does not arrive is told. */
class TerminalTextTest {
  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("plain 猫", "plain 猫"),
        Arguments.of("a\u001b[2Jb", "a[2Jb"),
        Arguments.of("a\u0007\u0000\u009bb", "ab"),
        Arguments.of("before\rafter", "beforeafter"),
        Arguments.of("\u202egpj.exe", "gpj.exe"),
        Arguments.of("tab\tnew\nline", "tab\tnew\nline"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatSteersIsLeftOut(String text, String shown) {
    StringWriter terminal = new StringWriter();
    PrintWriter writer = TerminalText.into(new PrintWriter(terminal));
    writer.println(text);
    writer.print(TerminalText.OVER + text);
    writer.flush();
    assertThat(terminal.toString())
        .isEqualTo(shown + System.lineSeparator() + TerminalText.OVER + shown);
  }

  @Test
  void aTitleOfARunDoesNotSteer() throws Exception {
    RunStore store = new RunStore(folder);
    Path run;
    try (var begun = store.create(RunSamples.record(RunState.FINISHED))) {
      run = begun.path();
    }
    store.describe(run, new RunNotes("\u001b]0;owned\u0007mine", List.of(), ""));
    StringWriter out = new StringWriter();
    assertThat(run(new PrintWriter(out), "runs", "list", "--runs", folder.toString())).isZero();
    assertThat(out.toString()).contains("mine").doesNotContain("\u001b", "\u0007");
  }

  /** As of {@code /dev/full}, or of a pipe whose reader has gone. */
  @Test
  void resultsThatCannotBeWrittenAreAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThat(run(new PrintWriter(full, false, UTF_8), "analyze", "resnet20", "--json"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("could not be written to standard output");
  }

  private int run(PrintWriter out, String... arguments) {
    return Cli.run(new SoftmaxEngine(), out, new PrintWriter(err), arguments);
  }
}
