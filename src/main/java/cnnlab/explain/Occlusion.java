package cnnlab.explain;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Occlusion sensitivity (Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional
 * Networks"): a window is laid over each part of the image in turn; where the class's score falls,
 * the answer rests on what was hidden. Works for every network.
 */
record Occlusion(ImageScore score, int window, int stride) {

  /** Where a window lies: its left and top edge in pixels. */
  private record Window(int left, int top) {}

  /**
   * By how much the score falls when a position is hidden, the mean of the windows over it; for all
   * colors of a pixel the same. Windows begin at the top left; those that reach beyond the edges
   * are cut off there, as in Captum.
   *
   * @param fill what is seen in place of what is hidden, as large as the image
   * @return empty if it was ended early
   */
  Optional<LayerMap> map(float[] fill) throws UserProblem {
    int side = score.side();
    double whole = score.of();
    List<Window> positions = positions();
    double[] falls = new double[side * side];
    int[] windows = new int[side * side];
    for (int first = 0; first < positions.size(); first += ImageScore.AT_ONCE) {
      if (!score.goOn().test((double) first / positions.size())) {
        return Optional.empty();
      }
      List<Window> some =
          positions.subList(first, Math.min(first + ImageScore.AT_ONCE, positions.size()));
      float[] hidden = score.of(hidden(some, fill), some.size());
      for (int i = 0; i < hidden.length; i++) {
        add(some.get(i), whole - hidden[i], falls, windows);
      }
    }
    float[] values = new float[score.pixels().length];
    for (int i = 0; i < values.length; i++) {
      int position = i % falls.length;
      values[i] = windows[position] == 0 ? 0 : (float) (falls[position] / windows[position]);
    }
    return Optional.of(new LayerMap(score.input(), List.of(score.channels(), side, side), values));
  }

  private List<Window> positions() {
    int last = Math.max(0, Math.ceilDiv(score.side() - window, stride));
    List<Window> positions = new ArrayList<>();
    for (int row = 0; row <= last; row++) {
      for (int column = 0; column <= last; column++) {
        positions.add(new Window(column * stride, row * stride));
      }
    }
    return positions;
  }

  private float[] hidden(List<Window> positions, float[] fill) {
    int values = score.pixels().length;
    float[] images = new float[positions.size() * values];
    for (int i = 0; i < positions.size(); i++) {
      System.arraycopy(score.pixels(), 0, images, i * values, values);
      Window position = positions.get(i);
      for (int channel = 0; channel < score.channels(); channel++) {
        for (int y = position.top; y < end(position.top); y++) {
          int from = (channel * score.side() + y) * score.side() + position.left;
          System.arraycopy(
              fill, from, images, i * values + from, end(position.left) - position.left);
        }
      }
    }
    return images;
  }

  private void add(Window position, double fall, double[] falls, int[] windows) {
    for (int y = position.top; y < end(position.top); y++) {
      for (int x = position.left; x < end(position.left); x++) {
        falls[y * score.side() + x] += fall;
        windows[y * score.side() + x]++;
      }
    }
  }

  private int end(int edge) {
    return Math.min(edge + window, score.side());
  }
}
