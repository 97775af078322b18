package cnnlab.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.training.TrainingControl;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A run that cannot end in good order, because it is stuck in something. */
@DisabledOnOs(OS.WINDOWS)
class SecondSignalTest {
  private static final String STUCK = "stuck";

  /** The program that is stuck. */
  static final class Stuck {
    private Stuck() {}

    public static void main(String[] args) throws InterruptedException {
      try (Interruption _ = Interruption.stops(new TrainingControl())) {
        System.out.println(STUCK);
        new CountDownLatch(1).await();
      }
    }
  }

  @Test
  void whoAsksTwiceIsNotKeptWaiting() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stuck.class.getName())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines().filter(STUCK::equals).findFirst()).isPresent();
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.SECONDS)).as("waits for the run").isFalse();
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends").isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }
}
