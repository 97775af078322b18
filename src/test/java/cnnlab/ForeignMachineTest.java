package cnnlab;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.export.Framework;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process, on machines unlike the one that it was written on. */
@SuppressWarnings("NullAway.Init") // set before each test
class ForeignMachineTest {
  @TempDir Path folder;

  private Path out;
  private Path err;

  @BeforeEach
  void nameFiles() {
    out = folder.resolve("out");
    err = folder.resolve("err");
  }

  /** Their digits are not Python's. */
  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "ar-EG", "mr-IN", "tr-TR"})
  void codeDoesNotDependOnTheLocale(String locale) throws Exception {
    String[] parts = locale.split("-", -1);
    assertThat(
            run(
                out.toFile(),
                List.of("-Duser.language=" + parts[0], "-Duser.country=" + parts[1]),
                "code",
                "resnet20",
                "--framework",
                "keras"))
        .isZero();
    assertThat(out).hasContent(code());
  }

  /** As where it is read-only: nothing can be logged. */
  @Test
  void standardOutputHoldsResultsOnlyWhereTheHomeCannotBeWritten() throws Exception {
    Path noFolder = Files.createFile(folder.resolve("home"));
    assertThat(
            run(
                out.toFile(),
                List.of("-Duser.home=" + noFolder),
                "code",
                "resnet20",
                "--framework",
                "keras"))
        .isZero();
    assertThat(out).hasContent(code());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullStandardOutputIsAFailureWithASentence() throws Exception {
    assertThat(run(new File("/dev/full"), List.of(), "list", "--json")).isEqualTo(1);
    assertThat(err).content().contains("could not be written to standard output");
  }

  private static String code() throws Exception {
    return Framework.KERAS.write(Catalogue.build(Catalogue.entry("resnet20").settings()));
  }

  private int run(File output, List<String> options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cnnlab.Launcher"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectOutput(output).redirectError(err.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
    return process.exitValue();
  }
}
