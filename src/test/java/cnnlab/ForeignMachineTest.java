package cnnlab;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.export.Framework;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutAScreenOneSentenceSaysSo() throws Exception {
    assertThat(run(out.toFile(), List.of(), Map.of("DISPLAY", ":987"))).isEqualTo(1);
    assertThat(out).isEmptyFile();
    assertThat(err)
        .content()
        .contains("No window can be opened")
        .contains("ssh -X")
        .doesNotContain("Exception", "\tat ");
  }

  /** As where a library was cut off by a full disk, or deleted after the build. */
  @Test
  void aLibraryThatIsGoneIsNamed() throws Exception {
    String all = System.getProperty("java.class.path");
    String fewer =
        Stream.of(all.split(File.pathSeparator, -1))
            .filter(jar -> !jar.contains("jackson-databind"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(run(out.toFile(), List.of("-cp", fewer), Map.of(), "list", "--json")).isEqualTo(1);
    assertThat(err)
        .content()
        .contains("A part of CNN Lab cannot be loaded: com/fasterxml/jackson")
        .contains("Delete the folder target")
        .doesNotContain("\tat ");
  }

  /** As behind "| head": whoever reads goes before all has come. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aReaderThatGoesIsToldOfInOneSentence() throws Exception {
    Path pipe = folder.resolve("pipe");
    String job =
        "mkfifo '%s'; true < '%s' & exec 3> '%s'; wait; \"$@\" >&3".formatted(pipe, pipe, pipe);
    Process process =
        new ProcessBuilder(shell(job, "analyze", "resnet152", "--json"))
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(err)
        .content()
        .startsWith("The results could not be written to standard output")
        .containsOnlyOnce("\n");
  }

  private static List<String> shell(String job, String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", job, "bash"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "cnnlab.Launcher"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A drawing and its numbers too. */
  @Test
  void aDrawingDoesNotDependOnTheLocale() throws Exception {
    Path svg = folder.resolve("a.svg");
    List<String> persian = List.of("-Duser.language=fa", "-Duser.country=IR");
    assertThat(run(out.toFile(), persian, "diagram", "lenet5", "--out", svg.toString())).isZero();
    assertThat(svg)
        .content()
        .contains("<svg")
        .doesNotContainPattern("[\\p{Nd}&&[^0-9]]")
        .doesNotContain("٫"); // the decimal separator there
  }

  private static String code() throws Exception {
    return Framework.KERAS.write(Catalogue.build(Catalogue.entry("resnet20").settings()));
  }

  private int run(File output, List<String> options, String... arguments) throws Exception {
    return run(output, options, Map.of(), arguments);
  }

  private int run(
      File output, List<String> options, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(options); // of two class paths the last counts
    command.add("cnnlab.Launcher");
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
    return process.exitValue();
  }
}
