package cnnlab.data.image;

import cnnlab.files.Sha256;
import cnnlab.text.UserProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Tells whether images are the same as before: SHA-256 of all classes and names, and of some
 * images.
 */
public final class SplitHash {
  /** Images looked at: decoding all takes minutes. */
  private static final int LOOKED_AT = 32;

  private SplitHash() {}

  /** Hexadecimal. */
  public static String of(Split split) {
    MessageDigest digest = Sha256.digest();
    for (int i = 0; i < split.size(); i++) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(split.label(i)).flip());
      digest.update(split.id(i).getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < LOOKED_AT && split.size() > 0; i++) {
      digest.update(content(split, (int) ((long) i * split.size() / LOOKED_AT)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] content(Split split, int index) {
    try {
      return split.image(index).rgb();
    } catch (UserProblem unreadable) {
      return "unreadable".getBytes(StandardCharsets.UTF_8);
    }
  }
}
