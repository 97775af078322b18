package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  /** One white pixel at the left of a 3 x 3 black image, in the middle row. */
  private static final RgbImage DOT = dot(0, 1);

  @Test
  void withoutAnyTheImageStays() {
    assertThat(Augmentation.NONE.apply(DOT, new Random(1))).isSameAs(DOT);
  }

  @Test
  void aFlipMirrorsAboutHalfOfTheImagesLeftToRight() {
    Augmentation flip = new Augmentation(0, true);
    Random random = new Random(1);
    int flipped = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] result = flip.apply(DOT, random).rgb();
      boolean mirrored = !Arrays.equals(result, DOT.rgb());
      assertThat(result).isEqualTo(mirrored ? dot(2, 1).rgb() : DOT.rgb());
      flipped += mirrored ? 1 : 0;
    }
    assertThat(flipped).isBetween(430, 570);
  }

  @Test
  void aCropMovesTheImageByUpToThePaddingAndFillsWithBlack() {
    Augmentation crop = new Augmentation(1, false);
    Random random = new Random(1);
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      places.add(place(crop.apply(DOT, random)));
    }
    // The dot moves by -1..1 in both directions; where it leaves on the left, all is black.
    assertThat(places).containsExactlyInAnyOrder(-1, 0, 1, 3, 4, 6, 7);
  }

  private static RgbImage dot(int x, int y) {
    byte[] rgb = new byte[27];
    Arrays.fill(rgb, (y * 3 + x) * 3, (y * 3 + x) * 3 + 3, (byte) 255);
    return new RgbImage(3, 3, rgb);
  }

  /** Index of the white pixel, -1 for none. */
  private static int place(RgbImage image) {
    for (int pixel = 0; pixel < 9; pixel++) {
      if (image.rgb()[pixel * 3] != 0) {
        return pixel;
      }
    }
    return -1;
  }
}
