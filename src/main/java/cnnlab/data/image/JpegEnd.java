package cnnlab.data.image;

import java.util.Arrays;

/**
 * The end marker of a JPEG file. Some cameras and broken downloads leave out these two bytes after
 * a complete image, which decoders then take for cut off. With the marker put there they notice
 * whether image data are missing too.
 */
final class JpegEnd {
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  /** Of baseline and extended files; a progressive one may end between its scans unnoticed. */
  private static final int LAST_SEQUENTIAL = 0xc1;

  private static final int FIRST_FRAME = 0xc0;
  private static final int LAST_FRAME = 0xcf;

  private JpegEnd() {}

  /** The file with its end marker; as it is where it has one, or is no sequential JPEG. */
  static byte[] close(byte[] file) {
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      if (marker == 0xff) { // padding before a marker
        at++;
        continue;
      }
      if (marker == START_OF_SCAN) {
        return hasEnd(file, at) ? file : closed(file);
      }
      boolean frame = marker >= FIRST_FRAME && marker <= LAST_FRAME && marker % 4 != 0;
      if (frame && marker > LAST_SEQUENTIAL) {
        return file;
      }
      at += 2 + ((file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff));
    }
    return file;
  }

  private static boolean hasEnd(byte[] file, int from) {
    for (int at = from; at + 1 < file.length; at++) {
      if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == END_OF_IMAGE) {
        return true;
      }
    }
    return false;
  }

  private static byte[] closed(byte[] file) {
    byte[] closed = Arrays.copyOf(file, file.length + 2);
    closed[file.length] = (byte) 0xff;
    closed[file.length + 1] = (byte) END_OF_IMAGE;
    return closed;
  }
}
