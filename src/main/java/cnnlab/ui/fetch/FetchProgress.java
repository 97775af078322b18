package cnnlab.ui.fetch;

import cnnlab.text.Messages;
import cnnlab.ui.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Where a fetch is.
 *
 * @param all bytes in all; -1 while unknown
 * @param secondsLeft at the speed so far
 */
record FetchProgress(String file, long done, long all, double secondsLeft) {

  /** Tells it from the bytes that have come; began when it was made. */
  static final class Meter {
    private final long began = System.nanoTime();
    private long first = -1;

    /** After so many bytes; those that were there before count for no speed. */
    FetchProgress at(String file, long done, long all) {
      first = first < 0 ? done : first;
      double seconds = (System.nanoTime() - began) / 1e9;
      double left = seconds * (all - done) / Math.max(1, done - first);
      return new FetchProgress(file, done, all, left);
    }
  }

  /** Of all bytes, 0 to 1; -1 while these are not known. */
  double share() {
    return all < 0 ? -1 : (double) done / all;
  }

  /** In a sentence; nothing before the first fetch. */
  static String text(@Nullable FetchProgress progress, Messages messages) {
    if (progress == null) {
      return "";
    }
    if (progress.all < 0) {
      return messages.get("train.fetch.waiting", progress.file);
    }
    return messages.get(
        "train.fetch.progress",
        progress.file,
        Numbers.decimalBytes(progress.done),
        Numbers.decimalBytes(progress.all),
        Numbers.duration(progress.secondsLeft));
  }
}
