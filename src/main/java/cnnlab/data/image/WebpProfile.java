package cnnlab.data.image;

import java.nio.charset.StandardCharsets;

/**
 * The color profile in a WebP file. It is not applied, but the decoder refuses the image where the
 * profile is damaged.
 */
final class WebpProfile {
  private static final byte[] EXTENDED = "VP8X".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PROFILE = "ICCP".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 12;
  private static final int FLAGS = HEADER + 8;

  /** Where the profile lies: behind the extended header, before all else. */
  private static final int NEXT = FLAGS + 10;

  private static final int HAS_PROFILE = 0x20;

  private WebpProfile() {}

  /** The file with its profile marked as something that decoders pass over. */
  static byte[] hide(byte[] file) {
    if (!has(file, HEADER, EXTENDED) || !has(file, NEXT, PROFILE)) {
      return file;
    }
    byte[] hidden = file.clone();
    hidden[FLAGS] &= (byte) ~HAS_PROFILE;
    hidden[NEXT] = 'X';
    return hidden;
  }

  private static boolean has(byte[] file, int at, byte[] name) {
    boolean has = file.length >= at + name.length;
    for (int i = 0; has && i < name.length; i++) {
      has = file[at + i] == name[i];
    }
    return has;
  }
}
