package cnnlab.ui.image;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.RgbImage;
import javafx.geometry.Bounds;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ThumbnailTest {

  /** Also above 127, where a byte is negative. */
  @Test
  void everyPixelKeepsItsColor() {
    byte[] rgb = {
      (byte) 255,
      0,
      0,
      0,
      (byte) 128,
      0, //
      0,
      0,
      (byte) 200,
      1,
      2,
      3, //
      (byte) 255,
      (byte) 255,
      (byte) 255,
      0,
      0,
      0
    };
    PixelReader pixels = new Thumbnail(new RgbImage(2, 3, rgb), 40).getImage().getPixelReader();
    int[] expected = {0xffff0000, 0xff008000, 0xff0000c8, 0xff010203, 0xffffffff, 0xff000000};
    for (int i = 0; i < expected.length; i++) {
      assertThat(pixels.getArgb(i % 2, Math.floorDiv(i, 2))).isEqualTo(expected[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"32, 32, 40, 40", "64, 32, 40, 20", "10, 40, 10, 40"})
  void anImageKeepsItsProportionsWithinTheSquare(int width, int height, double wide, double high) {
    RgbImage image = new RgbImage(width, height, new byte[width * height * 3]);
    Bounds bounds = new Thumbnail(image, 40).getLayoutBounds();
    assertThat(bounds.getWidth()).isEqualTo(wide);
    assertThat(bounds.getHeight()).isEqualTo(high);
  }
}
