package cnnlab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What of the disk this process sees in its memory, as Linux tells it; none elsewhere. */
public final class MappedFiles {
  private MappedFiles() {}

  /** Places in memory where a file lies, or one of a folder. */
  public static long in(Path place) throws IOException {
    Path maps = Path.of("/proc/self/maps");
    String path = " " + place.toRealPath();
    try (Stream<String> lines = Files.exists(maps) ? Files.lines(maps) : Stream.empty()) {
      return lines.filter(line -> line.contains(path)).count();
    }
  }
}
