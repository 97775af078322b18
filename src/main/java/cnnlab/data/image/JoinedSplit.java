package cnnlab.data.image;

import cnnlab.text.UserProblem;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** Splits one after the other, as one. */
public final class JoinedSplit implements Split {
  private final List<Split> parts;
  private final int[] ends;

  /**
   * @param parts none of them empty
   */
  public JoinedSplit(List<Split> parts) {
    this.parts = List.copyOf(parts);
    ends = this.parts.stream().mapToInt(Split::size).toArray();
    Arrays.parallelPrefix(ends, Math::addExact);
  }

  public List<Split> parts() {
    return parts;
  }

  @Override
  public int size() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  @Override
  public int label(int index) {
    int part = part(index);
    return parts.get(part).label(index - begin(part));
  }

  @Override
  public String name(int index) {
    int part = part(index);
    return parts.get(part).name(index - begin(part));
  }

  @Override
  public String id(int index) {
    int part = part(index);
    return parts.get(part).id(index - begin(part));
  }

  @Override
  public long bytes(int index) throws UserProblem {
    int part = part(index);
    return parts.get(part).bytes(index - begin(part));
  }

  @Override
  public long digest(int index, MessageDigest digest) throws UserProblem {
    int part = part(index);
    return parts.get(part).digest(index - begin(part), digest);
  }

  @Override
  public RgbImage image(int index) throws UserProblem {
    int part = part(index);
    return parts.get(part).image(index - begin(part));
  }

  /** The part that an example lies in: the first that ends behind it. */
  private int part(int index) {
    int found = Arrays.binarySearch(ends, index + 1);
    return found >= 0 ? found : -found - 1;
  }

  private int begin(int part) {
    return part == 0 ? 0 : ends[part - 1];
  }
}
