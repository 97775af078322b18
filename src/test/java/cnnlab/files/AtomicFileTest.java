package cnnlab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole or as it was, and nothing lies beside it. */
class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aWritingThatFailsLeavesTheFormerFile() throws Exception {
    Path file = Files.writeString(folder.resolve("a.svg"), "former");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      throw new IOException("No space left on device");
                    }))
        .hasMessageContaining("No space");
    assertThat(file).hasContent("former");
    assertThat(names()).containsExactly("a.svg");
  }

  @Test
  void whatKilledProgramsLeftIsRemovedByTheNextWriting() throws Exception {
    long dead = killed();
    Files.writeString(folder.resolve("a.svg." + dead + ".part"), "half");
    Files.writeString(folder.resolve("b.svg." + dead + ".part"), "another's half");
    Files.writeString(folder.resolve("a.svg." + ProcessHandle.current().pid() + "1.part"), "x");
    Files.writeString(folder.resolve("a.svg.part"), "a download that goes on");
    AtomicFile.write(folder.resolve("a.svg"), "whole");
    assertThat(names()).contains("a.svg", "a.svg.part", "b.svg." + dead + ".part");
    assertThat(names()).doesNotContain("a.svg." + dead + ".part");
    AtomicFile.removeForgotten(folder);
    assertThat(names()).containsExactly("a.svg", "a.svg.part");
  }

  @Test
  void thePartOfALivingProgramStays() throws Exception {
    long living = ProcessHandle.current().parent().orElseThrow().pid();
    String name = "a.svg." + living + ".part";
    Files.writeString(folder.resolve(name), "half");
    AtomicFile.write(folder.resolve("a.svg"), "whole");
    AtomicFile.removeForgotten(folder);
    assertThat(names()).contains(name);
  }

  /** 255 bytes, the most that Linux, macOS and Windows allow. */
  @Test
  void theLongestNameThatASystemAllowsIsWritten() throws Exception {
    for (String name : List.of("x".repeat(251) + ".svg", "🐱".repeat(62) + ".svg")) {
      Path file = folder.resolve(name);
      AtomicFile.write(file, "whole");
      assertThat(file).hasContent("whole");
      Files.delete(file);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkStaysOne() throws Exception {
    Path file = Files.writeString(folder.resolve("real"), "former");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    AtomicFile.write(link, "new");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(file).hasContent("new");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    AtomicFile.write(pipe, "through");
    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo("through");
    assertThat(names()).containsExactly("pipe");
  }

  private static long killed() throws Exception {
    Process process =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.destroyForcibly().waitFor();
    return process.pid();
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
