package cnnlab.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Images of a single color, in a folder per class: quickly learned, and easily told what for. */
public final class PlainImages {
  private PlainImages() {}

  /** Writes one. */
  public static void write(Path folder, int number, int color) throws IOException {
    write(folder, number, color, "png");
  }

  /** Writes one that is as long as every other. */
  public static void bitmap(Path folder, int number, int color) throws IOException {
    write(folder, number, color, "bmp");
  }

  private static void write(Path folder, int number, int color, String format) throws IOException {
    BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 32 * 32; i++) {
      picture.setRGB(i % 32, i / 32, color);
    }
    Path file = Files.createDirectories(folder).resolve(number + "." + format);
    ImageIO.write(picture, format, file.toFile());
  }

  /** Twenty dark and twenty light images, their names switched or not. */
  public static void toTrainWith(Path folder, boolean switched) throws IOException {
    for (int i = 0; i < 20; i++) {
      write(folder.resolve(switched ? "light" : "dark"), i, 0x101010 * (i % 4));
      write(folder.resolve(switched ? "dark" : "light"), i, 0xffffff - 0x101010 * (i % 4));
    }
  }
}
