package cnnlab.data.image;

import cnnlab.files.Sha256;
import cnnlab.text.UserProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Tells whether images are the same as before: SHA-256 of all classes and names, of the length of
 * every file and of the files' content. Of large data, whose reading would take as long as an
 * epoch, the content counts of files spread over all. Times do not count: copying changes them.
 */
public final class SplitHash {
  /** Bytes that are read: half a second's. */
  private static final long READ = 256L << 20;

  private SplitHash() {}

  /** Hexadecimal. */
  public static String of(Split split) {
    MessageDigest digest = Sha256.digest();
    add(digest, split);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds what identifies the images to a digest. */
  public static void add(MessageDigest digest, Split split) {
    ByteBuffer each = ByteBuffer.allocate(Integer.BYTES + Long.BYTES);
    for (int i = 0; i < split.size(); i++) {
      digest.update(each.clear().putInt(split.label(i)).putLong(bytes(split, i)).flip());
      // Parts are told apart by their order, so that a run's data keep the hash they always had.
      String name = split.name(i).isEmpty() ? split.id(i) : split.name(i);
      digest.update(name.getBytes(StandardCharsets.UTF_8));
    }
    int step = step(split.size());
    long read = 0;
    for (int i = 0; i < split.size() && read < READ; i++) {
      read += content(split, (int) ((long) i * step % split.size()), digest);
    }
  }

  /** Leads past every example once, far from the last one each time. */
  private static int step(int size) {
    int step = (int) (size * 0.618);
    while (step < size && greatestDivisor(size, step) != 1) {
      step++;
    }
    return Math.max(1, step);
  }

  private static int greatestDivisor(int a, int b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }

  private static long bytes(Split split, int index) {
    try {
      return split.bytes(index);
    } catch (UserProblem gone) {
      return -1;
    }
  }

  /** Nothing of an image that cannot be read, which is skipped in training too. */
  private static long content(Split split, int index, MessageDigest digest) {
    try {
      return split.digest(index, digest);
    } catch (UserProblem unreadable) {
      digest.update((byte) 1);
      return 1;
    }
  }
}
