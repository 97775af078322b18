package cnnlab.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells a user in a terminal how much of a job is done, every few seconds. */
public final class CountLine {
  private static final long PERIOD = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private final String unit;
  private final long begin = System.nanoTime();
  private long last = begin;

  public CountLine(PrintWriter err, String unit) {
    this.err = err;
    this.unit = unit;
  }

  public void show(int done, int all) {
    long now = System.nanoTime();
    if (now - last >= PERIOD && done > 0 && done < all) {
      last = now;
      String left = TerminalText.time((now - begin) / 1e9 * (all - done) / done);
      err.printf(Locale.ROOT, "%,d of %,d %s, %s left%n", done, all, unit, left);
      err.flush();
    }
  }
}
