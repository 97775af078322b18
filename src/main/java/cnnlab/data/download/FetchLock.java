package cnnlab.data.download;

import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one program at a time fetch into a folder: two would write the same unfinished file. The
 * system gives the lock back when the program ends, however it does.
 */
final class FetchLock implements AutoCloseable {
  private static final String NAME = ".fetch.lock";
  private static final long LOOK_MILLIS = 200;

  private final FileChannel channel;

  private FetchLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Returns when nobody else fetches into the folder, which is made where it is not there.
   *
   * @param listener is told once that it waits, and can end that
   */
  static FetchLock of(Path folder, FetchListener listener) throws UserProblem {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        await(channel, folder, listener);
        return new FetchLock(channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  private static void await(FileChannel channel, Path folder, FetchListener listener)
      throws IOException {
    boolean told = false;
    while (tried(channel) == null) {
      if (!told) {
        listener.waiting(folder);
        told = true;
      }
      if (listener.isCancelled()) {
        throw new CancellationException("Cancelled while another program fetches");
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("Interrupted while another program fetches");
      }
    }
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException another) {
      return null; // another part of this program has it
    }
  }

  /** Lets the next one fetch. */
  @Override
  public void close() throws UserProblem {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileProblem.of(e, Path.of(NAME));
    }
  }
}
