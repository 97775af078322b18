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
  private record Place(int left, int top) {}

  /**
   * By how much the score falls when a place is hidden, the mean of the windows over it; for all
   * colors of a pixel the same. Windows begin at the top left; those that reach beyond the edges
   * are cut off there, as in Captum.
   *
   * @param fill what is seen in place of what is hidden, as large as the image
   * @return empty if it was ended early
   */
  Optional<LayerMap> map(float[] fill) throws UserProblem {
    int side = score.side();
    double whole = score.of();
    List<Place> places = places();
    double[] falls = new double[side * side];
    int[] windows = new int[side * side];
    for (int first = 0; first < places.size(); first += ImageScore.AT_ONCE) {
      if (!score.goOn().test((double) first / places.size())) {
        return Optional.empty();
      }
      List<Place> some = places.subList(first, Math.min(first + ImageScore.AT_ONCE, places.size()));
      float[] hidden = score.of(hidden(some, fill), some.size());
      for (int i = 0; i < hidden.length; i++) {
        add(some.get(i), whole - hidden[i], falls, windows);
      }
    }
    float[] values = new float[score.pixels().length];
    for (int i = 0; i < values.length; i++) {
      int place = i % falls.length;
      values[i] = windows[place] == 0 ? 0 : (float) (falls[place] / windows[place]);
    }
    return Optional.of(new LayerMap(score.input(), List.of(score.channels(), side, side), values));
  }

  private List<Place> places() {
    int last = Math.max(0, Math.ceilDiv(score.side() - window, stride));
    List<Place> places = new ArrayList<>();
    for (int row = 0; row <= last; row++) {
      for (int column = 0; column <= last; column++) {
        places.add(new Place(column * stride, row * stride));
      }
    }
    return places;
  }

  private float[] hidden(List<Place> places, float[] fill) {
    int values = score.pixels().length;
    float[] images = new float[places.size() * values];
    for (int i = 0; i < places.size(); i++) {
      System.arraycopy(score.pixels(), 0, images, i * values, values);
      Place place = places.get(i);
      for (int channel = 0; channel < score.channels(); channel++) {
        for (int y = place.top; y < end(place.top); y++) {
          int from = (channel * score.side() + y) * score.side() + place.left;
          System.arraycopy(fill, from, images, i * values + from, end(place.left) - place.left);
        }
      }
    }
    return images;
  }

  private void add(Place place, double fall, double[] falls, int[] windows) {
    for (int y = place.top; y < end(place.top); y++) {
      for (int x = place.left; x < end(place.left); x++) {
        falls[y * score.side() + x] += fall;
        windows[y * score.side() + x]++;
      }
    }
  }

  private int end(int edge) {
    return Math.min(edge + window, score.side());
  }
}
