package cnnlab.training;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.run.RunNotes;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Several runs that differ in one setting only, and perhaps in the seed.
 *
 * @param values of the setting
 * @param seeds runs for each value, with the seeds that follow on the one chosen
 */
public record Sweep(NumericSetting setting, List<Number> values, int seeds) {
  /** Runs of one sweep. */
  public static final int MOST = 50;

  public Sweep {
    values = List.copyOf(values);
  }

  /**
   * Reads values with commas or blanks between; a seed may have 64 bits.
   *
   * @throws UserProblem where one is no number, there are not two, or too many
   */
  public static Sweep of(NumericSetting setting, String typed) throws UserProblem {
    List<Number> values = new ArrayList<>();
    for (String text : Arrays.stream(typed.strip().split("[,，;\\s]+", -1)).distinct().toList()) {
      if (text.isEmpty()) {
        throw UserProblem.of("typed.number", text).at(setting.field());
      }
      values.add(setting.read(text));
    }
    checkCount(setting, values.size());
    return new Sweep(setting, values, 1);
  }

  /** Runs that differ in the seed alone. */
  public static Sweep ofSeeds(RunSettings base, int count) throws UserProblem {
    List<Number> seeds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seeds.add(base.seed() + i);
    }
    checkCount(NumericSetting.SEED, count);
    return new Sweep(NumericSetting.SEED, seeds, 1);
  }

  /** The same with so many seeds for each value. */
  public Sweep repeated(int count) throws UserProblem {
    if (setting == NumericSetting.SEED && count > 1) {
      throw UserProblem.of("sweep.seeds-twice").at(setting.field());
    }
    checkCount(setting, values.size() * count);
    return new Sweep(setting, values, count);
  }

  private static void checkCount(NumericSetting setting, int runs) throws UserProblem {
    if (runs < 2 || runs > MOST) {
      throw UserProblem.of("sweep.count", runs, MOST).at(setting.field());
    }
  }

  /** The value that a run has, counted from 0 in the order of {@link #settings}. */
  public Number valueOf(int run) {
    return values.get(run / seeds);
  }

  /**
   * The settings of every run; those that differ in the seed alone follow one another.
   *
   * @throws UserProblem where one of them cannot be trained
   */
  public List<RunSettings> settings(RunSettings base) throws UserProblem {
    if (!setting.appliesTo(base)) {
      throw UserProblem.of("sweep.needs-weights", setting.field()).at(setting.field());
    }
    List<RunSettings> all = new ArrayList<>();
    for (Number value : values) {
      RunSettings settings = setting.set(base, value);
      List<UserProblem> problems = SettingsCheck.problems(settings);
      if (!problems.isEmpty()) {
        throw problems.getFirst();
      }
      for (int i = 0; i < seeds; i++) {
        all.add(settings.withSeed(settings.seed() + i));
      }
    }
    return all;
  }

  /** A tag for its runs that no run has yet: "sweep-momentum", "sweep-momentum-2". */
  public String freeTag(Collection<RunNotes> taken) {
    String word = "sweep-" + setting.field();
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? word : word + "-" + number)
        .filter(tag -> taken.stream().noneMatch(notes -> notes.tags().contains(tag)))
        .findFirst()
        .orElseThrow();
  }

  /** What is said about one of the runs: the value that it has, and a tag that all share. */
  public RunNotes notes(RunSettings base, Number value, String tag) throws UserProblem {
    String title =
        "%s · %s %s"
            .formatted(
                RunRecord.title(
                    Catalogue.entry(base.network().name()).title(),
                    Path.of(base.data()).getFileName().toString()),
                setting.field().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT),
                TypedNumber.text(value));
    return new RunNotes(title, List.of(tag), "");
  }
}
