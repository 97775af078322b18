package cnnlab.data.image;

/**
 * A part of a data set whose examples are known by more than their names, for another part may have
 * the same: {@code train/cats/1.jpg} and {@code test/cats/1.jpg}. Without names they are known by
 * their numbers: {@code train/17}.
 *
 * @param part its name ("train")
 */
public record PartSplit(String part, Split whole) implements DerivedSplit {

  /**
   * The part itself where names alone will do.
   *
   * @param alone whether there is no other part
   */
  public static Split of(String part, Split whole, boolean alone) {
    boolean named = whole.size() == 0 || !whole.name(0).isEmpty();
    return alone && named ? whole : new PartSplit(part, whole);
  }

  @Override
  public String id(int index) {
    String name = name(index);
    return part + "/" + (name.isEmpty() ? index : name);
  }
}
