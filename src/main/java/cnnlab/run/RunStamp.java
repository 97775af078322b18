package cnnlab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Time and size of the files of a run that tell how it goes: cheap to look at again and again, also
 * on a network drive, where the notices that systems give of changed files do not arrive.
 *
 * @param files by name; those that are there
 * @param underWay whether a living process writes the folder
 */
public record RunStamp(Map<String, FileStamp> files, boolean underWay) {
  private static final List<String> WATCHED =
      List.of(
          RunFiles.RECORD,
          RunFiles.EPOCHS,
          RunFiles.ITERATIONS,
          RunFiles.NOTES,
          RunFiles.PROBLEM,
          RunFiles.BEST,
          RunFiles.CHECKPOINT,
          RunFiles.LAST);

  /** When a file was last written, and its size in bytes. */
  public record FileStamp(FileTime written, long size) {}

  public RunStamp {
    files = Map.copyOf(files);
  }

  static RunStamp of(Path folder) {
    Map<String, FileStamp> files = new HashMap<>();
    for (String name : WATCHED) {
      try {
        BasicFileAttributes file =
            Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
        files.put(name, new FileStamp(file.lastModifiedTime(), file.size()));
      } catch (IOException _) {
        // not there, or not any more: that is what is to be told
      }
    }
    return new RunStamp(files, RunLock.isSet(folder));
  }

  /** Of the best weights there are; another one where others were kept. */
  public Optional<FileStamp> weights() {
    return Stream.of(RunFiles.BEST, RunFiles.CHECKPOINT, RunFiles.LAST)
        .filter(files::containsKey)
        .map(files::get)
        .findFirst();
  }
}
