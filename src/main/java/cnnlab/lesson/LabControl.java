package cnnlab.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands around the things that a lesson is about, and that it can hide from learners. */
public enum LabControl {
  /** The way to other places. */
  PLACES,
  /** The list of networks. */
  EXPLORE_GALLERY,
  /** The network's settings and totals. */
  EXPLORE_NUMBERS,
  /** The choice of views: layers, code and the others. */
  EXPLORE_VIEWS,
  /** The list of runs. */
  TRAIN_RUNS,
  /** The tabs of a run. */
  TRAIN_TABS,
  /** The choice of network and image. */
  INSPECT_QUESTION,
  /** The ways to look at an image. */
  INSPECT_TABS;

  /** What nobody misses who only looks. */
  public static final Set<LabControl> FOR_WHO_ACTS =
      Set.of(EXPLORE_GALLERY, EXPLORE_NUMBERS, EXPLORE_VIEWS, TRAIN_RUNS, TRAIN_TABS, INSPECT_TABS);

  /** As lessons name it: "explore.gallery". */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The one of this name. */
  static Optional<LabControl> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** The names of all. */
  static String words() {
    return Arrays.stream(values()).map(LabControl::word).collect(Collectors.joining(", "));
  }
}
