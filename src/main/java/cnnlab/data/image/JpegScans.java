package cnnlab.data.image;

/**
 * How often a JPEG file goes over its image. A progressive one does a dozen times; one of thousands
 * of scans, a few bytes each, keeps a decoder busy for hours.
 */
final class JpegScans {
  private static final int START_OF_SCAN = 0xda;

  /** A dozen scans of the largest image that is read, or a thousand of a small one. */
  private static final long MOST_WORK = 20 * Images.MOST_PIXELS;

  private static final long LEAST_PIXELS = 2_000_000;

  private JpegScans() {}

  /** Whether they are more than any program writes for an image of so many pixels. */
  static boolean areTooMany(byte[] file, long pixels) {
    long scans = 0;
    for (int at = 0; at + 1 < file.length; at++) {
      if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == START_OF_SCAN) {
        scans++;
      }
    }
    return scans * Math.max(pixels, LEAST_PIXELS) > MOST_WORK;
  }
}
