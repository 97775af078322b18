package cnnlab.data.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Files below a folder. Links are followed. */
record FolderSource(Path root, Names files, SortedSet<String> folders) implements FileSource {
  /** Listing fewer takes no time worth keeping an index for. */
  private static final int MANY = 2000;

  private static final int DEEPEST = 32;

  /**
   * Lists the folder, with help of what is known from the last time.
   *
   * @param surelyFile by its name: need not be asked whether it is a folder, which takes time where
   *     there are many
   */
  static FolderSource of(Path root, Predicate<String> surelyFile) throws IOException {
    FolderIndex known = FolderIndex.load(root);
    Walk walk = new Walk(root, known, surelyFile);
    walk.list("", 0);
    Collections.sort(walk.files);
    if (walk.changed && walk.files.size() >= MANY) {
      new FolderIndex(walk.listed).save(root);
    }
    return new FolderSource(root, Names.of(walk.files), walk.folders);
  }

  @Override
  public InputStream open(String file) throws IOException {
    try {
      return Files.newInputStream(root.resolve(file));
    } catch (InvalidPathException e) { // a name beyond the letters of the system's language
      throw (IOException) new NoSuchFileException(file).initCause(e);
    }
  }

  /** One listing under way. */
  private static final class Walk {
    private final Path root;
    private final FolderIndex known;
    private final Predicate<String> surelyFile;
    private final Map<String, FolderIndex.Listed> listed = new HashMap<>();
    private final List<String> files = new ArrayList<>();
    private final SortedSet<String> folders = new TreeSet<>();
    private final Set<Object> above = new HashSet<>();
    private boolean changed;

    Walk(Path root, FolderIndex known, Predicate<String> surelyFile) {
      this.root = root;
      this.known = known;
      this.surelyFile = surelyFile;
    }

    void list(String folder, int depth) throws IOException {
      Path path = root.resolve(folder);
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object identity = attributes.fileKey();
      if (depth > DEEPEST || (identity != null && !above.add(identity))) {
        return; // a link that leads back to a folder it lies in
      }
      FolderIndex.Listed content = content(folder, attributes.lastModifiedTime().toMillis());
      listed.put(folder, content);
      String prefix = folder.isEmpty() ? "" : folder + "/";
      content.files().forEach(file -> files.add(prefix + file));
      for (String inner : content.folders()) {
        folders.add(prefix + inner);
        list(prefix + inner, depth + 1);
      }
      above.remove(identity);
    }

    private FolderIndex.Listed content(String folder, long modified) throws IOException {
      FolderIndex.Listed before = known.folders().get(folder);
      if (before != null && before.isStill(modified)) {
        return before;
      }
      changed = true;
      long now = System.currentTimeMillis();
      List<String> inner = new ArrayList<>();
      List<String> own = new ArrayList<>();
      try (DirectoryStream<Path> children = Files.newDirectoryStream(root.resolve(folder))) {
        for (Path child : children) {
          String name = child.getFileName().toString();
          if (!EntryName.isHidden(name)) {
            boolean file = surelyFile.test(name) || !Files.isDirectory(child);
            (file ? own : inner).add(name);
          }
        }
      }
      return new FolderIndex.Listed(modified, now, own, inner);
    }
  }
}
