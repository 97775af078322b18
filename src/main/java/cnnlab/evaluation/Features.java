package cnnlab.evaluation;

import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The activations of a split's images in the layer before the classifier, in a file that is read
 * row by row.
 *
 * @param values of each image
 */
public record Features(Path file, int values) {

  /**
   * An image of the split.
   *
   * @param distance Euclidean, between activations
   */
  public record Neighbor(int index, double distance) {}

  /** Some images of a split. */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
  public record Sample(int[] indices, float[][] rows) {}

  /** The images nearest to given activations, the nearest first. */
  public List<Neighbor> nearest(float[] query, int count) throws UserProblem {
    Comparator<Neighbor> farthestFirst =
        Comparator.comparingDouble(Neighbor::distance).thenComparingInt(Neighbor::index).reversed();
    PriorityQueue<Neighbor> nearest = new PriorityQueue<>(farthestFirst);
    read(
        (row, features) -> {
          double distance = distance(query, features);
          if (!Double.isNaN(distance)) {
            nearest.add(new Neighbor(row, distance));
            if (nearest.size() > count) {
              nearest.remove();
            }
          }
        });
    return nearest.stream().sorted(farthestFirst.reversed()).toList();
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** The activations of images; of those that cannot be read there are none. */
  public Sample of(int[] indices) throws UserProblem {
    boolean[] wanted = new boolean[Arrays.stream(indices).max().orElse(-1) + 1];
    for (int index : indices) {
      wanted[index] = true;
    }
    List<Integer> found = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    read(
        (row, features) -> {
          if (row < wanted.length && wanted[row] && !Float.isNaN(features[0])) {
            found.add(row);
            rows.add(features.clone());
          }
        });
    return new Sample(
        found.stream().mapToInt(Integer::intValue).toArray(), rows.toArray(float[][]::new));
  }

  private void read(RowFile.RowReader reader) throws UserProblem {
    try (RowFile rows = RowFile.open(file, values)) {
      rows.forEach(reader);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
