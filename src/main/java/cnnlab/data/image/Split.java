package cnnlab.data.image;

import cnnlab.text.UserProblem;
import java.security.MessageDigest;
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
   * path of its file, after its part where there are several ("test/cats/1.jpg"), or the number in
   * its part ("train/17").
   */
  default String id(int index) {
    return name(index);
  }

  /** Bytes of its file, told without reading it; 0 where it has none of its own. */
  default long bytes(int index) throws UserProblem {
    return 0;
  }

  /**
   * Adds what example {@code index} is made of, its file's bytes or else its pixels, to a digest.
   *
   * @return the number of bytes that were added
   */
  default long digest(int index, MessageDigest digest) throws UserProblem {
    byte[] pixels = image(index).rgb();
    digest.update(pixels);
    return pixels.length;
  }

  /** What was wrong with the examples that could not be decoded so far; where that is kept. */
  default List<UserProblem> unreadable() {
    return List.of();
  }
}
