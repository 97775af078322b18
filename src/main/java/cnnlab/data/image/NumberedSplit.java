package cnnlab.data.image;

/**
 * A part of a data set whose examples have no files of their own, and are known by their number in
 * it.
 *
 * @param part its name ("train")
 */
public record NumberedSplit(String part, Split whole) implements DerivedSplit {

  /** The part itself where its examples have names. */
  public static Split of(String part, Split whole) {
    return whole.size() == 0 || !whole.name(0).isEmpty() ? whole : new NumberedSplit(part, whole);
  }

  @Override
  public String id(int index) {
    return part + "/" + index;
  }
}
