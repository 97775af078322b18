package cnnlab.run;

import cnnlab.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells a run under way from one whose program was killed: a file that names the writing process by
 * its id and start. (A file lock would not do: on Linux it is lost when another part of the same
 * program closes the file it looked into.)
 */
final class RunningMark {
  /** The system's clock is adjusted now and then, and with it the start it reports. */
  private static final Duration CLOCK_SHIFT = Duration.ofSeconds(30);

  private RunningMark() {}

  static void set(Path folder) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    AtomicFile.write(folder.resolve(RunFiles.RUNNING), self.pid() + "\n" + start(self) + "\n");
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(RunFiles.RUNNING));
  }

  /** Whether the process that marked the folder is still there. */
  static boolean isSet(Path folder) {
    try {
      List<String> mark = Files.readAllLines(folder.resolve(RunFiles.RUNNING));
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(mark.getFirst()));
      Instant started = Instant.parse(mark.get(1));
      return process.isPresent()
          && Duration.between(start(process.get()), started).abs().compareTo(CLOCK_SHIFT) < 0;
    } catch (IOException | RuntimeException _) {
      return false; // no mark, or not one of ours: nobody writes here
    }
  }

  private static Instant start(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
