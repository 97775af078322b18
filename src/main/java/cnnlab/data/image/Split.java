package cnnlab.data.image;

import cnnlab.text.UserProblem;
import java.util.List;

/** Labeled images, in a fixed order; safe to read from several threads. */
public interface Split {
  int size();

  /** Class of example {@code index}, from 0. */
  int label(int index);

  /** Decodes example {@code index}. */
  RgbImage image(int index) throws UserProblem;

  /** By what its file is known; empty where it has none of its own. */
  default String name(int index) {
    return "";
  }

  /**
   * What tells an example from all others of its data set, whatever part of it is looked at: the
   * path of its file, or the number in its part ("train/17").
   */
  default String id(int index) {
    return name(index);
  }

  /** What was wrong with the examples that could not be decoded so far; where that is kept. */
  default List<UserProblem> unreadable() {
    return List.of();
  }
}
