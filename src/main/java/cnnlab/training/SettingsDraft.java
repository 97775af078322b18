package cnnlab.training;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.NetworkSettingsBuilder;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RateChange;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.UserProblem;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be trained and how, as it was chosen and typed, right or wrong. A number that nobody
 * typed has the value that suits network and data, which {@link SettingsValidation} tells.
 *
 * @param data name of a known data set, or a path
 * @param testUse what the data's own test images are for
 * @param rateChanges what an earlier run's learning rate was changed to on its way, to be done
 *     again
 * @param weights path of the weights to start from; empty for random ones
 * @param freeze the layers up to this layer or block keep the weights given; empty for none; null
 *     for what suits weights and data
 * @param corrections of the data's images
 * @param typed the numbers that a user typed, as they stand there
 */
@RecordBuilder
public record SettingsDraft(
    Entry network,
    boolean auxiliary,
    String data,
    TestUse testUse,
    OptimizerSettings.Kind optimizer,
    Schedule schedule,
    boolean flip,
    List<RateChange> rateChanges,
    String weights,
    @Nullable String freeze,
    Corrections corrections,
    Map<NumericSetting, String> typed)
    implements SettingsDraftBuilder.With {

  public SettingsDraft {
    rateChanges = List.copyOf(rateChanges);
    typed = Map.copyOf(typed);
  }

  /** Everything as it suits a network and data. */
  public static SettingsDraft of(Entry network, String data) {
    return new SettingsDraft(
        network,
        false,
        data,
        TestUse.AT_END,
        OptimizerSettings.Kind.SGD,
        Schedule.COSINE,
        true,
        List.of(),
        "",
        null,
        Corrections.NONE,
        Map.of());
  }

  /** The settings of an earlier run. */
  public static SettingsDraft of(RunSettings run) throws UserProblem {
    Map<NumericSetting, String> typed = new EnumMap<>(NumericSetting.class);
    PretrainedSource from = run.startFrom();
    for (NumericSetting setting : NumericSetting.values()) {
      if (from != null || !NumericSetting.OF_FINE_TUNING.contains(setting)) {
        typed.put(setting, setting.text(setting.in(run)));
      }
    }
    return new SettingsDraft(
        Catalogue.entry(run.network().name()),
        run.network().auxiliary(),
        run.data(),
        run.testUse(),
        run.optimizer().kind(),
        run.schedule(),
        run.augmentation().flip(),
        run.rateChanges(),
        from == null ? "" : from.weights(),
        from == null ? null : from.freeze(),
        run.corrections(),
        typed);
  }

  /** What was typed for a number; empty where it follows its default. */
  public Optional<String> typed(NumericSetting setting) {
    return Optional.ofNullable(typed.get(setting));
  }

  /** With a number typed; null lets it follow its default. */
  public SettingsDraft type(NumericSetting setting, @Nullable String text) {
    Map<NumericSetting, String> all = new EnumMap<>(NumericSetting.class);
    all.putAll(typed);
    if (text == null) {
      all.remove(setting);
    } else {
      all.put(setting, text);
    }
    return withTyped(all);
  }

  /**
   * With another network, from random weights. Input size and learning rate are no longer those
   * that were chosen for the former one.
   */
  public SettingsDraft choose(Entry chosen) {
    return chosen.equals(network)
        ? this
        : withNetwork(chosen)
            .startFrom("")
            .type(NumericSetting.INPUT_SIZE, null)
            .type(NumericSetting.LEARNING_RATE, null);
  }

  /**
   * With weights to start from, adapted as suits them and the data, which their learning rate is
   * part of.
   *
   * @param file empty for random weights
   */
  public SettingsDraft startFrom(String file) {
    if (file.equals(weights)) {
      return this;
    }
    SettingsDraft other =
        withWeights(file).withFreeze(null).type(NumericSetting.LEARNING_RATE, null);
    for (NumericSetting setting : NumericSetting.OF_FINE_TUNING) {
      other = other.type(setting, null);
    }
    return other;
  }

  /** With a network as it was set elsewhere; its published size is not taken for a wish. */
  public SettingsDraft take(NetworkSettings net) throws UserProblem {
    SettingsDraft other =
        choose(Catalogue.entry(net.name()))
            .withAuxiliary(net.auxiliary())
            .startFrom("")
            .type(NumericSetting.WIDTH, NumericSetting.WIDTH.text(net.width()));
    return other.type(
        NumericSetting.INPUT_SIZE,
        net.inputSize() == other.network.inputSize()
            ? null
            : NumericSetting.INPUT_SIZE.text(net.inputSize()));
  }

  /** With what the authors of a family trained it with. */
  public SettingsDraft take(PaperRecipe recipe) {
    OptimizerSettings rule = recipe.optimizer();
    return withOptimizer(rule.kind())
        .withSchedule(recipe.schedule())
        .type(NumericSetting.BATCH_SIZE, NumericSetting.BATCH_SIZE.text(recipe.batchSize()))
        .type(NumericSetting.LEARNING_RATE, NumericSetting.LEARNING_RATE.text(rule.learningRate()))
        .type(NumericSetting.MOMENTUM, NumericSetting.MOMENTUM.text(rule.momentum()))
        .type(NumericSetting.WEIGHT_DECAY, NumericSetting.WEIGHT_DECAY.text(rule.weightDecay()));
  }

  /** With other data, as they come. */
  public SettingsDraft chooseData(String nameOrPath) {
    return nameOrPath.equals(data) ? this : withData(nameOrPath).withCorrections(Corrections.NONE);
  }

  /** Everything but network and data back to its default. */
  public SettingsDraft withDefaults() {
    return of(network, data).withCorrections(corrections);
  }

  /**
   * The settings that all of this comes to but for the numbers, which are 0.
   *
   * @param classes of the data
   */
  RunSettings withoutNumbers(int classes) {
    NetworkSettings net =
        NetworkSettingsBuilder.builder()
            .name(network.name())
            .classes(classes)
            .auxiliary(auxiliary && network.auxiliary())
            .build();
    return new RunSettings(
        net,
        data,
        0,
        testUse,
        0,
        0,
        0,
        new OptimizerSettings(optimizer, 0, 0, 0),
        schedule,
        Augmentation.of(0, flip),
        0,
        0,
        rateChanges,
        weights.isEmpty()
            ? null
            : new PretrainedSource(weights, Objects.requireNonNullElse(freeze, "")),
        corrections);
  }
}
