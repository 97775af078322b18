package cnnlab.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cnnlab.data.GeneratedShapes;
import cnnlab.data.image.Images;
import cnnlab.data.image.MemorySplit;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingTest {

  /** The expected images were made by torchvision 0.14 and Pillow 9.4 from the same noise. */
  @ParameterizedTest
  @CsvSource({"61,40,28,20", "40,61,28,21", "37,50,48,33", "45,45,45,32", "200,3,24,24"})
  void scalesAndCutsAsTorchvisionToTheLastBit(int width, int height, int resize, int size)
      throws Exception {
    String expected = "fit_" + width + "x" + height + "_" + resize + "_" + size + ".png";

    RgbImage fitted = new Preprocessing(size, resize, mean(0), mean(1)).fit(noise(width, height));

    assertThat(fitted.width()).isEqualTo(size);
    assertThat(fitted.rgb()).isEqualTo(resource(expected).rgb());
  }

  @Test
  void anImageOfTheRightSizeIsNotResampled() {
    RgbImage image = noise(32, 32);

    assertThat(new Preprocessing(32, 32, mean(0), mean(1)).fit(image)).isSameAs(image);
  }

  @Test
  void aLineOfPixelsCostsNoMoreThanItsSize() {
    RgbImage line = new RgbImage(100_000, 1, new byte[300_000]);

    assertThat(Preprocessing.IMAGENET.fit(line).rgb()).hasSize(224 * 224 * 3);
  }

  @Test
  void valuesAreNormalizedPerChannelInPlanes() {
    byte[] white = new byte[224 * 224 * 3];
    Arrays.fill(white, (byte) 255);
    white[3] = 0; // red of the second pixel
    float[] values = new float[1 + Preprocessing.IMAGENET.values()];

    new Preprocessing(224, 224, Preprocessing.IMAGENET.mean(), Preprocessing.IMAGENET.std())
        .apply(new RgbImage(224, 224, white), values, 1);

    assertThat(values[0]).isZero();
    assertThat(values[1]).isCloseTo(2.2489f, within(1e-4f));
    assertThat(values[2]).isCloseTo(-2.1179f, within(1e-4f));
    assertThat(values[1 + 224 * 224 + 1]).isCloseTo(2.4286f, within(1e-4f));
    assertThat(values[1 + 2 * 224 * 224]).isCloseTo(2.64f, within(1e-4f));
  }

  @Test
  void measuredValuesHaveMeanZeroAndDeviationOne() throws UserProblem {
    Split split = GeneratedShapes.split(200, 1);

    Preprocessing measured = Preprocessing.measured(split, 32);

    double sum = 0;
    double squares = 0;
    float[] values = new float[measured.values()];
    for (int i = 0; i < split.size(); i++) {
      measured.apply(split.image(i), values, 0);
      for (float value : values) {
        sum += value;
        squares += value * value;
      }
    }
    double count = (double) split.size() * values.length;
    assertThat(sum / count).isCloseTo(0, within(1e-4));
    assertThat(squares / count).isCloseTo(1, within(1e-4));
  }

  @Test
  void aChannelThatNeverChangesIsNotDividedByZero() throws UserProblem {
    Split black = new MemorySplit(4, 4, MemorySplit.Layout.GRAY, new byte[32], new byte[] {0, 1});

    assertThat(Preprocessing.measured(black, 4).std()).allMatch(std -> std > 0);
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThatThrownBy(() -> new Preprocessing(224, 223, mean(0), mean(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Preprocessing(224, 256, mean(0), mean(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Float> mean(float value) {
    return List.of(value, value, value);
  }

  private static RgbImage noise(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++, at++) {
          rgb[at] = (byte) (x * 73 + y * 151 + channel * 199 + x * y * 7 + x * x * y % 251 * 3);
        }
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static RgbImage resource(String file) throws IOException, UserProblem {
    try (InputStream in =
        Objects.requireNonNull(PreprocessingTest.class.getResourceAsStream(file))) {
      return Images.read(in.readAllBytes(), file);
    }
  }
}
