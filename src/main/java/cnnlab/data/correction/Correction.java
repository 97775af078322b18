package cnnlab.data.correction;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.files.Sha256;
import cnnlab.text.UserProblem;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One image of a data set that is left out or has another class.
 *
 * @param image by which it is known in its data set, see {@link Split#id}
 * @param pixels SHA-256 of size and colors, by which it is known to be still the same
 * @param was name of the class that the data give it
 * @param becomes name of its class from now on; null where it is excluded
 */
public record Correction(String image, String pixels, String was, @Nullable String becomes) {

  /** Of an example of a split, which is decoded for it. */
  public static Correction of(Split split, int index, String was, @Nullable String becomes)
      throws UserProblem {
    return new Correction(split.id(index), hash(split.image(index)), was, becomes);
  }

  /** Whether the image is left out; else it has another class. */
  public boolean excludes() {
    return becomes == null;
  }

  /** Whether an example has the pixels that were corrected. */
  boolean isOf(Split split, int index) throws UserProblem {
    return hash(split.image(index)).equals(pixels);
  }

  private static String hash(RgbImage image) {
    var digest = Sha256.digest();
    digest.update(ByteBuffer.allocate(8).putInt(image.width()).putInt(image.height()).flip());
    return HexFormat.of().formatHex(digest.digest(image.rgb()));
  }
}
