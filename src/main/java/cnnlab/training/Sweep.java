package cnnlab.training;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Several runs that differ in one setting only.
 *
 * @param values of the setting, one for each run
 */
public record Sweep(Setting setting, List<Double> values) {
  private static final int MOST = 50;

  /** What can be varied. */
  public enum Setting {
    LEARNING_RATE("learningRate"),
    BATCH_SIZE("batchSize"),
    EPOCHS("epochs"),
    MOMENTUM("momentum"),
    WEIGHT_DECAY("weightDecay"),
    WIDTH("width"),
    SEED("seed");

    private final String field;

    Setting(String field) {
      this.field = field;
    }

    /** As {@link RunSettings} and its parts spell it. */
    public String field() {
      return field;
    }
  }

  public Sweep {
    values = List.copyOf(values);
  }

  /**
   * Reads values with commas or blanks between.
   *
   * @throws UserProblem where one is no number, there are not two, or too many
   */
  public static Sweep of(Setting setting, String typed) throws UserProblem {
    List<Double> values = new ArrayList<>();
    for (String text : Arrays.stream(typed.strip().split("[,，;\\s]+", -1)).distinct().toList()) {
      try {
        values.add(Double.valueOf(text));
      } catch (NumberFormatException e) {
        throw UserProblem.of("typed.number", text).at(setting.field()).causedBy(e);
      }
    }
    if (values.size() < 2 || values.size() > MOST) {
      throw UserProblem.of("sweep.count", values.size(), MOST).at(setting.field());
    }
    return new Sweep(setting, values);
  }

  /**
   * The settings of every run.
   *
   * @throws UserProblem where one of them cannot be trained
   */
  public List<RunSettings> settings(RunSettings base) throws UserProblem {
    List<RunSettings> all = new ArrayList<>();
    for (double value : values) {
      RunSettings settings = with(base, value);
      List<UserProblem> problems = SettingsCheck.problems(settings);
      if (!problems.isEmpty()) {
        throw problems.getFirst();
      }
      all.add(settings);
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
  public RunNotes notes(RunSettings base, double value, String tag) throws UserProblem {
    String title =
        "%s · %s · %s %s"
            .formatted(
                Catalogue.entry(base.network().name()).title(),
                Path.of(base.data()).getFileName(),
                setting.field(),
                plain(value));
    return new RunNotes(title, List.of(tag), "");
  }

  private RunSettings with(RunSettings base, double value) throws UserProblem {
    NetworkSettings network = base.network();
    OptimizerSettings optimizer = base.optimizer();
    return new RunSettings(
        setting == Setting.WIDTH
            ? new NetworkSettings(
                network.name(), network.inputSize(), network.classes(), value, network.auxiliary())
            : network,
        base.data(),
        base.validationShare(),
        base.testUse(),
        base.limit(),
        setting == Setting.EPOCHS ? whole(value) : base.epochs(),
        setting == Setting.BATCH_SIZE ? whole(value) : base.batchSize(),
        new OptimizerSettings(
            optimizer.kind(),
            setting == Setting.LEARNING_RATE ? value : optimizer.learningRate(),
            setting == Setting.MOMENTUM ? value : optimizer.momentum(),
            setting == Setting.WEIGHT_DECAY ? value : optimizer.weightDecay()),
        base.schedule(),
        base.augmentation(),
        setting == Setting.SEED ? whole(value) : base.seed(),
        base.patience(),
        base.rateChanges(),
        base.startFrom());
  }

  private int whole(double value) throws UserProblem {
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw UserProblem.of("typed.whole-number", plain(value)).at(setting.field());
    }
    return (int) value;
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
