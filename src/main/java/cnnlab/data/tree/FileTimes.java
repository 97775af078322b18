package cnnlab.data.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * When a file or folder changed, milliseconds since 1970.
 *
 * @param modified as programs may set it
 * @param changed as the system alone sets it; 0 where it does not tell
 */
public record FileTimes(long modified, long changed) {
  public static FileTimes of(Path file, BasicFileAttributes attributes) {
    long changed = 0;
    try {
      changed = ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      // not a Unix
    }
    return new FileTimes(attributes.lastModifiedTime().toMillis(), changed);
  }
}
