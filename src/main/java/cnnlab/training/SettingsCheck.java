package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shapes;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Dataset;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with chosen settings, all at once. Each problem is located at the field's name as
 * {@link RunSettings} and its parts spell it ("batchSize"), so that a form can mark it.
 */
public final class SettingsCheck {
  private final List<UserProblem> problems = new ArrayList<>();

  private SettingsCheck() {}

  /** Everything that can be told without opening the data. */
  public static List<UserProblem> problems(RunSettings settings) {
    SettingsCheck check = ofNumbers(settings);
    check.network(settings);
    return List.copyOf(check.problems);
  }

  /** The same for a run that is resumed: it holds its network, wherever that came from. */
  static List<UserProblem> problemsOfResumed(RunSettings settings) {
    return List.copyOf(ofNumbers(settings).problems);
  }

  private static SettingsCheck ofNumbers(RunSettings settings) {
    SettingsCheck check = new SettingsCheck();
    for (NumericSetting setting : NumericSetting.values()) {
      setting.problem(settings).ifPresent(check.problems::add);
    }
    Augmentation change = settings.augmentation();
    check.unless(!settings.data().isBlank(), "data", "setting.no-data");
    check.unless(
        change.resizedCrop() == 0 || change.multiScale() == 0,
        NumericSetting.MULTI_SCALE.field(),
        "setting.two-windows");
    return check;
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
    Range allowed = NumericSetting.learningRates(kind);
    Optional<UserProblem> problem = NumericSetting.LEARNING_RATE.problem(rate, allowed);
    if (problem.isPresent()) {
      throw problem.get();
    }
  }

  /** The highest learning rate that an optimizer is given. */
  public static double highestLearningRate(OptimizerSettings.Kind kind) {
    return NumericSetting.learningRates(kind).most();
  }

  private void network(RunSettings settings) {
    try {
      Architecture architecture = Catalogue.build(settings.network());
      if (settings.batchSize() == 1) {
        Optional<String> lonely = normalizingOneValue(architecture);
        lonely.ifPresent(
            layer -> problems.add(UserProblem.of("setting.one-value", layer).at("batchSize")));
      }
    } catch (UserProblem unbuildable) {
      problems.add(unbuildable);
    }
  }

  /**
   * The first normalization that has one value per channel, of one image: less its own mean, that
   * is always 0, and nothing behind it learns. PyTorch refuses it too.
   */
  private static Optional<String> normalizingOneValue(Architecture architecture)
      throws UserProblem {
    Shapes shapes = Shapes.of(architecture);
    return architecture.layers().stream()
        .filter(layer -> layer.op() instanceof Op.BatchNorm)
        .map(Layer::name)
        .filter(layer -> shapes.get(layer).elements() == shapes.get(layer).channels())
        .findFirst();
  }

  private void unless(boolean fine, String field, String key, Object... arguments) {
    if (!fine) {
      problems.add(UserProblem.of(key, arguments).at(field));
    }
  }
}
