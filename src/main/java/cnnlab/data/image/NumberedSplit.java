package cnnlab.data.image;

import cnnlab.text.UserProblem;
import java.security.MessageDigest;
import java.util.List;

/**
 * A part of a data set whose examples have no files of their own, and are known by their number in
 * it.
 *
 * @param part its name ("train")
 */
public record NumberedSplit(String part, Split whole) implements Split {

  /** The part itself where its examples have names. */
  public static Split of(String part, Split whole) {
    return whole.size() == 0 || !whole.name(0).isEmpty() ? whole : new NumberedSplit(part, whole);
  }

  @Override
  public int size() {
    return whole.size();
  }

  @Override
  public int label(int index) {
    return whole.label(index);
  }

  @Override
  public String id(int index) {
    return part + "/" + index;
  }

  @Override
  public long bytes(int index) throws UserProblem {
    return whole.bytes(index);
  }

  @Override
  public long digest(int index, MessageDigest digest) throws UserProblem {
    return whole.digest(index, digest);
  }

  @Override
  public RgbImage image(int index) throws UserProblem {
    return whole.image(index);
  }

  @Override
  public List<UserProblem> unreadable() {
    return whole.unreadable();
  }
}
