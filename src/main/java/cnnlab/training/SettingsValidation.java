package cnnlab.training;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.data.Dataset;
import cnnlab.run.RunSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a draft: what is to be said of each setting, what follows from all of them, and the
 * plan of a run, unless something blocks it.
 *
 * @param settings as far as they can be read; a number that cannot has its default
 * @param defaults what suits network and data, for every number
 * @param statuses by the name of the field; those that are missing are OK
 * @param dataset split as the settings want it; null while there is none
 * @param analysis of the network; null where it cannot be built
 * @param memory that training takes; null where it cannot be told
 * @param stages layers and blocks up to which the network can be frozen
 * @param start the weights given; null where there are none, or they do not fit
 * @param plan null while something blocks it
 */
public record SettingsValidation(
    SettingsDraft draft,
    RunSettings settings,
    Map<NumericSetting, String> defaults,
    Map<String, SettingStatus> statuses,
    @Nullable Dataset dataset,
    @Nullable Analysis analysis,
    @Nullable MemoryEstimate memory,
    List<String> stages,
    @Nullable PretrainedTransfer start,
    @Nullable RunPlan plan) {

  /** Of a draft before it was checked. */
  public static SettingsValidation pending(SettingsDraft draft) {
    Map<NumericSetting, String> unknown = new EnumMap<>(NumericSetting.class);
    for (NumericSetting setting : NumericSetting.values()) {
      unknown.put(setting, "");
    }
    return new SettingsValidation(
        draft,
        draft.withoutNumbers(draft.network().classes()),
        unknown,
        Map.of("data", SettingStatus.PENDING),
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  public SettingsValidation {
    defaults = Map.copyOf(defaults);
    statuses = Map.copyOf(statuses);
    stages = List.copyOf(stages);
  }

  /** What is said of a setting. */
  public SettingStatus status(String field) {
    return statuses.getOrDefault(field, SettingStatus.OK);
  }

  /** How many settings are at this level. */
  public int count(SettingStatus.Level level) {
    return (int) statuses.values().stream().filter(status -> status.level() == level).count();
  }
}
