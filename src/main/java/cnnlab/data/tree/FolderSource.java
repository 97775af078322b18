package cnnlab.data.tree;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

/**
 * Files below a folder. Links are followed.
 *
 * @param foreign files and folders whose names are not in the system's encoding, by what they are
 *     called here: only the path that the system gave leads to them
 */
record FolderSource(Path root, Names files, SortedSet<String> folders, Map<String, Path> foreign)
    implements FileSource {
  /** What Java puts for a byte that means nothing in the system's encoding. */
  private static final char UNKNOWN = '\ufffd';

  /** Names like a file's that are looked at before the others of their folder are believed. */
  private static final int ASKED = 64;

  /** Listing fewer takes no time worth keeping an index for. */
  private static final int MANY = 2000;

  private static final int DEEPEST = 32;

  /** So many ways through links may lead to a folder. */
  private static final int MOST_VISITS = 16;

  /**
   * Lists the folder, with help of what is known from the last time.
   *
   * @param surelyFile by its name: where the first so called are files, the others of their folder
   *     are not asked, which takes time where there are many
   */
  static FolderSource of(Path root, Predicate<String> surelyFile) throws IOException {
    FolderIndex known = FolderIndex.load(root);
    Walk walk = new Walk(root, known, surelyFile);
    walk.list("", 0, false);
    Collections.sort(walk.files);
    if (walk.changed && walk.files.size() >= MANY) {
      new FolderIndex(walk.listed).save(root);
    }
    return new FolderSource(root, Names.of(walk.files), walk.folders, walk.foreign);
  }

  @Override
  public long bytes(String file) throws IOException {
    return Files.size(path(root, foreign, file));
  }

  @Override
  public InputStream open(String file) throws IOException {
    try {
      Path path = path(root, foreign, file);
      if (!Files.isRegularFile(path) && Files.exists(path)) {
        throw new IOException(path + " is no file"); // a pipe would be waited for
      }
      return Files.newInputStream(path);
    } catch (InvalidPathException e) { // a name beyond the letters of the system's language
      throw (IOException) new NoSuchFileException(file).initCause(e);
    }
  }

  /** Where what is called so lies. */
  private static Path path(Path root, Map<String, Path> foreign, String name) {
    Path known = foreign.get(name);
    int slash = name.lastIndexOf('/');
    if (known != null || foreign.isEmpty() || slash < 0) {
      return known == null ? root.resolve(name) : known;
    }
    return path(root, foreign, name.substring(0, slash)).resolve(name.substring(slash + 1));
  }

  /** The name that the system's bytes mean, as a path's address keeps them. */
  private static String decoded(Path child) {
    String address = child.toUri().getRawPath().replaceFirst("/$", "");
    String bytes =
        URLDecoder.decode(
            address.substring(address.lastIndexOf('/') + 1).replace("+", "%2B"),
            StandardCharsets.ISO_8859_1);
    return NameEncoding.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
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
    private final Map<Object, Integer> visits = new HashMap<>();
    private final Map<String, Path> foreign = new HashMap<>();
    private boolean changed;

    Walk(Path root, FolderIndex known, Predicate<String> surelyFile) {
      this.root = root;
      this.known = known;
      this.surelyFile = surelyFile;
    }

    void list(String folder, int depth, boolean throughLink) throws IOException {
      Path path = path(root, foreign, folder);
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object identity = attributes.fileKey();
      if (depth > DEEPEST || (identity != null && !above.add(identity))) {
        return; // a link that leads back to a folder it lies in
      }
      boolean linked = throughLink || Files.isSymbolicLink(path);
      if (linked && identity != null && visits.merge(identity, 1, Integer::sum) > MOST_VISITS) {
        above.remove(identity);
        return; // links that branch: twice as many ways at each level
      }
      FolderIndex.Listed content = content(folder, path, FileTimes.of(path, attributes));
      if (foreign.isEmpty()) { // an index keeps names only
        listed.put(folder, content);
      }
      String prefix = folder.isEmpty() ? "" : folder + "/";
      content.files().forEach(file -> files.add(prefix + file));
      for (String inner : content.folders()) {
        folders.add(prefix + inner);
        list(prefix + inner, depth + 1, linked);
      }
      above.remove(identity);
    }

    private FolderIndex.Listed content(String folder, Path path, FileTimes times)
        throws IOException {
      FolderIndex.Listed before = known.folders().get(folder);
      if (before != null && before.isStill(times)) {
        return before;
      }
      changed = true;
      long now = System.currentTimeMillis();
      List<String> inner = new ArrayList<>();
      List<String> own = new ArrayList<>();
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        int files = 0; // that are called like one and are one
        boolean believed = true;
        for (Path child : children) {
          String name = child.getFileName().toString();
          if (name.indexOf(UNKNOWN) >= 0) {
            name = decoded(child);
            foreign.put(folder.isEmpty() ? name : folder + "/" + name, child);
          }
          if (EntryName.isHidden(name)) {
            continue;
          }
          boolean like = surelyFile.test(name);
          boolean file = (like && believed && files >= ASKED) || !Files.isDirectory(child);
          believed &= file || !like;
          files += like && file ? 1 : 0;
          (file ? own : inner).add(name);
        }
      }
      return new FolderIndex.Listed(times, now, own, inner);
    }
  }
}
