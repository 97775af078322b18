package cnnlab.data.download;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Ends a connection from which nothing comes, or that nobody wants any more: whoever waits for it,
 * for its first byte or for the next, then gets an {@link java.io.IOException} at once.
 */
final class ConnectionWatch implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final HttpClient client;
  private final FetchListener listener;
  private final Duration patience;
  private final Thread watcher;
  private volatile long lastSign = System.nanoTime();
  private volatile boolean stalled;

  /**
   * Begins to watch.
   *
   * @param client of this one connection
   * @param patience the longest time in which nothing may come
   */
  ConnectionWatch(HttpClient client, FetchListener listener, Duration patience) {
    this.client = client;
    this.listener = listener;
    this.patience = patience;
    watcher = Thread.ofPlatform().daemon().name("download-watch").start(this::watch);
  }

  /** Something has come. */
  void sign() {
    lastSign = System.nanoTime();
  }

  /** Whether the connection was ended because nothing came. */
  boolean isStalled() {
    return stalled;
  }

  private void watch() {
    try {
      while (!listener.isCancelled() && !stalled) {
        Thread.sleep(LOOK);
        stalled = System.nanoTime() - lastSign > patience.toNanos();
      }
      client.shutdownNow();
    } catch (InterruptedException _) {
      // the connection has done its work
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
