package cnnlab.data.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of images that are read: in folders, on the command line and on the window alike. */
public enum ImageFormat {
  JPEG("jpg jpeg jpe jfif"),
  PNG("png"),
  GIF("gif"),
  BMP("bmp dib"),
  WEBP("webp");

  /** Bytes from a file's beginning that tell its format. */
  static final int HEAD = 16;

  private static final List<String> ENDINGS =
      Arrays.stream(values()).flatMap(format -> Stream.of(format.endings.split(" "))).toList();

  /** In lower case, a space between. */
  private final String endings;

  ImageFormat(String endings) {
    this.endings = endings;
  }

  /** Endings of all formats, in lower case, without the dot. */
  public static List<String> endings() {
    return ENDINGS;
  }

  /** Whether a file's name ends as those of one of the formats do. */
  public static boolean isNameOfOne(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".") && ENDINGS.contains(ending);
  }

  /** Whether a file's name ends as those of other formats do, which people take for these. */
  public static boolean isNameOfAnother(String name) {
    return name.toLowerCase(Locale.ROOT)
        .matches(".*\\.(tiff?|hei[cf]|avif|jxl|jp2|psd|svg|ico|tga|raw|cr2|nef|dng)");
  }

  /** The format that a file's content has, whatever the file is called. */
  public static Optional<ImageFormat> of(byte[] content) {
    return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
  }

  private boolean begins(byte[] content) {
    return switch (this) {
      case JPEG -> has(content, 0, "\u00ff\u00d8\u00ff");
      case PNG -> has(content, 0, "\u0089PNG\r\n\u001a\n");
      case GIF -> has(content, 0, "GIF87a") || has(content, 0, "GIF89a");
      case BMP -> has(content, 0, "BM") && has(content, 6, "\0\0\0\0"); // reserved, always zero
      case WEBP -> has(content, 0, "RIFF") && has(content, 8, "WEBP");
    };
  }

  private static boolean has(byte[] content, int at, String bytes) {
    boolean has = content.length >= at + bytes.length();
    for (int i = 0; has && i < bytes.length(); i++) {
      has = (content[at + i] & 0xff) == bytes.charAt(i);
    }
    return has;
  }
}
