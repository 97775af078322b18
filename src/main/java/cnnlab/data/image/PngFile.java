package cnnlab.data.image;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes images as PNG. */
public final class PngFile {
  private PngFile() {}

  /** Writes an image; a file that is there is replaced, whole or not at all. */
  public static void write(Path file, RgbImage image) throws UserProblem {
    BufferedImage pixels =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = image.rgb();
    for (int i = 0; i < rgb.length / 3; i++) {
      int color =
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
      pixels.setRGB(i % image.width(), i / image.width(), color);
    }
    try {
      AtomicFile.write(file, out -> ImageIO.write(pixels, "png", Channels.newOutputStream(out)));
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
