package cnnlab.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures of these tests were written by the Python Imaging Library. They have 48 x 32 pixels
 * in four quarters: red and green above, blue and yellow below.
 */
class ImagesTest {
  private static final int[] RED = {220, 30, 30};
  private static final int[] GREEN = {30, 180, 40};
  private static final int[] BLUE = {30, 60, 210};
  private static final int[] YELLOW = {240, 220, 60};

  @TempDir Path folder;

  @Test
  void aFolderStandsForItsImagesAndAPipeForOne() throws Exception {
    Files.createDirectories(folder.resolve("deep/er"));
    for (String name : new String[] {"b.png", "deep/er/a.png"}) {
      Files.write(folder.resolve(name), bytes("rgb.png"));
    }
    Files.writeString(folder.resolve("notes.txt"), "no image");
    Path single = folder.resolve("b.png");
    Images.Below below = Images.below(List.of(single, folder));
    assertThat(below.images()).containsExactly(single, single, folder.resolve("deep/er/a.png"));
    assertThat(below.notes().stream().map(UserProblem::getMessage))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("One file that is no image was passed over", ".txt × 1");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> Images.below(List.of(empty))).isInstanceOf(UserProblem.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(60)
  void whatComesOutOfAPipeIsRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                Files.write(pipe, bytes("rgb.png"));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(Images.read(pipe).width()).isEqualTo(48);
  }

  /** What a decoder takes for zeros after the end: billions of them, of a file of 46 bytes. */
  @Test
  @Timeout(60)
  void aFileWhoseDecodingHasNoEndIsRefused() throws IOException {
    byte[] endless = bytes("endless.webp");
    assertThatThrownBy(() -> Images.read(endless, "endless.webp"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("endless.webp is damaged");
  }

  @Test
  @Timeout(60)
  void aProgressiveFileOfThousandsOfScansIsRefused() throws IOException {
    byte[] sound = bytes("progressive.jpg");
    int scan = sound.length - 2;
    while ((sound[scan] & 0xff) != 0xff || (sound[scan + 1] & 0xff) != 0xda) {
      scan--;
    }
    byte[] last = Arrays.copyOfRange(sound, scan, sound.length - 2);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(sound, 0, sound.length - 2);
    for (int i = 0; i < 2000; i++) {
      bomb.writeBytes(last);
    }
    bomb.write(sound, sound.length - 2, 2);
    assertThatThrownBy(() -> Images.read(bomb.toByteArray(), "scans.jpg"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("scans.jpg is damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "rgb.jpg",
        "rgb.bmp",
        "palette.gif",
        "palette.png",
        "progressive.jpg",
        "lossless.webp",
        "lossy.webp",
        "cmyk.jpg",
        "profile-broken.webp",
        "profile-broken.jpg",
        "profile-broken.png",
        "animated.webp",
        "restarts.jpg"
      })
  void everyFormatShowsTheColors(String file) throws Exception {
    RgbImage image = Images.read(bytes(file), file);

    assertThat(image.width()).isEqualTo(48);
    assertThat(image.height()).isEqualTo(32);
    assertQuarters(image, RED, GREEN, BLUE, YELLOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gray.png", "gray.jpg", "gray16.png"})
  void grayIsNeitherBrightenedNorCut(String file) throws Exception {
    RgbImage image = Images.read(bytes(file), file);

    assertQuarters(
        image,
        new int[] {87, 87, 87},
        new int[] {119, 119, 119},
        new int[] {68, 68, 68},
        new int[] {208, 208, 208});
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha.png", "alpha.webp"})
  void transparencyLiesOverWhite(String file) throws Exception {
    RgbImage image = Images.read(bytes(file), file);

    int[] halfBlue = {142, 157, 232};
    assertQuarters(image, RED, GREEN, halfBlue, new int[] {255, 255, 255});
  }

  @Test
  void aPhotoTakenWithATurnedCameraStandsUpright() throws Exception {
    RgbImage right = Images.read(bytes("orientation6.jpg"), "right");
    assertThat(right.width()).isEqualTo(32);
    assertQuarters(right, BLUE, RED, YELLOW, GREEN);
    assertQuarters(Images.read(bytes("orientation3.png"), "down"), YELLOW, BLUE, GREEN, RED);
    assertQuarters(Images.read(bytes("orientation8.webp"), "left"), GREEN, YELLOW, RED, BLUE);
  }

  @Test
  void aMissingAnEmptyAndAForeignFileAreNamed() throws IOException {
    Path missing = folder.resolve("missing.png");
    assertProblem(missing, "image.missing");
    assertProblem(Files.createFile(folder.resolve("empty.png")), "file.empty");
    assertProblem(Files.writeString(folder.resolve("text.jpg"), "no picture"), "image.unknown");
    assertProblem(folder, "image.missing");
  }

  @Test
  void aFileThatLeadsBackToItselfIsRefused() throws IOException {
    byte[] png =
        ByteBuffer.allocate(24).putLong(0x89504e470d0a1a0aL).putInt(-12).putInt(0x61424344).array();
    assertProblem(Files.write(folder.resolve("loop.png"), png), "image.broken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "rgb.jpg",
        "rgb.bmp",
        "palette.gif",
        "progressive.jpg",
        "lossless.webp",
        "lossy.webp"
      })
  void aCutOffFileIsCalledSo(String file) throws Exception {
    byte[] whole = bytes(file);
    byte[] half = Arrays.copyOf(whole, whole.length * 6 / 10);

    assertThatThrownBy(() -> Images.read(half, file))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo("image.broken");
              assertThat(problem.where()).isEqualTo(file);
              assertThat(problem.what(Messages.CHINESE)).contains(file).contains("损坏");
            });
  }

  @Test
  void aBombIsRefusedByItsHeader() throws Exception {
    byte[] bomb = bytes("gray.png");
    ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
    CRC32 sum = new CRC32();
    sum.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) sum.getValue());

    assertThatThrownBy(() -> Images.read(bomb, "bomb.png"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("60,000 × 60,000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "orientation6.jpg",
        "palette.gif",
        "rgb.bmp",
        "alpha.webp",
        "lossy.webp"
      })
  void damageNeverCausesMoreThanAUserProblem(String file) throws Exception {
    byte[] sound = bytes(file);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      byte[] damaged = sound.clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        damaged[random.nextInt(Math.min(damaged.length, 300))] = (byte) random.nextInt();
      }
      try {
        assertThat(Images.read(damaged, file).rgb()).isNotEmpty();
      } catch (UserProblem expected) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static void assertProblem(Path file, String key) {
    assertThatThrownBy(() -> Images.read(file))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.where()).isEqualTo(file.toString());
            });
  }

  private static void assertQuarters(
      RgbImage image, int[] topLeft, int[] topRight, int[] bottomLeft, int[] bottomRight) {
    assertColor(image, 1, 1, topLeft);
    assertColor(image, 3, 1, topRight);
    assertColor(image, 1, 3, bottomLeft);
    assertColor(image, 3, 3, bottomRight);
  }

  /** The color at so many quarters of the width and height. */
  private static void assertColor(RgbImage image, int right, int down, int[] color) {
    int pixel = image.height() * down / 4 * image.width() + image.width() * right / 4;
    for (int channel = 0; channel < 3; channel++) {
      assertThat(image.rgb()[pixel * 3 + channel] & 0xff)
          .as("channel %s at %s/4, %s/4", channel, right, down)
          .isCloseTo(color[channel], within(8));
    }
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(ImagesTest.class.getResourceAsStream(file))) {
      return in.readAllBytes();
    }
  }
}
