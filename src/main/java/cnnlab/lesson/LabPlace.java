package cnnlab.lesson;

import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place of the lab, and by which names a lesson sets and watches what is in view there. The
 * screens answer to these names.
 */
public enum LabPlace {
  EXPLORE(
      "network, input, layer, view=layers|code|diff|memory|build, panels=all|card|none, "
          + "level=stages|blocks|layers, "
          + "color=kind|params|macs|memory|field|time",
      "params, macs, field"),
  TRAIN("network, data, epochs, width, rate, run, tab=curves|layers|confusion|log", ""),
  INSPECT(
      "network, image, tab=predictions|activations|explanation|unit|calculation|change|several,"
          + " layer, method",
      ""),
  COMPARE(
      "data, runs, tab=tradeoff|curves|agreement|table, "
          + "across=params|macs|memory|inference_memory|file_size|training_time|throughput|latency",
      "");

  private final String settings;
  private final String following;

  /**
   * @param settings what a step can set, each with the values that it may have; without any it may
   *     have all
   * @param following what follows from it, to wait for
   */
  LabPlace(String settings, String following) {
    this.settings = settings;
    this.following = following;
  }

  /** As lessons name it: "explore". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a step can set. */
  public List<String> settable() {
    return parts(settings, ", ").map(each -> each.replaceFirst("=.*", "")).toList();
  }

  /** What a step can wait for: what can be set, and what follows from it. */
  public List<String> watched() {
    return Stream.concat(settable().stream(), parts(following, ", ")).toList();
  }

  /** The values that a setting may have; none where any text will do. */
  public List<String> values(String setting) {
    return parts(settings, ", ")
        .filter(each -> each.startsWith(setting + "="))
        .flatMap(each -> parts(each.substring(setting.length() + 1), "|"))
        .toList();
  }

  private static Stream<String> parts(String text, String separator) {
    return Arrays.stream(text.split(Pattern.quote(separator), -1)).filter(part -> !part.isEmpty());
  }

  /**
   * Demands that settings are known here.
   *
   * @param set whether they are to be set, not only watched
   */
  void require(Map<String, String> settings, boolean set) throws UserProblem {
    List<String> known = set ? settable() : watched();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String name = setting.getKey();
      if (!known.contains(name)) {
        throw UserProblem.of("lesson.setting", name, word(), String.join(", ", known));
      }
      List<String> values = values(name);
      if (!values.isEmpty() && !values.contains(setting.getValue()) && (set || !any(setting))) {
        throw UserProblem.of(
            "lesson.setting-value", name, setting.getValue(), String.join(", ", values));
      }
    }
  }

  private static boolean any(Map.Entry<String, String> setting) {
    return setting.getValue().equals(LabState.ANY);
  }
}
