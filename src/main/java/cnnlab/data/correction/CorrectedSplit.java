package cnnlab.data.correction;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.security.MessageDigest;
import java.util.List;

/**
 * A split without the examples that are excluded, some of the others in another class.
 *
 * @param indices of the examples in {@code whole}
 * @param labels of these examples
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record CorrectedSplit(Split whole, int[] indices, int[] labels) implements Split {

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String name(int index) {
    return whole.name(indices[index]);
  }

  @Override
  public String id(int index) {
    return whole.id(indices[index]);
  }

  @Override
  public long bytes(int index) throws UserProblem {
    return whole.bytes(indices[index]);
  }

  @Override
  public long digest(int index, MessageDigest digest) throws UserProblem {
    return whole.digest(indices[index], digest);
  }

  @Override
  public RgbImage image(int index) throws UserProblem {
    return whole.image(indices[index]);
  }

  @Override
  public List<UserProblem> unreadable() {
    return whole.unreadable();
  }
}
