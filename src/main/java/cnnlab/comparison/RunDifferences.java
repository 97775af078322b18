package cnnlab.comparison;

import cnnlab.run.RunRecord;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What tells some runs apart: the settings in which they differ.
 *
 * @param runs those that are compared with each other
 * @param settings in which at least two of them differ, in the order of {@link RunSetting}
 */
public record RunDifferences(List<RunRecord> runs, List<RunSetting> settings) {
  private static final Comparator<RunRecord> BEGUN =
      Comparator.comparing(run -> run.provenance().created());

  private static final String SEPARATOR = " · ";

  public static final RunDifferences NONE = new RunDifferences(List.of(), List.of());

  public RunDifferences {
    runs = List.copyOf(runs);
    settings = List.copyOf(settings);
  }

  public static RunDifferences of(List<RunRecord> runs) {
    return new RunDifferences(
        runs,
        Arrays.stream(RunSetting.values())
            .filter(setting -> runs.stream().map(setting::of).distinct().count() > 1)
            .toList());
  }

  /**
   * What a legend and a chart call a run: its title, and where others share it, as much of what it
   * has other than they as tells them apart: "ResNet-20 · rate 0.1 · seed 2". Runs that differ in
   * nothing are numbered in the order in which they began.
   */
  public String label(RunRecord run, Messages messages) {
    return joined(run.title(), distinction(run, messages));
  }

  /** The same for a chart that names the data set: without it at the title's end. */
  public String labelOnItsData(RunRecord run, Messages messages) {
    return joined(run.titleBesideData(), distinction(run, messages));
  }

  /**
   * As much of what a run has other than those of its title as tells it apart; "" where no other
   * has its title: "rate 0.1 · seed 2".
   */
  public String distinction(RunRecord run, Messages messages) {
    List<String> words = new ArrayList<>();
    List<RunRecord> same = namesakes(run);
    for (RunSetting setting : settings) {
      Comparable<?> own = setting.of(run);
      List<RunRecord> left = same.stream().filter(it -> setting.of(it).equals(own)).toList();
      if (left.size() < same.size()) {
        same = left;
        words.add(setting.label(run, messages));
      }
    }
    if (same.size() > 1) {
      long before = same.stream().filter(it -> BEGUN.compare(it, run) < 0).count();
      words.add("#" + (before + 1));
    }
    return String.join(SEPARATOR, words);
  }

  private static String joined(String title, String distinction) {
    return distinction.isEmpty() ? title : title + SEPARATOR + distinction;
  }

  /**
   * The title's companion where there is a line of its own: all in which the run differs from those
   * of its title, "rate 0.1 · SGD · seed 2"; the network and the data of one that has another title
   * than all and does not name them.
   */
  public String about(RunRecord run, Messages messages) {
    List<RunRecord> namesakes = namesakes(run);
    List<RunSetting> telling =
        namesakes.size() > 1
            ? of(namesakes).settings()
            : List.of(RunSetting.NETWORK, RunSetting.DATASET);
    return telling.stream()
        .filter(setting -> !mentions(run.title(), setting.text(setting.of(run), messages)))
        .map(setting -> setting.label(run, messages))
        .collect(Collectors.joining(SEPARATOR));
  }

  private List<RunRecord> namesakes(RunRecord run) {
    return runs.stream().filter(other -> other.title().equals(run.title())).toList();
  }

  /** Whether a title says so already, as a sweep's do: a value as words of its own. */
  private static boolean mentions(String title, String text) {
    return (" " + title + " ").contains(" " + text + " ");
  }
}
