package cnnlab.data.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is kept of a listing, whose bytes are damaged. */
public final class MutatedIndex {
  private MutatedIndex() {}

  /** A sound one of two folders. */
  public static byte[] sound(Path root) throws IOException {
    FileTimes times = new FileTimes(1_000_000, 1_000_000);
    new FolderIndex(
            Map.of(
                "", new FolderIndex.Listed(times, 2_000_000, List.of("a.png"), List.of("b")),
                "b", new FolderIndex.Listed(times, 2_000_000, List.of("c.png"), List.of())))
        .save(root);
    return Files.readAllBytes(kept(root));
  }

  private static Path kept(Path root) {
    return DataHome.cache().resolve(DataHome.key(root) + ".index");
  }

  /** Reads it as that of a folder in which it lies. */
  public static void read(Path index) throws IOException {
    Path root = index.resolveSibling("");
    Files.createDirectories(DataHome.cache());
    Files.copy(index, kept(root), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    FolderIndex.load(root);
  }
}
