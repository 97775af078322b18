package cnnlab.weights;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What other programs write into {@code __metadata__} under the keys of {@link WeightMetadata},
 * meaning something else: timm's {@code input_size} has channels, {@code mean} may be a word, the
 * architecture one that the catalogue does not have. {@code mean} and {@code std} of pixels from 0
 * to 255 are brought to the scale 0 to 1.
 */
public final class ForeignMetadata {
  /** This program writes all of these or none, so a file without one of them is another's. */
  private static final Set<String> OWN =
      Set.of(WeightMetadata.INPUT_SIZE, WeightMetadata.RESIZE, "mean", "std");

  /** One without the other would normalize by halves. */
  private static final List<String> PAIR = List.of("mean", "std");

  private static final String ARCHITECTURE = "architecture";
  private static final int SHOWN = 60;
  private static final float WHITE = 255;

  private ForeignMetadata() {}

  /**
   * Weights with what can be used of another program's metadata, and a note on what is left out or
   * brought to another scale. What this program wrote and is damaged stays.
   */
  public static Weights inOwnTerms(Weights weights) throws UserProblem {
    Map<String, String> metadata = new LinkedHashMap<>(weights.metadata());
    List<Note> notes = new ArrayList<>(weights.notes());
    boolean isOwn = metadata.keySet().containsAll(OWN);
    String network = metadata.get(ARCHITECTURE);
    if (!isOwn
        && network != null
        && !Catalogue.has(network)
        && !metadata.containsKey(WeightMetadata.DEFINITION)) {
      leaveOut(ARCHITECTURE, metadata, notes);
    }
    String odd = odd(metadata);
    while (metadata.containsKey(odd) && (!isOwn || isOfAnother(odd, metadata.get(odd)))) {
      for (String key : PAIR.contains(odd) ? PAIR : List.of(odd)) {
        leaveOut(key, metadata, notes);
      }
      odd = odd(metadata);
    }
    if (!isOwn) {
      scaleToOne(metadata, notes);
    }
    return new Weights(weights.tensors(), metadata, notes);
  }

  /** The key of the first value that cannot be read; empty where all can. */
  private static String odd(Map<String, String> metadata) {
    try {
      WeightMetadata.of(metadata);
      WeightMetadata.labels(metadata);
      return "";
    } catch (UserProblem problem) {
      return Objects.requireNonNullElse(problem.where(), "");
    }
  }

  /**
   * Mean and standard deviation of pixels from 0 to 255, as Caffe has them, on the scale 0 to 1; a
   * mean alone is only subtracted.
   */
  private static void scaleToOne(Map<String, String> metadata, List<Note> notes)
      throws UserProblem {
    Preprocessing said = WeightMetadata.of(metadata).preprocessing();
    boolean meanIsOfPixels = metadata.containsKey("mean") && isOfPixels(said.mean());
    boolean stdIsOfPixels = metadata.containsKey("std") && isOfPixels(said.std());
    if (!meanIsOfPixels && !stdIsOfPixels) {
      return;
    }
    List<Float> mean = metadata.containsKey("mean") ? said.mean() : List.of(0f, 0f, 0f);
    List<Float> std = metadata.containsKey("std") ? said.std() : List.of(1f, 1f, 1f);
    metadata.put("mean", toOne(mean));
    metadata.put("std", toOne(std));
    notes.add(Note.of("weights.note.pixels", metadata.get("mean"), metadata.get("std")));
  }

  /** No mean and no standard deviation of values from 0 to 1 is above 1. */
  private static boolean isOfPixels(List<Float> values) {
    return values.stream().anyMatch(value -> value > 1);
  }

  private static String toOne(List<Float> values) {
    return values.stream().map(value -> value / WHITE).toList().toString();
  }

  private static void leaveOut(String key, Map<String, String> metadata, List<Note> notes) {
    String value = metadata.remove(key);
    if (value == null) {
      return;
    }
    value = value.strip();
    String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    notes.add(Note.of("weights.note.foreign", key, shown));
  }

  /** A word, such as {@code bicubic}, or several sizes: no damage makes these of own values. */
  private static boolean isOfAnother(String key, String value) {
    boolean isSize = key.equals(WeightMetadata.INPUT_SIZE) || key.equals(WeightMetadata.RESIZE);
    boolean isList = value.strip().startsWith("[");
    boolean isWord =
        value.chars().anyMatch(Character::isLetter) && value.chars().noneMatch(Character::isDigit);
    return isList ? isSize : isWord;
  }
}
