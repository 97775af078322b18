package cnnlab.comparison;

import cnnlab.run.RunRecord;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings together the runs that differ in the seed alone. */
public final class SeedGroups {
  private static final String SEPARATOR = " · ";

  private SeedGroups() {}

  /**
   * One entry in place of several runs with the same settings but for the seed, where the first of
   * them stood; what they reached is then a mean. Runs that have not finished stay by themselves.
   */
  public static List<ComparedRun> combined(List<ComparedRun> runs) {
    Map<List<Object>, List<ComparedRun>> alike = new LinkedHashMap<>();
    for (ComparedRun run : runs) {
      alike.computeIfAbsent(key(run), _ -> new ArrayList<>()).add(run);
    }
    return alike.values().stream().map(SeedGroups::one).toList();
  }

  private static List<Object> key(ComparedRun run) {
    RunRecord record = run.record();
    if (record.state() != RunState.FINISHED) {
      return List.of(run.folder());
    }
    List<Object> key = new ArrayList<>(List.of(record.settings().data(), record.architecture()));
    for (RunSetting setting : RunSetting.values()) {
      if (setting != RunSetting.SEED) {
        key.add(setting.of(record));
      }
    }
    return key;
  }

  private static ComparedRun one(List<ComparedRun> runs) {
    List<StoredRun> all = runs.stream().map(ComparedRun::run).toList();
    return runs.size() == 1
        ? runs.getFirst()
        : runs.getFirst().combined(all, title(all.stream().map(StoredRun::record).toList()));
  }

  /** What all titles begin with: "ResNet-20 · Shapes" of "… · seed 1" and "… · seed 2". */
  private static String title(List<RunRecord> runs) {
    List<String> common = Arrays.asList(runs.getFirst().title().split(SEPARATOR, -1));
    for (RunRecord run : runs) {
      List<String> words = Arrays.asList(run.title().split(SEPARATOR, -1));
      int same = 0;
      while (same < Math.min(common.size(), words.size())
          && common.get(same).equals(words.get(same))) {
        same++;
      }
      common = common.subList(0, same);
    }
    return common.isEmpty() ? runs.getFirst().title() : String.join(SEPARATOR, common);
  }
}
