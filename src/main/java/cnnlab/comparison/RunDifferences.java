package cnnlab.comparison;

import cnnlab.run.RunRecord;
import cnnlab.text.Messages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells some runs apart: the settings in which they differ.
 *
 * @param runs those that are compared with each other
 * @param settings in which at least two of them differ, in the order of {@link RunSetting}
 */
public record RunDifferences(List<RunRecord> runs, List<RunSetting> settings) {
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
   * What a table, a legend and a chart call a run: its title, and where others share it, what it
   * has other than they: "ResNet-20 · rate 0.1 · seed 2". Runs that differ in nothing are numbered
   * in the order in which they began.
   */
  public String label(RunRecord run, Messages messages) {
    List<RunRecord> namesakes =
        runs.stream().filter(other -> other.title().equals(run.title())).toList();
    Stream<String> title = Stream.of(run.title());
    return Stream.concat(title, of(namesakes).details(run, messages))
        .collect(Collectors.joining(" · "));
  }

  /** The title's companion where there is a line of its own: "rate 0.1 · seed 2". */
  public String about(RunRecord run, Messages messages) {
    return settings.stream()
        .filter(setting -> !mentions(run.title(), setting, run, messages))
        .map(setting -> setting.label(run, messages))
        .collect(Collectors.joining(" · "));
  }

  private Stream<String> details(RunRecord run, Messages messages) {
    List<RunRecord> twins = runs.stream().filter(same(run)).sorted(BEGUN).toList();
    Stream<String> told =
        settings.stream()
            .filter(setting -> !mentions(run.title(), setting, run, messages))
            .map(setting -> setting.label(run, messages));
    return twins.size() < 2 ? told : Stream.concat(told, Stream.of("#" + (twins.indexOf(run) + 1)));
  }

  private static final Comparator<RunRecord> BEGUN =
      Comparator.comparing(run -> run.provenance().created());

  private Predicate<RunRecord> same(RunRecord run) {
    return other ->
        settings.stream().allMatch(setting -> setting.of(other).equals(setting.of(run)));
  }

  /** Whether a title says so already, as a sweep's do. */
  private static boolean mentions(
      String title, RunSetting setting, RunRecord run, Messages messages) {
    return Arrays.asList(title.split("[ ·]+", -1))
        .contains(setting.text(setting.of(run), messages));
  }
}
