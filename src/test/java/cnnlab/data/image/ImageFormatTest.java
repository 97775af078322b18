package cnnlab.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.UserProblem;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an image is, and what of it is complete. */
class ImageFormatTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "JPEG, rgb.jpg", "JPEG, cmyk.jpg", "JPEG, orientation6.jpg", "PNG, gray16.png",
    "GIF, palette.gif", "BMP, rgb.bmp", "WEBP, lossy.webp", "WEBP, lossless.webp",
  })
  void aFormatIsKnownByItsContent(ImageFormat format, String file) throws Exception {
    assertThat(ImageFormat.of(bytes(file))).contains(format);
    assertThat(ImageFormat.of(Arrays.copyOf(bytes(file), ImageFormat.HEAD))).contains(format);
    assertThat(ImageFormat.of(Arrays.copyOf(bytes(file), 2))).isEmpty();
    Path renamed = Files.write(folder.resolve("photo"), bytes(file));
    assertThat(Images.isImage(renamed)).isTrue();
    assertThat(Images.read(renamed).rgb()).isEqualTo(Images.read(bytes(file), file).rgb());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jfif", "a.jpe", "a.JPG", "a.b.dib", "a.webp"})
  void aNameTellsToo(String name) {
    assertThat(ImageFormat.isNameOfOne(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tif", "a.heic", "labels.txt", "jpg", "a.jpg.xml"})
  void otherNamesTellNothing(String name) {
    assertThat(ImageFormat.isNameOfOne(name)).isFalse();
  }

  @Test
  void aTextThatBeginsLikeABitmapIsNone() {
    assertThat(ImageFormat.of("BMW, Audi, Opel, Fiat".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void aFloatTiffIsRefusedInsteadOfTakenForBlack() throws Exception {
    byte[] tiff = floatTiff();

    assertThatThrownBy(() -> Images.read(tiff, "float.tif"))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo("image.unknown"))
        .hasMessageContaining("JPEG, PNG, GIF, BMP or WebP");
  }

  /** Gray, half of full light everywhere. */
  private static byte[] floatTiff() throws IOException {
    var samples = new PixelInterleavedSampleModel(DataBuffer.TYPE_FLOAT, 8, 8, 1, 8, new int[] {0});
    WritableRaster raster = Raster.createWritableRaster(samples, null);
    raster.setSamples(0, 0, 8, 8, 0, new float[64]);
    BufferedImage image =
        new BufferedImage(
            new ImageTypeSpecifier(
                    new java.awt.image.ComponentColorModel(
                        java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_GRAY),
                        false,
                        false,
                        java.awt.Transparency.OPAQUE,
                        DataBuffer.TYPE_FLOAT),
                    samples)
                .getColorModel(),
            raster,
            false,
            null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "tiff", out)).isTrue();
    return out.toByteArray();
  }

  /** Cut anywhere, a JPEG shows all of its pixels or is refused. */
  @ParameterizedTest
  @ValueSource(strings = {"rgb.jpg", "gray.jpg", "cmyk.jpg", "orientation6.jpg"})
  void aJpegLacksNoMoreThanItsEndMarker(String file) throws Exception {
    byte[] whole = bytes(file);
    byte[] pixels = Images.read(whole, file).rgb();

    assertThat(Images.read(Arrays.copyOf(whole, whole.length - 2), file).rgb()).isEqualTo(pixels);
    int refused = 0;
    for (int length = whole.length / 2; length < whole.length; length++) {
      try {
        assertThat(Images.read(Arrays.copyOf(whole, length), file).rgb())
            .as("of %s bytes, %s", whole.length, length)
            .isEqualTo(pixels);
      } catch (UserProblem problem) {
        assertThat(problem.key()).isEqualTo("image.broken");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 4);
  }

  @Test
  void paddingBeforeAMarkerHidesNoOrientation() throws Exception {
    byte[] turned = bytes("orientation6.jpg");
    byte[] padded = new byte[turned.length + 4];
    padded[0] = turned[0];
    padded[1] = turned[1];
    Arrays.fill(padded, 2, 6, (byte) 0xff);
    System.arraycopy(turned, 2, padded, 6, turned.length - 2);

    assertThat(Images.read(padded, "padded").rgb()).isEqualTo(Images.read(turned, "").rgb());
  }

  @Test
  void aGifsFrameLiesOnItsCanvas() throws Exception {
    byte[] gif = bytes("palette.gif");
    RgbImage whole = Images.read(gif, "gif");
    byte[] larger = gif.clone();
    larger[6] = 60; // the canvas, 48 x 32 before
    larger[8] = 50;
    int frame = frame(gif);
    larger[frame + 1] = 7; // the frame's left and top
    larger[frame + 3] = 11;

    RgbImage image = Images.read(larger, "gif");

    assertThat(image.width()).isEqualTo(60);
    assertThat(image.height()).isEqualTo(50);
    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 60; x++) {
        boolean inside = x >= 7 && x < 55 && y >= 11 && y < 43;
        for (int channel = 0; channel < 3; channel++) {
          int at = ((y - 11) * 48 + x - 7) * 3 + channel;
          assertThat(image.rgb()[(y * 60 + x) * 3 + channel])
              .isEqualTo(inside ? whole.rgb()[at] : (byte) 255);
        }
      }
    }
  }

  /** Where the image descriptor of 48 x 32 pixels at 0, 0 begins. */
  private static int frame(byte[] gif) {
    byte[] descriptor = {',', 0, 0, 0, 0, 48, 0, 32, 0};
    int at = 13;
    while (!Arrays.equals(gif, at, at + descriptor.length, descriptor, 0, descriptor.length)) {
      at++;
    }
    return at;
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(ImageFormatTest.class.getResourceAsStream(file))) {
      return in.readAllBytes();
    }
  }
}
