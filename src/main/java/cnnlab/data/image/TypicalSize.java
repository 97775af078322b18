package cnnlab.data.image;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What size the images of a split usually have. */
public final class TypicalSize {
  /** Images looked at, spread evenly. */
  private static final int EXAMPLES = 15;

  private TypicalSize() {}

  /**
   * The median length of the shorter side in pixels. Images that cannot be read are passed over, as
   * in training.
   *
   * @throws UserProblem the first one's where none can be read
   */
  public static int of(Split split) throws UserProblem {
    List<Integer> sides = new ArrayList<>();
    List<UserProblem> problems = new ArrayList<>();
    int examples = Math.min(split.size(), EXAMPLES);
    for (int i = 0; i < examples; i++) {
      try {
        RgbImage image = split.image((int) ((long) i * split.size() / examples));
        sides.add(Math.min(image.width(), image.height()));
      } catch (UserProblem problem) {
        problems.add(problem);
      }
    }
    if (sides.isEmpty()) {
      throw problems.getFirst();
    }
    Collections.sort(sides);
    return sides.get(sides.size() / 2);
  }
}
