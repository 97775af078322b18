package cnnlab.training;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Dataset;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.FineTuning;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with chosen settings, all at once. Each problem is located at the field's name as
 * {@link RunSettings} and its parts spell it ("batchSize"), so that a form can mark it.
 */
public final class SettingsCheck {
  private static final int MOST_EPOCHS = 100_000;
  private static final int MOST_IN_BATCH = 8192;
  private static final double HIGHEST_RATE = 10;
  private static final double HIGHEST_ADAM_RATE = 1;
  private static final double LEAST_AREA = 0.01;
  private static final double LARGEST_SCALE = 4;

  private final List<UserProblem> problems = new ArrayList<>();

  private SettingsCheck() {}

  /** Everything that can be told without opening the data. */
  public static List<UserProblem> problems(RunSettings settings) {
    SettingsCheck check = new SettingsCheck();
    check.training(settings);
    check.optimizer(settings.optimizer());
    check.network(settings);
    return List.copyOf(check.problems);
  }

  /** What shows once the data is open. */
  public static List<UserProblem> problems(RunSettings settings, Dataset data) {
    SettingsCheck check = new SettingsCheck();
    int examples =
        settings.limit() == 0
            ? data.train().size()
            : Math.min(settings.limit(), data.train().size());
    check.unless(data.labels().size() >= 2, "data", "setting.classes", data.name());
    check.unless(data.validation().size() > 0, "data", "setting.no-validation", data.name());
    check.unless(
        settings.batchSize() <= examples,
        "batchSize",
        "setting.batch-over-data",
        settings.batchSize(),
        examples);
    return List.copyOf(check.problems);
  }

  /**
   * Checks a learning rate for a run under way.
   *
   * @throws UserProblem where it is out of range
   */
  public static void requireLearningRate(OptimizerSettings.Kind kind, double rate)
      throws UserProblem {
    SettingsCheck check = new SettingsCheck();
    check.learningRate(kind, rate);
    if (!check.problems.isEmpty()) {
      throw check.problems.getFirst();
    }
  }

  private void training(RunSettings settings) {
    within("epochs", settings.epochs(), 1, MOST_EPOCHS);
    within("batchSize", settings.batchSize(), 1, MOST_IN_BATCH);
    unless(settings.limit() >= 0, "limit", "setting.limit", settings.limit());
    unless(settings.patience() >= 0, "patience", "setting.patience", settings.patience());
    unless(!settings.data().isBlank(), "data", "setting.no-data");
    double share = settings.validationShare();
    unless(share > 0 && share < 1, "validationShare", "setting.validationShare", plain(share));
    FineTuning tuning = settings.fineTuning();
    within("headEpochs", tuning.headEpochs(), 0, settings.epochs());
    double factor = tuning.rateFactor();
    unless(factor > 0 && factor <= 1, "rateFactor", "setting.rateFactor", plain(factor));
    augmentation(settings.augmentation(), settings.network().inputSize());
  }

  private void augmentation(Augmentation change, int size) {
    within("cropPadding", change.cropPadding(), 0, size / 2);
    within("cutout", change.cutout(), 0, size);
    double area = change.resizedCrop();
    unless(
        area == 0 || (area >= LEAST_AREA && area < 1),
        "resizedCrop",
        "setting.resizedCrop",
        plain(area),
        plain(LEAST_AREA));
    double scale = change.multiScale();
    unless(
        scale == 0 || (scale > 1 && scale <= LARGEST_SCALE),
        "multiScale",
        "setting.multiScale",
        plain(scale),
        plain(LARGEST_SCALE));
    unless(area == 0 || scale == 0, "multiScale", "setting.two-windows");
    double angle = change.rotation();
    unless(angle >= 0 && angle <= 180, "rotation", "setting.rotation", plain(angle));
    double jitter = change.colorJitter();
    unless(jitter >= 0 && jitter <= 1, "colorJitter", "setting.colorJitter", plain(jitter));
  }

  private void optimizer(OptimizerSettings optimizer) {
    learningRate(optimizer.kind(), optimizer.learningRate());
    double momentum = optimizer.momentum();
    unless(momentum >= 0 && momentum < 1, "momentum", "setting.momentum", plain(momentum));
    double decay = optimizer.weightDecay();
    unless(decay >= 0 && decay < 1, "weightDecay", "setting.weightDecay", plain(decay));
  }

  /** The highest learning rate that an optimizer is given. */
  public static double highestLearningRate(OptimizerSettings.Kind kind) {
    return kind == OptimizerSettings.Kind.ADAM ? HIGHEST_ADAM_RATE : HIGHEST_RATE;
  }

  private void learningRate(OptimizerSettings.Kind kind, double rate) {
    double highest = highestLearningRate(kind);
    unless(
        rate > 0 && rate <= highest,
        "learningRate",
        "setting.learningRate",
        plain(rate),
        plain(highest));
  }

  private void network(RunSettings settings) {
    try {
      Catalogue.build(settings.network());
    } catch (UserProblem unbuildable) {
      problems.add(unbuildable);
    }
  }

  private void within(String field, int value, int least, int most) {
    unless(value >= least && value <= most, field, "setting." + field, value, least, most);
  }

  private void unless(boolean fine, String field, String key, Object... arguments) {
    if (!fine) {
      problems.add(UserProblem.of(key, arguments).at(field));
    }
  }

  /** With every digit it was given, which a message's own formatting would cut off. */
  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
