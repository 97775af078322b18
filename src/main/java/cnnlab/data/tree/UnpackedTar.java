package cnnlab.data.tree;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPInputStream;

/**
 * The tar inside a tar.gz, unpacked once and kept in the cache, because gzip can only be read from
 * its beginning. It is one file whatever its entries are called.
 */
final class UnpackedTar {
  /** Collections of pictures shrink by a few times at most; a tar of empty files by some fifty. */
  private static final long MOST_TIMES = 200;

  /** Left free on the disk. */
  private static final long RESERVE = 512L << 20;

  private static final int BLOCK = 1 << 16;

  private UnpackedTar() {}

  /** Unpacks the archive, unless that was done before and the archive is still the same. */
  static synchronized Path of(Path archive) throws IOException, UserProblem {
    String place = DataHome.key(archive);
    String version =
        Files.size(archive) + "-" + Files.getLastModifiedTime(archive).toMillis() + ".tar";
    Path folder = cache();
    Path tar = folder.resolve(place + "-" + version);
    if (!Files.exists(tar)) {
      AtomicFile.removeForgotten(folder);
      removeOthers(folder, place);
      unpack(archive, folder, tar);
    }
    return tar;
  }

  /** Where nothing can be written there, the archive is not to blame. */
  private static Path cache() throws UserProblem {
    Path folder = DataHome.cache();
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  /** What an earlier version of the archive was unpacked to. */
  private static void removeOthers(Path folder, String place) throws IOException {
    try (var old = Files.newDirectoryStream(folder, place + "-*")) {
      for (Path file : old) {
        if (!AtomicFile.isUnfinished(file) || isForgotten(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Whether nobody writes it any more. */
  private static boolean isForgotten(Path unfinished) throws IOException {
    Instant written = Files.getLastModifiedTime(unfinished).toInstant();
    return written.isBefore(Instant.now().minus(1, ChronoUnit.HOURS));
  }

  private static void unpack(Path archive, Path folder, Path tar) throws IOException, UserProblem {
    long most = MOST_TIMES * Math.max(Files.size(archive), BLOCK);
    long room = Files.getFileStore(folder).getUsableSpace() - RESERVE;
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BLOCK);
        InputStream in = new GZIPInputStream(raw, BLOCK)) {
      write(tar, in, Math.min(most, room));
    } catch (TooLarge e) {
      String key = most < room ? "data.archive.bomb" : "data.archive.no-room";
      throw UserProblem.of(key, archive.getFileName(), MOST_TIMES, folder)
          .at(archive.toString())
          .causedBy(e);
    }
  }

  private static void write(Path tar, InputStream in, long most) throws IOException, UserProblem {
    try {
      AtomicFile.write(tar, channel -> copy(in, channel, most));
    } catch (Unread e) {
      throw e.reason;
    } catch (TooLarge e) {
      throw e;
    } catch (IOException e) {
      throw FileProblem.of(e, tar);
    }
  }

  private static void copy(InputStream in, FileChannel channel, long most) throws IOException {
    byte[] block = new byte[BLOCK];
    long written = 0;
    for (int read = read(in, block); read >= 0; read = read(in, block)) {
      written += read;
      if (written > most) {
        throw new TooLarge();
      }
      ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static int read(InputStream in, byte[] block) throws Unread {
    try {
      return in.read(block);
    } catch (IOException e) {
      throw new Unread(e);
    }
  }

  /** The archive could not be read on, unlike a place that could not be written. */
  private static final class Unread extends IOException {
    private final IOException reason;

    Unread(IOException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  private static final class TooLarge extends IOException {}
}
