package cnnlab.data.image;

/**
 * A picture in memory: 8 bits per channel, row by row, red, green and blue of a pixel side by side.
 *
 * @param rgb {@code height * width * 3} bytes, unsigned; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record RgbImage(int width, int height, byte[] rgb) {
  public RgbImage {
    if (rgb.length != width * height * 3) {
      throw new IllegalArgumentException(rgb.length + " bytes for " + width + "x" + height);
    }
  }
}
