package cnnlab.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Photos of turned cameras stand upright; what is wrong with the blocks beside the pixels never
 * costs the image. The images have a red and a green quarter above, a blue and a yellow one below.
 */
class ExifOrientationTest {
  private static final List<String> UPRIGHT = List.of("red", "green", "blue", "yellow");

  /** EXIF 2.3, 4.6.4, A: where the file's first row and column lie, seen upright. */
  private static List<String> seen(int orientation) {
    return switch (orientation) {
      case 2 -> List.of("green", "red", "yellow", "blue");
      case 3 -> List.of("yellow", "blue", "green", "red");
      case 4 -> List.of("blue", "yellow", "red", "green");
      case 5 -> List.of("red", "blue", "green", "yellow");
      case 6 -> List.of("blue", "red", "yellow", "green");
      case 7 -> List.of("yellow", "green", "blue", "red");
      case 8 -> List.of("green", "yellow", "red", "blue");
      default -> UPRIGHT;
    };
  }

  static Stream<Arguments> turns() {
    return Stream.of("rgb.jpg", "rgb.png", "lossless.webp")
        .flatMap(
            file ->
                Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
                    .flatMap(
                        order ->
                            Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 0, 9)
                                .map(number -> Arguments.of(file, order, number))));
  }

  @ParameterizedTest
  @MethodSource("turns")
  void everyTurnIsUndone(String file, ByteOrder order, int orientation) throws Exception {
    RgbImage image = Images.read(with(file, tiff(order, orientation)), file);

    assertThat(quarters(image)).isEqualTo(seen(orientation));
    boolean lies = orientation >= 5 && orientation <= 8;
    assertThat(List.of(image.width(), image.height()))
        .isEqualTo(lies ? List.of(32, 48) : List.of(48, 32));
  }

  static Stream<Arguments> broken() {
    byte[] sound = tiff(ByteOrder.BIG_ENDIAN, 6);
    return Stream.of("rgb.jpg", "rgb.png", "lossless.webp")
        .flatMap(
            file ->
                Stream.of(
                    Arguments.of(file, "is empty", new byte[0]),
                    Arguments.of(
                        file,
                        "is text",
                        "no directory of anything".getBytes(StandardCharsets.US_ASCII)),
                    Arguments.of(file, "ends in the header", Arrays.copyOf(sound, 6)),
                    Arguments.of(file, "ends in its entry", Arrays.copyOf(sound, 14)),
                    Arguments.of(file, "begins far outside", changed(sound, 4, 0x7fff_fff0)),
                    Arguments.of(file, "begins before itself", changed(sound, 4, -8)),
                    Arguments.of(file, "leads back to itself", backTo(sound))));
  }

  @ParameterizedTest(name = "{0} whose EXIF block {1}")
  @MethodSource("broken")
  void aBrokenBlockLeavesTheImageAsItLies(String file, String what, byte[] block) throws Exception {
    RgbImage image = Images.read(with(file, block), file);

    assertThat(quarters(image)).as(what).isIn(UPRIGHT, seen(6));
  }

  /** Some programs write the name that JPEG wants into the block of other formats, too. */
  @ParameterizedTest
  @MethodSource("named")
  void theBlockMayRepeatItsName(String file) throws Exception {
    byte[] tiff = tiff(ByteOrder.LITTLE_ENDIAN, 8);
    assertThat(quarters(Images.read(with(file, named(tiff)), file))).isEqualTo(seen(8));
  }

  static Stream<String> named() {
    return Stream.of("rgb.png", "lossless.webp");
  }

  @Test
  void aBrokenColorProfileDoesNotCostTheImage() throws Exception {
    byte[] nonsense = "ICC_PROFILE\0\1\1 of no device".getBytes(StandardCharsets.ISO_8859_1);
    RgbImage jpeg = Images.read(jpeg(bytes("rgb.jpg"), 0xffe2, nonsense), "photo.jpg");
    assertThat(quarters(jpeg)).isEqualTo(UPRIGHT);

    byte[] profile = "camera\0\0not deflated".getBytes(StandardCharsets.ISO_8859_1);
    RgbImage png = Images.read(png(bytes("rgb.png"), "iCCP", profile), "photo.png");
    assertThat(quarters(png)).isEqualTo(UPRIGHT);
  }

  /** A TIFF header and a directory with this orientation alone. */
  private static byte[] tiff(ByteOrder order, int orientation) {
    return ByteBuffer.allocate(26)
        .put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII))
        .order(order)
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  private static byte[] changed(byte[] block, int at, int value) {
    byte[] changed = block.clone();
    ByteBuffer.wrap(changed).putInt(at, value);
    return changed;
  }

  private static byte[] backTo(byte[] block) {
    return changed(block, 22, 8);
  }

  private static byte[] named(byte[] tiff) {
    return ByteBuffer.allocate(6 + tiff.length)
        .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
        .put(tiff)
        .array();
  }

  private static byte[] with(String file, byte[] tiff) throws IOException {
    byte[] image = bytes(file);
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "jpg" -> jpeg(image, 0xffe1, named(tiff));
      case "png" -> png(image, "eXIf", tiff);
      default -> webp(image, tiff);
    };
  }

  /** The segment comes after the two bytes that begin the file. */
  private static byte[] jpeg(byte[] image, int marker, byte[] content) {
    return ByteBuffer.allocate(image.length + 4 + content.length)
        .put(image, 0, 2)
        .putShort((short) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .put(image, 2, image.length - 2)
        .array();
  }

  /** The chunk comes after the header, which is 33 bytes with the signature. */
  private static byte[] png(byte[] image, String name, byte[] content) {
    byte[] named = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(named);
    sum.update(content);
    return ByteBuffer.allocate(image.length + 12 + content.length)
        .put(image, 0, 33)
        .putInt(content.length)
        .put(named)
        .put(content)
        .putInt((int) sum.getValue())
        .put(image, 33, image.length - 33)
        .array();
  }

  /** The extended form: a header that announces EXIF, the pixels, the block. */
  private static byte[] webp(byte[] image, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] header = {8, 0, 0, 0, 47, 0, 0, 31, 0, 0};
    out.write(image, 0, 12);
    out.write(chunk("VP8X", header));
    out.write(image, 12, image.length - 12);
    out.write(chunk("EXIF", content));
    byte[] file = out.toByteArray();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
    return file;
  }

  private static byte[] chunk(String name, byte[] content) {
    return ByteBuffer.allocate(8 + content.length + content.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  /** The colors above from left to right, then those below. */
  private static List<String> quarters(RgbImage image) {
    return Stream.of(new int[] {1, 1}, new int[] {3, 1}, new int[] {1, 3}, new int[] {3, 3})
        .map(at -> color(image, image.width() * at[0] / 4, image.height() * at[1] / 4))
        .toList();
  }

  private static String color(RgbImage image, int x, int y) {
    int at = 3 * (y * image.width() + x);
    boolean red = (image.rgb()[at] & 0xff) > 128;
    boolean green = (image.rgb()[at + 1] & 0xff) > 128;
    boolean blue = (image.rgb()[at + 2] & 0xff) > 128;
    if (blue) {
      return "blue";
    }
    return red && green ? "yellow" : red ? "red" : "green";
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(ImagesTest.class.getResourceAsStream(file))) {
      return in.readAllBytes();
    }
  }
}
