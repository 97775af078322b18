package cnnlab.data.tree;

import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.ZipException;

/**
 * Files below a folder or inside an archive (zip, tar, tar.gz), by name. Nothing is held in memory
 * but their names; an archive is not unpacked, except that the tar in a tar.gz is, once, into the
 * cache. Hidden files and folders are passed over. Safe to use from several threads.
 */
public final class FileTree {
  private static final String ARCHIVE = "\\.(zip|tar|tar\\.gz|tgz)$";

  private final Path place;
  private final FileSource source;
  private final String prefix;
  private final int first;
  private final int size;

  private FileTree(Path place, FileSource source, String prefix) {
    this.place = place;
    this.source = source;
    this.prefix = prefix;
    first = source.files().from(prefix);
    size = (prefix.isEmpty() ? source.files().size() : source.files().from(after(prefix))) - first;
  }

  /** The first text that is after all that begin with a prefix, which ends in '/'. */
  private static String after(String prefix) {
    return prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1);
  }

  /** Whether a file is an archive, by its name or by its content. */
  public static boolean isArchive(Path file) {
    if (!Files.isRegularFile(file)) {
      return false; // a pipe would be waited for
    }
    try {
      return !baseName(file).equals(Objects.toString(file.getFileName()))
          || ArchiveFormat.of(file) != ArchiveFormat.TAR;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Lists a folder or an archive.
   *
   * @param surelyFile names that are not those of folders for sure, which makes listing faster
   */
  public static FileTree of(Path place, Predicate<String> surelyFile) throws UserProblem {
    try {
      return new FileTree(place, source(place, surelyFile), "");
    } catch (EOFException | ZipException e) {
      throw UserProblem.of("data.truncated", place.getFileName()).at(place.toString()).causedBy(e);
    } catch (AccessDeniedException e) { // perhaps of one folder among many
      throw FileProblem.of(e, Path.of(e.getFile()));
    } catch (IOException | IllegalArgumentException e) { // the latter of a tar's broken header
      throw UserProblem.of("data.unreadable", place).at(place.toString()).causedBy(e);
    }
  }

  private static FileSource source(Path place, Predicate<String> surelyFile)
      throws IOException, UserProblem {
    if (Files.isDirectory(place)) {
      return FolderSource.of(place, surelyFile);
    }
    return switch (ArchiveFormat.of(place)) {
      case ZIP -> ZipSource.of(place);
      case GZIP -> TarSource.of(UnpackedTar.of(place), place);
      case TAR -> TarSource.of(place, place);
      case RAR, SEVEN_ZIP ->
          throw UserProblem.of("data.archive.kind", place.getFileName()).at(place.toString());
    };
  }

  private static String baseName(Path place) {
    return Objects.toString(place.getFileName(), "").replaceFirst("(?i)" + ARCHIVE, "");
  }

  /** Name of the folder, or of the archive without its ending. */
  public String name() {
    return prefix.isEmpty()
        ? baseName(place)
        : prefix.substring(prefix.lastIndexOf('/', prefix.length() - 2) + 1, prefix.length() - 1);
  }

  /** Names of all files at any depth, parts separated by '/', sorted. */
  public List<String> files() {
    return new Listing();
  }

  /** Names of the folders at the top, sorted. */
  public SortedSet<String> folders() {
    NavigableSet<String> top = new TreeSet<>();
    source.folders().tailSet(prefix).stream()
        .takeWhile(folder -> folder.startsWith(prefix))
        .filter(folder -> folder.length() > prefix.length())
        .map(folder -> firstPart(folder.substring(prefix.length())))
        .forEach(top::add);
    Names all = source.files();
    for (int i = first; i < first + size; ) {
      String file = all.get(i).substring(prefix.length());
      if (file.contains("/")) {
        top.add(firstPart(file));
        i = all.from(after(prefix + firstPart(file) + "/"));
      } else {
        i++;
      }
    }
    return top;
  }

  private static String firstPart(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** Whether there is a file of exactly this name. */
  public boolean contains(String file) {
    return source.files().find(prefix + file) >= 0;
  }

  /** What lies below one of the {@link #folders()}, with names from there on. */
  public FileTree below(String folder) {
    return new FileTree(place, source, prefix + folder + "/");
  }

  /** What a user should know of how the files were read. */
  public List<UserProblem> notes() {
    return source.notes();
  }

  /** Length of a file, unpacked; it is not read. */
  public long bytes(String file) throws IOException {
    return source.bytes(prefix + file);
  }

  /** Opens a file. */
  public InputStream open(String file) throws IOException {
    return source.open(prefix + file);
  }

  /** Where a file lies, for people: its path, inside an archive after the archive's. */
  public String where(String file) {
    return place + "/" + prefix + file;
  }

  /** Where the top lies, for people. */
  public String where() {
    return prefix.isEmpty() ? place.toString() : place + "/" + prefix;
  }

  /** The names without the prefix, made when asked for. */
  private final class Listing extends AbstractList<String> implements RandomAccess {
    @Override
    public String get(int index) {
      return source.files().get(first + Objects.checkIndex(index, size)).substring(prefix.length());
    }

    @Override
    public int size() {
      return size;
    }
  }
}
