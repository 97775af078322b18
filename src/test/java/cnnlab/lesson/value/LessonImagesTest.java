package cnnlab.lesson.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.RgbImage;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonImagesTest {
  @TempDir Path folder;

  /** 3 wide and 2 high, its red channel 10 x + 100 y. */
  @BeforeEach
  void picture() throws Exception {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 3; x++) {
        image.setRGB(x, y, (10 * x + 100 * y) << 16);
      }
    }
    ImageIO.write(image, "png", folder.resolve("own.png").toFile());
  }

  private RgbImage image(String name) throws Exception {
    return new LessonImages(folder).image(name);
  }

  private static int[] reds(RgbImage image) {
    int[] reds = new int[image.width() * image.height()];
    for (int i = 0; i < reds.length; i++) {
      reds[i] = image.rgb()[3 * i] & 0xff;
    }
    return reds;
  }

  @Test
  void aPictureOfTheLessonIsMovedToTheRightAndItsEdgeRepeated() throws Exception {
    assertThat(reds(image("own.png"))).containsExactly(0, 10, 20, 100, 110, 120);
    assertThat(reds(image("own.png@shift1"))).containsExactly(0, 0, 10, 100, 100, 110);
    assertThat(reds(image("own.png@shift0"))).containsExactly(0, 10, 20, 100, 110, 120);
    assertThat(reds(image("own.png@shift9"))).containsExactly(0, 0, 0, 100, 100, 100);
  }

  @Test
  void aTurnedPictureStandsAsItDoesTurnedToTheRight() throws Exception {
    RgbImage turned = image("own.png@rotate90");
    assertThat(turned.width()).isEqualTo(2);
    assertThat(turned.height()).isEqualTo(3);
    assertThat(reds(turned)).containsExactly(100, 0, 110, 10, 120, 20);
  }

  @Test
  void noiseIsTheSameEachTimeAndGrayIsGray() throws Exception {
    assertThat(image("noise").rgb()).isEqualTo(image("noise").rgb()).isNotEqualTo(new byte[12_288]);
    assertThat(reds(image("gray"))).hasSize(64 * 64).containsOnly(0x80);
  }

  @Test
  void aPictureOfTheLessonGoesBeforeASampleOfItsName() throws Exception {
    assertThat(image("chelsea.png").width()).as("the sample").isGreaterThan(100);
    Files.copy(folder.resolve("own.png"), folder.resolve("chelsea.png"));
    assertThat(image("chelsea.png").width()).as("the lesson's own").isEqualTo(3);
  }

  /** A lesson comes from anybody: it must show no file from outside its folder. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "none.png",
        "../own.png",
        "a/../../own.png",
        "/etc/passwd",
        "own.png@rotate45",
        "own.png@",
        "fashion:-1",
        "fashion:10000",
        "",
      })
  void anImageThatIsNotThereIsNamed(String name) {
    assertThatThrownBy(() -> image(name)).hasMessageContaining("There is no image " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"own.png@shiftfar", "fashion:boot", "fashion:", "own.png@shift1.5"})
  void aNumberThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> image(name)).hasMessageMatching("(?s).+[.] .+[.]");
  }
}
