package cnnlab;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.cli.Cli;
import cnnlab.engine.Engine;
import cnnlab.weights.TrainedResNet20;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program where memory ends, also as a process that has little: it says so in a sentence, and
 * ends with 1.
 */
class MemoryEndsTest {
  private static final String SENTENCE = "There is not enough memory for this.";

  @TempDir Path folder;

  /** A set whose images take more than there is: 300 million pixels, none of them on the disk. */
  @Test
  void ofJavasHeap() throws Exception {
    file("train-images-idx3-ubyte", 300_000_000L, 0x803, 3000, 400, 250);
    file("train-labels-idx1-ubyte", 3000, 0x801, 3000);

    Ended ended = run(List.of("-Xmx128m"), "data", folder.toString());

    assertThat(ended.err()).startsWith(SENTENCE).hasLineCount(1);
    assertThat(ended.code()).isOne();
  }

  private void file(String name, long values, int... header) throws IOException {
    ByteBuffer begin = ByteBuffer.allocate(header.length * Integer.BYTES);
    for (int number : header) {
      begin.putInt(number);
    }
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      file.write(begin.array());
      file.setLength(begin.capacity() + values); // a hole
    }
  }

  /** The system grants the process no more; the network wants it outside of Java's heap. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void ofTheEngine() throws Exception {
    List<String> limited = List.of("sh", "-c", "ulimit -v 6000000; exec \"$0\" \"$@\""); // KiB
    Ended enough = run(limited, List.of("-Xmx256m"), "bench", "lenet5", "--iterations", "1");
    assertThat(enough.code()).as(enough.err()).isZero();

    Ended ended =
        run(limited, List.of("-Xmx256m"), "bench", "vgg16", "--batch", "64", "--iterations", "1");

    assertThat(ended.err()).contains("memory").doesNotContain("fault of CNN Lab", "\tat ");
    assertThat(ended.code()).isOne();
  }

  static Stream<Throwable> shortages() {
    return Stream.of(
        new OutOfMemoryError("Java heap space"),
        new OutOfMemoryError("Cannot reserve 8192 bytes of direct buffer memory"),
        new OutOfMemoryError("unable to create native thread"),
        new RuntimeException("std::bad_alloc"),
        new IllegalStateException("Failed to allocate 512 bytes"),
        new CompletionException(new OutOfMemoryError()));
  }

  /** In whichever words Java or the engine's libraries say it. */
  @ParameterizedTest
  @MethodSource("shortages")
  void inAnyWords(Throwable shortage) {
    Engine engine =
        (Engine)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Engine.class},
                (_, _, _) -> {
                  throw shortage;
                });
    StringWriter err = new StringWriter();
    int code =
        Cli.run(
            engine,
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "predict",
            "--weights",
            TrainedResNet20.file().toString(),
            "sample-images/chelsea.png");

    assertThat(err.toString()).startsWith(SENTENCE).hasLineCount(1);
    assertThat(code).isOne();
  }

  private record Ended(int code, String err) {}

  private Ended run(List<String> options, String... arguments) throws Exception {
    return run(List.of(), options, arguments);
  }

  private Ended run(List<String> before, List<String> options, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.home=" + folder));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cnnlab.Launcher"));
    command.addAll(List.of(arguments));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
    return new Ended(process.exitValue(), Files.readString(err));
  }
}
