package cnnlab.explain;

import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Occlusion sensitivity (Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional
 * Networks"): a patch of the data's mean color is laid over each part of the picture in turn; where
 * the class's probability falls, the answer rests on what was hidden. Works for every network.
 */
public final class Occlusion {
  /** Places along each side. */
  private static final int GRID = 12;

  /** A patch hides its own cell of the grid and so many on each side of it. */
  private static final int REACH = 1;

  private Occlusion() {}

  /**
   * By how much the probability falls when each part is hidden.
   *
   * @param goOn told, now and then, the share done, 0 to 1; its answer false ends the work
   * @return empty if it was ended early
   */
  public static Optional<HeatMap> of(
      TrainedNetwork network, RgbImage image, int label, DoublePredicate goOn) throws UserProblem {
    Preprocessing preprocessing = network.preprocessing();
    int values = preprocessing.values();
    int classes = network.labels().size();
    float[] whole = new float[values];
    preprocessing.apply(image, whole, 0);
    float answer = network.probabilities(new Batch(1, whole, new int[1]))[label];
    float[] falls = new float[GRID * GRID];
    for (int row = 0; row < GRID; row++) {
      if (!goOn.test((double) row / GRID)) {
        return Optional.empty();
      }
      float[] pixels = new float[GRID * values];
      for (int column = 0; column < GRID; column++) {
        System.arraycopy(whole, 0, pixels, column * values, values);
        hide(pixels, column * values, preprocessing.inputSize(), row, column);
      }
      float[] probabilities = network.probabilities(new Batch(GRID, pixels, new int[GRID]));
      for (int column = 0; column < GRID; column++) {
        falls[row * GRID + column] = answer - probabilities[column * classes + label];
      }
    }
    return Optional.of(new HeatMap(GRID, GRID, falls));
  }

  /** Normalized, the mean color is zero. */
  private static void hide(float[] pixels, int offset, int side, int row, int column) {
    int left = edge(column - REACH, side);
    int right = edge(column + REACH + 1, side);
    for (int channel = 0; channel < 3; channel++) {
      for (int y = edge(row - REACH, side); y < edge(row + REACH + 1, side); y++) {
        int start = offset + (channel * side + y) * side;
        Arrays.fill(pixels, start + left, start + right, 0);
      }
    }
  }

  private static int edge(int cell, int side) {
    return Math.clamp((long) cell * side / GRID, 0, side);
  }
}
