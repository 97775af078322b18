package cnnlab.data;

import cnnlab.data.image.ImageFormat;
import cnnlab.data.tree.FileTimes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * Time and size of a file or archive; of a folder, also those of the folders and of the files other
 * than images down to {@link #DEPTH} levels. A system changes a folder's time when a file in it
 * comes, goes or is renamed, so that two equal listings mean the same data.
 */
record DataListing(Map<Path, Stamp> stamps) {
  /** {@code train/} and its classes. */
  private static final int DEPTH = 2;

  /** When something changed last, and its bytes; a folder has none. */
  private record Stamp(FileTimes times, long size) {}

  /** Of what lies there now; nothing where nothing can be read. */
  static DataListing of(Path path) {
    Map<Path, Stamp> stamps = new HashMap<>();
    try {
      add(stamps, path, 0);
    } catch (IOException e) {
      stamps.clear();
    }
    return new DataListing(Map.copyOf(stamps));
  }

  private static void add(Map<Path, Stamp> stamps, Path path, int depth) throws IOException {
    BasicFileAttributes about = Files.readAttributes(path, BasicFileAttributes.class);
    boolean folder = about.isDirectory();
    stamps.put(path, new Stamp(FileTimes.of(path, about), folder ? 0 : about.size()));
    if (!folder || depth == DEPTH) {
      return;
    }
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            path, entry -> !ImageFormat.isNameOfOne(entry.getFileName().toString()))) {
      for (Path entry : entries) {
        add(stamps, entry, depth + 1);
      }
    } catch (NotDirectoryException gone) {
      stamps.remove(path);
    }
  }
}
