package cnnlab.evaluation;

import cnnlab.data.image.Split;
import cnnlab.files.Sha256;
import cnnlab.text.UserProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What was judged on what: predictions are used again as long as it is the same.
 *
 * @param weights SHA-256 of the weight file, hexadecimal
 * @param dataset the data set's short name
 * @param images SHA-256 of the images' classes and of some of the images, hexadecimal
 * @param examples number of images
 * @param classes the network's, by name
 */
record Subject(
    String weights,
    String dataset,
    EvaluatedSplit split,
    String images,
    int examples,
    List<String> classes) {
  /** Images looked at to tell whether they are the same as before: decoding all takes minutes. */
  private static final int LOOKED_AT = 32;

  Subject {
    classes = List.copyOf(classes);
  }

  /** Hash of a split. */
  static String hash(Split split) {
    MessageDigest digest = Sha256.digest();
    for (int i = 0; i < split.size(); i++) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(split.label(i)).flip());
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
