package cnnlab.data.image;

/**
 * Images that lie one after the other in memory, as the classic data sets store them.
 *
 * @param pixels of all images, {@code example} bytes each
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record MemorySplit(int width, int height, Layout layout, byte[] pixels, byte[] labels)
    implements Split {

  /** How the bytes of one image are laid out. */
  public enum Layout {
    /** One byte per pixel. */
    GRAY(1),
    /** One number per pixel, column by column. */
    GRAY_BY_COLUMN(1),
    /** The red plane, the green plane, the blue plane. */
    PLANES(3),
    /** Red, green and blue of a pixel side by side. */
    RGB(3);

    private final int channels;

    Layout(int channels) {
      this.channels = channels;
    }
  }

  public MemorySplit {
    if (pixels.length != (long) labels.length * width * height * layout.channels) {
      throw new IllegalArgumentException(pixels.length + " bytes for " + labels.length);
    }
  }

  /** The same images, each label one less. */
  public MemorySplit lowered() {
    byte[] lower = new byte[labels.length];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = (byte) (labels[i] - 1);
    }
    return new MemorySplit(width, height, layout, pixels, lower);
  }

  public boolean isSquare(int side) {
    return width == side && height == side;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index] & 0xff;
  }

  @Override
  public RgbImage image(int index) {
    int plane = width * height;
    byte[] rgb = new byte[plane * 3];
    int first = index * plane * layout.channels;
    for (int pixel = 0; pixel < plane; pixel++) {
      for (int channel = 0; channel < 3; channel++) {
        int from =
            switch (layout) {
              case GRAY -> pixel;
              case GRAY_BY_COLUMN -> pixel % width * height + pixel / width;
              case PLANES -> channel * plane + pixel;
              case RGB -> pixel * 3 + channel;
            };
        rgb[pixel * 3 + channel] = pixels[first + from];
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
