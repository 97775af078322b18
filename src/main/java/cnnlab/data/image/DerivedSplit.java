package cnnlab.data.image;

import cnnlab.text.UserProblem;
import java.security.MessageDigest;
import java.util.List;

/** A split made of the examples of another: what it does not say itself is what that one says. */
public interface DerivedSplit extends Split {
  /** The split that its examples come from. */
  Split whole();

  /** Which example of {@link #whole} its example {@code index} is. */
  default int source(int index) {
    return index;
  }

  @Override
  default int size() {
    return whole().size();
  }

  @Override
  default int label(int index) {
    return whole().label(source(index));
  }

  @Override
  default String name(int index) {
    return whole().name(source(index));
  }

  @Override
  default String id(int index) {
    return whole().id(source(index));
  }

  @Override
  default long bytes(int index) throws UserProblem {
    return whole().bytes(source(index));
  }

  @Override
  default long digest(int index, MessageDigest digest) throws UserProblem {
    return whole().digest(source(index), digest);
  }

  @Override
  default RgbImage image(int index) throws UserProblem {
    return whole().image(source(index));
  }

  @Override
  default List<UserProblem> unreadable() {
    return whole().unreadable();
  }
}
