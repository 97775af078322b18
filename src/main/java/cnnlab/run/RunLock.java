package cnnlab.run;

import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Tells a run under way from one whose program was killed: a file that names the writing process by
 * its id and start. (A file lock that is held all the time would not do: on Linux it is lost when
 * another part of the same program closes the file it looked into.)
 */
final class RunLock {
  /** In bytes. */
  private static final int LONGEST = 256;

  private RunLock() {}

  /**
   * Marks the folder as this process's.
   *
   * @throws UserProblem if a living process has it; of two that ask at once, one gets it
   */
  static void set(Path folder) throws IOException, UserProblem {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(RunFiles.RUNNING),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || isLiving(text(channel))) {
        throw busy(folder);
      }
      ProcessHandle self = ProcessHandle.current();
      String mark = self.pid() + "\n" + start(self) + "\n";
      channel.truncate(0).write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (OverlappingFileLockException e) {
      throw busy(folder).causedBy(e);
    }
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(RunFiles.RUNNING));
  }

  /** Whether the process that marked the folder is still there. */
  static boolean isSet(Path folder) {
    try {
      return isLiving(LimitedFile.text(folder.resolve(RunFiles.RUNNING), 1));
    } catch (IOException | UserProblem _) {
      return false; // no mark: nobody writes here
    }
  }

  private static boolean isLiving(String mark) {
    List<String> lines = mark.lines().toList();
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(lines.getFirst()));
      return process.isPresent() && start(process.get()).equals(lines.get(1));
    } catch (RuntimeException _) {
      return false; // not a mark of ours, or half of one
    }
  }

  /** Read without closing the file, which would give the lock away. */
  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  static UserProblem busy(Path folder) {
    return UserProblem.of("run.busy", folder.getFileName()).at(folder.toString());
  }

  /**
   * What no other process of the same id has. Linux tells the start in ticks since it was booted,
   * which stay the same when the clock is set; elsewhere the start is a fixed time.
   */
  private static String start(ProcessHandle process) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      String[] afterName = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + afterName[19];
    } catch (IOException _) {
      return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
  }
}
