package cnnlab.data;

import cnnlab.data.image.Split;
import cnnlab.data.image.SplitHash;
import cnnlab.files.Sha256;
import cnnlab.text.UserProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * By what data are known to be the same. The first line is of the names and classes of all images
 * in their order, and of the pixels of some spread over each part; it is all that runs of earlier
 * versions have. The second is of what the files hold, see {@link SplitHash}.
 */
public final class DataFingerprint {
  /** Images of each part whose pixels count. */
  private static final int LOOKED_AT = 64;

  private DataFingerprint() {}

  /** Two times SHA-256, hexadecimal, a line each. */
  public static String of(Dataset data) {
    MessageDigest content = Sha256.digest();
    data.splits().forEach(split -> SplitHash.add(content, split));
    return names(data) + "\n" + HexFormat.of().formatHex(content.digest());
  }

  /** Whether this was written of the same data, perhaps by an earlier version. */
  public static boolean fits(String written, Dataset data) {
    String now = written.contains("\n") ? of(data) : names(data);
    return now.equals(written);
  }

  private static String names(Dataset data) {
    MessageDigest digest = Sha256.digest();
    for (Split split : data.splits()) {
      for (int i = 0; i < split.size(); i++) {
        add(digest, split.name(i) + '\n' + split.label(i) + '\n');
      }
      int looked = Math.min(LOOKED_AT, split.size());
      for (int i = 0; i < looked; i++) {
        digest.update(pixels(split, (int) ((long) i * split.size() / looked)));
      }
      add(digest, "end\n");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  /** None of an image that cannot be read, which is skipped in training too. */
  private static byte[] pixels(Split split, int index) {
    try {
      return split.image(index).rgb();
    } catch (UserProblem unreadable) {
      return new byte[0];
    }
  }
}
