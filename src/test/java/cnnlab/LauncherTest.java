package cnnlab;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person starts it from a command line: a process with the real engine. */
class LauncherTest {
  private static final int MOST_MINUTES = 5;

  @TempDir Path folder;

  @Test
  void trainsAndPredictsWithNothingButJsonOnStandardOutput() throws Exception {
    JsonNode trained = json(finished(train("--epochs", "1")));

    assertThat(trained.get("epochs")).hasSize(1);
    assertThat(trained.get("epochs").get(0).get("trainLoss").asDouble()).isBetween(0.1, 5.0);
    String run = trained.get("run").asText();
    assertThat(new RunStore(folder).list()).hasSize(1);

    JsonNode answer =
        json(finished(start("predict", "--run", run, "sample-images/chelsea.png", "--json")));

    assertThat(answer.get(0).get("predictions")).hasSize(2);
  }

  @Test
  void anInterruptedRunIsStoppedAndKept() throws Exception {
    Process process = train("--epochs", "1000");
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(err.lines().filter(line -> line.contains("32 training")).findFirst()).isPresent();
      process.destroy(); // as Ctrl-C: the program is asked to end

      JsonNode result = json(finished(process));
      assertThat(result.get("run").asText()).startsWith(folder.toString());
    }
    StoredRun run = new RunStore(folder).list().getFirst();
    assertThat(run.record().state()).isEqualTo(RunState.STOPPED);
    assertThat(run.weights()).isPresent();
    assertThat(run.folder().resolve("running")).doesNotExist();
  }

  @Test
  void aRunThatWasKilledEndsLikeOneThatNeverWas() throws Exception {
    JsonNode unbroken = json(finished(train("--epochs", "4")));
    Path first = Path.of(unbroken.get("run").asText());

    killedAfter(3, train("--epochs", "4", "--save-every", "0"), first);
    Path run = new RunStore(folder).list().getFirst().folder();
    killedAfter(9, resume(run), first);
    JsonNode resumed = json(finished(resume(run)));

    assertThat(resumed.get("run").asText()).isEqualTo(run.toString());
    assertThat(resumed.get("epochs")).isEqualTo(unbroken.get("epochs"));
    for (String file :
        List.of("iterations.csv", "best.safetensors", "checkpoint.safetensors", "confusion.csv")) {
      assertThat(run.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  private Process resume(Path run) throws IOException {
    return start("train", "--resume", run.toString(), "--save-every", "0");
  }

  /** Kills a training as soon as so many iterations are written, wherever it is then. */
  private void killedAfter(int iterations, Process process, Path otherRun) throws Exception {
    while (iterations(otherRun) < iterations) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();
  }

  /** Of the run beside the other one. */
  private long iterations(Path otherRun) throws Exception {
    List<StoredRun> runs = new RunStore(folder).list();
    return runs.getFirst().folder().equals(otherRun) ? 0 : runs.getFirst().iterations().size();
  }

  /** Dark and light pictures, 20 of each. */
  @BeforeEach
  void makePictures() throws IOException {
    for (int i = 0; i < 40; i++) {
      BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i % 32, 0, 0xff0000);
      if (i % 2 == 0) {
        image.getGraphics().fillRect(2, 2, 28, 28);
      }
      Path file = data().resolve(i % 2 == 0 ? "light" : "dark").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
  }

  private Path data() {
    return folder.resolve(".pictures");
  }

  private Process train(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("train", "resnet20", "--data"));
    arguments.addAll(List.of(data().toString(), "--width", "0.25", "--batch", "8"));
    arguments.addAll(List.of("--runs", folder.toString()));
    arguments.addAll(List.of(more));
    return start(arguments.toArray(String[]::new));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dcnnlab.logs=" + folder.resolve(".logs"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cnnlab.Launcher"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(folder.resolve(".out").toFile());
    return builder.start();
  }

  /** What it printed, once it has ended. */
  private String finished(Process process) throws Exception {
    assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).as("ends").isTrue();
    return Files.readString(folder.resolve(".out"));
  }

  private static JsonNode json(String text) throws IOException {
    assertThat(text.strip()).as("nothing but JSON").matches("(?s)[\\[{].*[]}]");
    return new ObjectMapper().readTree(text);
  }
}
