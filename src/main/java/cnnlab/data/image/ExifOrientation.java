package cnnlab.data.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held, by the EXIF block of a JPEG, PNG or WebP file: the file's first row and
 * column are, seen upright, at ...
 *
 * @param transposed rows and columns change places, before the mirroring
 * @param mirrorX then left and right change places
 * @param mirrorY then top and bottom change places
 */
record ExifOrientation(boolean transposed, boolean mirrorX, boolean mirrorY) {
  private static final ExifOrientation UPRIGHT = new ExifOrientation(false, false, false);
  private static final int ORIENTATION_TAG = 0x0112;

  /** What the file says; upright where it says nothing or nonsense. */
  static ExifOrientation of(byte[] file) {
    try {
      return ofNumber(number(ByteBuffer.wrap(file)));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return UPRIGHT; // a damaged block tells nothing; the picture itself may be sound
    }
  }

  private static ExifOrientation ofNumber(int number) {
    return switch (number) {
      case 2 -> new ExifOrientation(false, true, false);
      case 3 -> new ExifOrientation(false, true, true);
      case 4 -> new ExifOrientation(false, false, true);
      case 5 -> new ExifOrientation(true, false, false);
      case 6 -> new ExifOrientation(true, true, false);
      case 7 -> new ExifOrientation(true, true, true);
      case 8 -> new ExifOrientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  private static int number(ByteBuffer file) {
    if (file.getShort(0) == (short) 0xffd8) {
      return ofJpeg(file.position(2));
    }
    if (file.getInt(0) == 0x89504e47) {
      return ofChunks(file.position(8), "eXIf", 4);
    }
    if (text(file, 0).equals("RIFF") && text(file, 8).equals("WEBP")) {
      return ofChunks(file.order(ByteOrder.LITTLE_ENDIAN).position(12), "EXIF", 0);
    }
    return 1;
  }

  /** Segments: a marker and a length that counts itself; pixels follow after 0xffda. */
  private static int ofJpeg(ByteBuffer file) {
    while (file.remaining() > 4) {
      int marker = file.getShort() & 0xffff;
      int length = (file.getShort() & 0xffff) - 2;
      if (marker == 0xffda || marker < 0xff00) {
        return 1;
      }
      if (marker == 0xffe1 && length > 14 && text(file, file.position()).equals("Exif")) {
        return ofTiff(file.slice(file.position() + 6, length - 6));
      }
      file.position(file.position() + length);
    }
    return 1;
  }

  /**
   * Chunks of PNG (length, name, content, check sum) or RIFF (name, length, content, to even).
   *
   * @param trailer bytes after each content
   */
  private static int ofChunks(ByteBuffer file, String wanted, int trailer) {
    boolean riff = file.order() == ByteOrder.LITTLE_ENDIAN;
    while (file.remaining() > 8) {
      int at = file.position();
      String name = text(file, riff ? at : at + 4);
      int length = file.getInt(riff ? at + 4 : at);
      if (length < 0) {
        return 1; // going on from there would lead back here
      }
      if (name.equals(wanted)) {
        ByteBuffer content = file.slice(at + 8, length);
        boolean prefixed = text(content, 0).equals("Exif");
        return ofTiff(prefixed ? content.slice(6, length - 6) : content);
      }
      file.position(Math.addExact(at + 8 + trailer, riff ? length + length % 2 : length));
    }
    return 1;
  }

  /** The first directory of a TIFF block: entries of tag, type, count, value. */
  private static int ofTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xffff) == ORIENTATION_TAG) {
        return tiff.getShort(entry + 8);
      }
    }
    return 1;
  }

  private static String text(ByteBuffer buffer, int at) {
    byte[] name = new byte[4];
    buffer.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /** The image as it was seen. */
  RgbImage upright(RgbImage image) {
    if (equals(UPRIGHT)) {
      return image;
    }
    int width = transposed ? image.height() : image.width();
    int height = transposed ? image.width() : image.height();
    byte[] out = new byte[image.rgb().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int across = mirrorX ? width - 1 - x : x;
        int down = mirrorY ? height - 1 - y : y;
        int column = transposed ? down : across;
        int row = transposed ? across : down;
        System.arraycopy(
            image.rgb(), (row * image.width() + column) * 3, out, (y * width + x) * 3, 3);
      }
    }
    return new RgbImage(width, height, out);
  }
}
