package cnnlab.data;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Resampling;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * What a data set holds, at a glance.
 *
 * @param classes in the order of the labels' numbers
 * @param sizes of the images looked at
 * @param mean the mean of the training images looked at, scaled to a square
 */
public record DataOverview(List<ClassCount> classes, Sizes sizes, RgbImage mean) {
  private static final int EXAMPLES = 16;
  private static final int LOOKED_AT = 500;
  private static final int LARGEST_SIDE = 96;

  /**
   * How often a class occurs.
   *
   * @param test 0 where there are no test images
   * @param examples indices of some of its training images
   */
  public record ClassCount(int train, int validation, int test, List<Integer> examples) {}

  /** The smallest and the largest side in pixels, across and down. */
  public record Sizes(int leastWidth, int mostWidth, int leastHeight, int mostHeight) {}

  /** Counts all labels, and looks at images spread evenly over the training split. */
  public static DataOverview of(Dataset data) throws UserProblem {
    int[] train = new int[data.labels().size()];
    List<List<Integer>> examples = new ArrayList<>();
    data.labels().forEach(_ -> examples.add(new ArrayList<>()));
    for (int i = 0; i < data.train().size(); i++) {
      int label = data.train().label(i);
      train[label]++;
      if (examples.get(label).size() < EXAMPLES) {
        examples.get(label).add(i);
      }
    }
    int[] validation = counts(data.validation(), train.length);
    int[] test = data.test() == null ? new int[train.length] : counts(data.test(), train.length);
    List<ClassCount> classes = new ArrayList<>();
    for (int label = 0; label < train.length; label++) {
      classes.add(
          new ClassCount(train[label], validation[label], test[label], examples.get(label)));
    }
    return look(data, classes);
  }

  private static int[] counts(Split split, int classes) {
    int[] counts = new int[classes];
    for (int i = 0; i < split.size(); i++) {
      counts[split.label(i)]++;
    }
    return counts;
  }

  /**
   * Images that cannot be read are passed over, as in training; where all are, that is a problem.
   */
  private static DataOverview look(Dataset data, List<ClassCount> classes) throws UserProblem {
    int side = Math.min(data.imageSize(), LARGEST_SIDE);
    long[] sums = new long[3 * side * side];
    Sizes sizes = new Sizes(Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0);
    int looked = Math.min(LOOKED_AT, data.train().size());
    int read = 0;
    UserProblem unreadable = null;
    for (int i = 0; i < looked; i++) {
      RgbImage image;
      try {
        image = data.train().image((int) ((long) i * data.train().size() / looked));
        read++;
      } catch (UserProblem problem) {
        unreadable = problem;
        continue;
      }
      sizes =
          new Sizes(
              Math.min(sizes.leastWidth, image.width()),
              Math.max(sizes.mostWidth, image.width()),
              Math.min(sizes.leastHeight, image.height()),
              Math.max(sizes.mostHeight, image.height()));
      byte[] rgb = Resampling.fit(image, side, side).rgb();
      for (int at = 0; at < rgb.length; at++) {
        sums[at] += rgb[at] & 0xff;
      }
    }
    if (read == 0 && unreadable != null) {
      throw unreadable;
    }
    byte[] mean = new byte[sums.length];
    for (int at = 0; at < mean.length; at++) {
      mean[at] = (byte) Math.round((double) sums[at] / Math.max(1, read));
    }
    return new DataOverview(List.copyOf(classes), sizes, new RgbImage(side, side, mean));
  }

  /** Size of the largest class as a multiple of the smallest, in the training split. */
  public double imbalance() {
    int most = classes.stream().mapToInt(ClassCount::train).max().orElse(0);
    int least = classes.stream().mapToInt(ClassCount::train).min().orElse(0);
    return (double) most / least;
  }
}
