package cnnlab.data.correction;

import cnnlab.data.image.Split;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Images of a data set that are excluded or relabeled. The data stay as they are.
 *
 * @param changes no two of the same image; the newest last
 */
public record Corrections(List<Correction> changes) {
  /** The data as they come. */
  public static final Corrections NONE = new Corrections(List.of());

  public Corrections {
    changes = List.copyOf(changes);
  }

  /** What is said of an image; empty where it stays as it is. */
  public Optional<Correction> of(String image) {
    return changes.stream().filter(change -> change.image().equals(image)).findFirst();
  }

  /**
   * With one more, in place of what was said of the same image, whose first class stays known; none
   * where it gets this back.
   */
  public Corrections with(Correction change) {
    String was = of(change.image()).map(Correction::was).orElse(change.was());
    List<Correction> all = new ArrayList<>(without(change.image()).changes);
    if (!was.equals(change.becomes())) {
      all.add(new Correction(change.image(), change.pixels(), was, change.becomes()));
    }
    return new Corrections(all);
  }

  /** Without what is said of an image. */
  public Corrections without(String image) {
    return new Corrections(
        changes.stream().filter(change -> !change.image().equals(image)).toList());
  }

  /** Number of images that are left out. */
  public int excluded() {
    return (int) changes.stream().filter(Correction::excludes).count();
  }

  /** Number of images that have another class. */
  public int relabeled() {
    return changes.size() - excluded();
  }

  /** How many of each: "3 excluded, 1 relabeled"; "none". */
  public String inWords(Messages messages) {
    return inWords(excluded(), relabeled(), messages);
  }

  /** The same of numbers alone. */
  public static String inWords(int excluded, int relabeled, Messages messages) {
    if (excluded == 0 && relabeled == 0) {
      return messages.get("correction.none");
    }
    return relabeled == 0
        ? messages.get("correction.excluded", excluded)
        : excluded == 0
            ? messages.get("correction.relabeled", relabeled)
            : messages.get("correction.both", excluded, relabeled);
  }

  /** Tells one list from another with as many changes. */
  public String key() {
    return changes.isEmpty() ? "" : Integer.toHexString(changes.hashCode());
  }

  /**
   * Demands that all of them are of images of these parts; a list of other data would change
   * nothing, and nobody would know.
   */
  public void requireImagesOf(List<Split> parts) throws UserProblem {
    if (changes.isEmpty()) {
      return;
    }
    Set<String> missing =
        changes.stream().map(Correction::image).collect(Collectors.toCollection(TreeSet::new));
    for (Split part : parts) {
      for (int i = 0; i < part.size(); i++) {
        missing.remove(part.id(i));
      }
    }
    if (!missing.isEmpty()) {
      throw UserProblem.of("correction.no-image", missing.size(), missing.iterator().next())
          .at("corrections");
    }
  }

  /**
   * A split as it is with these corrections; those of images that it does not hold change nothing.
   *
   * @param classes of the data set, in the order of their numbers
   * @throws UserProblem where an image is no longer the one that was corrected, or a class is none
   *     of these
   */
  public Split apply(Split split, List<String> classes) throws UserProblem {
    if (changes.isEmpty()) {
      return split;
    }
    Map<String, Correction> byImage =
        changes.stream().collect(Collectors.toMap(Correction::image, Function.identity()));
    int[] indices = new int[split.size()];
    int[] labels = new int[split.size()];
    int kept = 0;
    boolean changed = false;
    for (int i = 0; i < split.size(); i++) {
      Correction change = byImage.get(split.id(i));
      changed |= change != null;
      if (change != null && !change.isOf(split, i)) {
        throw UserProblem.of("correction.other-image", change.image()).at("corrections");
      }
      if (change == null || change.becomes() != null) {
        indices[kept] = i;
        labels[kept++] = change == null ? split.label(i) : label(change, classes);
      }
    }
    return changed
        ? new CorrectedSplit(split, Arrays.copyOf(indices, kept), Arrays.copyOf(labels, kept))
        : split;
  }

  private static int label(Correction change, List<String> classes) throws UserProblem {
    String name = Objects.requireNonNull(change.becomes());
    int label = classes.indexOf(name);
    if (label < 0) {
      throw UserProblem.of("correction.other-class", change.image(), name).at("corrections");
    }
    return label;
  }
}
