package cnnlab.data.transform;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.GeneratedShapes;
import cnnlab.data.image.RgbImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
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
    Augmentation flip = Augmentation.of(0, true);
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
    Augmentation crop = Augmentation.of(1, false);
    Random random = new Random(1);
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      places.add(place(crop.apply(DOT, random)));
    }
    // The dot moves by -1..1 in both directions; where it leaves on the left, all is black.
    assertThat(places).containsExactlyInAnyOrder(-1, 0, 1, 3, 4, 6, 7);
  }

  @Test
  void aQuarterTurnBringsTheDotFromTheLeftToTheTop() {
    assertThat(ImageTransforms.rotated(DOT, 90).rgb()).isEqualTo(dot(1, 0).rgb());
    assertThat(ImageTransforms.rotated(DOT, -90).rgb()).isEqualTo(dot(1, 2).rgb());
  }

  @Test
  void colorJitterKeepsGrayGrayAndItsMeanWhereOnlyContrastChanges() {
    RgbImage dark = new RgbImage(2, 1, new byte[] {50, 50, 50, 70, 70, 70});

    assertThat(ImageTransforms.colored(dark, 2, 1, 1).rgb())
        .containsExactly(100, 100, 100, (byte) 140, (byte) 140, (byte) 140);
    assertThat(ImageTransforms.colored(dark, 1, 2, 1).rgb())
        .containsExactly(40, 40, 40, 80, 80, 80);
    assertThat(ImageTransforms.colored(dark, 1, 1, 2).rgb()).isEqualTo(dark.rgb());
    RgbImage red = new RgbImage(1, 1, new byte[] {100, 0, 0});
    assertThat(ImageTransforms.colored(red, 1, 1, 0).rgb()).containsExactly(30, 30, 30);
  }

  @Test
  void cutoutBlackensASquareThatMayLeaveTheImage() {
    byte[] white = new byte[27];
    Arrays.fill(white, (byte) 255);

    byte[] cut = ImageTransforms.cutOut(new RgbImage(3, 3, white), -1, 1, 2).rgb();

    for (int pixel = 0; pixel < 9; pixel++) {
      assertThat(cut[pixel * 3] & 0xff).isEqualTo(pixel == 3 || pixel == 6 ? 0 : 255);
    }
  }

  @Test
  void aWindowHasTheShareAndShapeAskedForAndLiesWithinTheImage() {
    RgbImage wide = new RgbImage(40, 10, new byte[1200]);
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      RandomWindow window = RandomWindow.ofArea(wide, 0.1, random);
      assertThat(window.width() * window.height() / 400).isBetween(0.1, 1.0);
      assertThat(window.width() / window.height()).isBetween(0.749, 1.334);
      assertThat(window.x()).isBetween(0.0, 40 - window.width());
      assertThat(window.y()).isBetween(0.0, 10 - window.height());
      RandomWindow scaled = RandomWindow.ofScale(wide, 2, random);
      assertThat(scaled.width()).isEqualTo(scaled.height()).isBetween(5.0, 10.0);
      assertThat(scaled.cut(wide, 8).width()).isEqualTo(8);
    }
  }

  @Test
  void theWholeImageAsAWindowIsTheImageScaled() {
    RgbImage image = GeneratedShapes.split(1, 5).image(0);

    byte[] window = new RandomWindow(0, 0, 32, 32).cut(image, 20).rgb();

    assertThat(window).isEqualTo(Resampling.fit(image, 20, 20).rgb());
  }

  @Test
  void everyChangeFollowsFromTheSeedAndKeepsTheInputSize() {
    RgbImage image = GeneratedShapes.split(1, 3).image(0);
    Preprocessing preprocessing =
        new Preprocessing(24, 24, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    for (Augmentation each :
        List.of(
            new Augmentation(4, true, 0.3, 0, 15, 0.4, 8),
            new Augmentation(0, false, 0, 2, 180, 1, 24))) {
      RgbImage first = each.apply(image, preprocessing, new SplittableRandom(7));
      RgbImage again = each.apply(image, preprocessing, new SplittableRandom(7));
      RgbImage other = each.apply(image, preprocessing, new SplittableRandom(8));
      assertThat(first.width()).isEqualTo(24);
      assertThat(first.rgb()).isEqualTo(again.rgb()).isNotEqualTo(other.rgb());
    }
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
