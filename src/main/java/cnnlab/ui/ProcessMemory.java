package cnnlab.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the program takes, native memory included where the system tells. */
final class ProcessMemory {
  private static final Path LINUX = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private ProcessMemory() {}

  /** MiB in use: the resident set on Linux, elsewhere the Java heap. */
  static long mebibytes() {
    try {
      for (String line : Files.readAllLines(LINUX)) {
        if (line.startsWith(RESIDENT)) {
          return Long.parseLong(line.substring(RESIDENT.length()).replace("kB", "").strip()) / 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      return heap();
    }
    return heap();
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (1 << 20);
  }
}
