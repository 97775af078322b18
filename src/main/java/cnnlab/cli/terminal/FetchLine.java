package cnnlab.cli.terminal;

import cnnlab.data.download.DownloadableDataset;
import cnnlab.data.download.Fetch;
import cnnlab.data.download.FetchListener;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Fetches a known data set and tells a user in a terminal how that goes. */
public final class FetchLine implements FetchListener {
  private static final long PERIOD = Duration.ofSeconds(2).toNanos();
  private static final double MEGABYTE = 1e6;

  private final PrintWriter err;
  private long last = System.nanoTime() - PERIOD;

  /**
   * @param err where to tell it
   */
  public FetchLine(PrintWriter err) {
    this.err = err;
  }

  /** Fetches the set, its license note first, unless it is here already. */
  public static void fetch(DownloadableDataset set, PrintWriter err) throws UserProblem {
    if (set.place().isEmpty()) {
      err.println(Messages.ENGLISH.get("known." + set.id() + ".license"));
      err.println("Fetched once, into " + set.folder());
      Fetch.of(set, new FetchLine(err));
    }
  }

  /** The same of a known set by its name; anything else needs no fetching. */
  public static void fetch(String nameOrPath, PrintWriter err) throws UserProblem {
    Optional<DownloadableDataset> known = DownloadableDataset.named(nameOrPath);
    if (known.isPresent()) {
      fetch(known.get(), err);
    }
  }

  @Override
  public boolean isCancelled() {
    return false; // Ctrl-C ends the program; what has come is kept
  }

  @Override
  public void waiting(Path folder) {
    err.println("Another CNN Lab fetches into " + folder + "; this one waits for it.");
  }

  @Override
  public void progress(String file, long done, long all) {
    long now = System.nanoTime();
    if (now - last < PERIOD) {
      return;
    }
    last = now;
    err.println(
        all < 0
            ? "Getting " + file + " through npm"
            : String.format(
                Locale.ROOT, "%s: %.1f of %.1f MB", file, done / MEGABYTE, all / MEGABYTE));
  }
}
