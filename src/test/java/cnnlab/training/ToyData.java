package cnnlab.training;

import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Three classes that are easily told apart: noise, brighter at the top, middle or bottom. */
public final class ToyData {
  private static final int SIZE = 32;

  private ToyData() {}

  public static Dataset dataset(int train, int validation) {
    return new Dataset(
        "bands",
        List.of("top", "middle", "bottom"),
        split(train, 3),
        split(validation, 3),
        null,
        SIZE);
  }

  /** The same with test images. */
  public static Dataset dataset(int train, int validation, int test) {
    Dataset data = dataset(train, validation);
    return new Dataset(
        data.name(), data.labels(), data.train(), data.validation(), split(test, 3), SIZE);
  }

  /** Only the upper two of the classes. */
  static Dataset twoClasses(int train, int validation) {
    return new Dataset(
        "halves", List.of("top", "middle"), split(train, 2), split(validation, 2), null, SIZE);
  }

  public static RgbImage image(int label, long seed) {
    Random random = new Random(seed);
    byte[] rgb = new byte[SIZE * SIZE * 3];
    for (int i = 0; i < rgb.length; i++) {
      int row = i / (SIZE * 3);
      boolean bright = row * 3 / SIZE == label;
      rgb[i] = (byte) (random.nextInt(150) + (bright ? 100 : 0));
    }
    return new RgbImage(SIZE, SIZE, rgb);
  }

  private static Split split(int size, int classes) {
    RgbImage[] images = new RgbImage[size];
    Arrays.setAll(images, i -> image(i % classes, i));
    return new Split() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public int label(int index) {
        return index % classes;
      }

      @Override
      public RgbImage image(int index) {
        return images[index];
      }
    };
  }
}
