package cnnlab.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as wholes. */
public final class Folders {
  private Folders() {}

  /** Deletes a folder with all that lies in it, if it is there; links are not followed. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> insideFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      insideFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : insideFirst) {
      Files.delete(file);
    }
  }
}
