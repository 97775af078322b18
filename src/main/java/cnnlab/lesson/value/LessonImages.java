package cnnlab.lesson.value;

import cnnlab.data.ClassNames;
import cnnlab.data.Datasets;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Images by name: a file of the lesson or one of {@code sample-images}, "noise", "gray", or
 * "fashion:17", a test image of Fashion-MNIST; "@shift4" moves it to the right and repeats its
 * edge, "@rotate90" turns it to the right.
 */
public final class LessonImages {
  private static final int SIDE = 64;
  private static final long SEED = 1;
  private static final byte GRAY = (byte) 0x80;
  private static final int MOST_SHIFT = 64;

  private final Path folder;

  public LessonImages(Path folder) {
    this.folder = folder;
  }

  /** The image of this name. */
  public RgbImage image(String name) throws UserProblem {
    String[] parts = name.split("@", 2);
    RgbImage whole = whole(parts[0]);
    if (parts.length == 1) {
      return whole;
    }
    if (parts[1].startsWith("shift")) {
      return shifted(whole, Math.clamp(number(parts[1].substring(5)), 0, MOST_SHIFT));
    }
    if (parts[1].equals("rotate90")) {
      return turned(whole);
    }
    throw UserProblem.of("lesson.value.image", name);
  }

  private RgbImage whole(String name) throws UserProblem {
    return switch (name) {
      case "noise" -> noise();
      case "gray" -> gray();
      default -> name.startsWith("fashion:") ? fashion(name) : Images.read(file(name));
    };
  }

  /** Where an image file of this name lies. */
  private Path file(String name) throws UserProblem {
    Path samples = Path.of(System.getProperty("cnnlab.home", ""), "sample-images");
    if (name.contains("..") || name.startsWith("/")) {
      throw UserProblem.of("lesson.value.image", name);
    }
    return Stream.of(folder.resolve(name), samples.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> UserProblem.of("lesson.value.image", name));
  }

  private static int number(String text) throws UserProblem {
    return TypedNumber.whole(text, "image");
  }

  private static RgbImage fashion(String name) throws UserProblem {
    Split test = Objects.requireNonNull(Datasets.open(ClassNames.FASHION_MNIST).test());
    int index = number(name.substring(name.indexOf(':') + 1));
    if (index < 0 || index >= test.size()) {
      throw UserProblem.of("lesson.value.image", name);
    }
    return test.image(index);
  }

  private static RgbImage noise() {
    RgbImage noise = blank(SIDE, SIDE);
    new Random(SEED).nextBytes(noise.rgb());
    return noise;
  }

  private static RgbImage gray() {
    RgbImage gray = blank(SIDE, SIDE);
    Arrays.fill(gray.rgb(), GRAY);
    return gray;
  }

  private static RgbImage shifted(RgbImage image, int pixels) {
    RgbImage moved = blank(image.width(), image.height());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        copy(image, Math.max(0, x - pixels), y, moved, x, y);
      }
    }
    return moved;
  }

  private static RgbImage turned(RgbImage image) {
    int side = image.height();
    RgbImage turned = blank(side, image.width());
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < image.width(); x++) {
        copy(image, x, y, turned, side - 1 - y, x);
      }
    }
    return turned;
  }

  private static RgbImage blank(int width, int height) {
    return new RgbImage(width, height, new byte[width * height * 3]);
  }

  private static void copy(RgbImage from, int x, int y, RgbImage to, int toX, int toY) {
    System.arraycopy(
        from.rgb(), 3 * (y * from.width() + x), to.rgb(), 3 * (toY * to.width() + toX), 3);
  }
}
