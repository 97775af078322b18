package cnnlab.training;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.FineTuning;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSettings;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A number that is chosen about a training run: its name, how it is typed, where it lies in {@link
 * RunSettings}, and its bounds. The form, a sweep, the check of settings and the command line go by
 * this list.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
public enum NumericSetting {
  /** Side of the input in pixels; the network says which it can be. */
  INPUT_SIZE(
      "inputSize",
      Kind.WHOLE,
      network(NetworkSettings::inputSize),
      network((net, size) -> net.withInputSize(size.intValue()))),
  /** Multiplier on all channels; the network says which it can be. */
  WIDTH(
      "width",
      Kind.REAL,
      network(NetworkSettings::width),
      network((net, width) -> net.withWidth(width.doubleValue()))),
  LIMIT(
      "limit",
      Kind.WHOLE_OR_NONE,
      RunSettings::limit,
      (run, limit) -> run.withLimit(limit.intValue()),
      Range.closed(0, Integer.MAX_VALUE)),
  VALIDATION_SHARE(
      "validationShare",
      Kind.REAL,
      RunSettings::validationShare,
      (run, share) -> run.withValidationShare(share.doubleValue()),
      Range.open(0, 1)),
  EPOCHS(
      "epochs",
      Kind.WHOLE,
      RunSettings::epochs,
      (run, epochs) -> run.withEpochs(epochs.intValue()),
      Range.closed(1, 100_000)),
  PATIENCE(
      "patience",
      Kind.WHOLE_OR_NONE,
      RunSettings::patience,
      (run, epochs) -> run.withPatience(epochs.intValue()),
      Range.closed(0, Integer.MAX_VALUE)),
  BATCH_SIZE(
      "batchSize",
      Kind.WHOLE,
      RunSettings::batchSize,
      (run, size) -> run.withBatchSize(size.intValue()),
      Range.closed(1, 8192)),
  LEARNING_RATE(
      "learningRate",
      Kind.REAL,
      optimizer(OptimizerSettings::learningRate),
      optimizer((rule, rate) -> rule.withLearningRate(rate.doubleValue())),
      run -> learningRates(run.optimizer().kind())),
  MOMENTUM(
      "momentum",
      Kind.REAL,
      optimizer(OptimizerSettings::momentum),
      optimizer((rule, share) -> rule.withMomentum(share.doubleValue())),
      Range.below(0, 1)),
  WEIGHT_DECAY(
      "weightDecay",
      Kind.REAL,
      optimizer(OptimizerSettings::weightDecay),
      optimizer((rule, decay) -> rule.withWeightDecay(decay.doubleValue())),
      Range.below(0, 1)),
  CROP_PADDING(
      "cropPadding",
      Kind.WHOLE_OR_NONE,
      augmentation(Augmentation::cropPadding),
      augmentation((change, pixels) -> change.withCropPadding(pixels.intValue())),
      run -> Range.closed(0, Math.floorDiv(run.network().inputSize(), 2))),
  RESIZED_CROP(
      "resizedCrop",
      Kind.REAL_OR_NONE,
      augmentation(Augmentation::resizedCrop),
      augmentation((change, area) -> change.withResizedCrop(area.doubleValue())),
      Range.below(0.01, 1).orOff()),
  MULTI_SCALE(
      "multiScale",
      Kind.REAL_OR_NONE,
      augmentation(Augmentation::multiScale),
      augmentation((change, scale) -> change.withMultiScale(scale.doubleValue())),
      Range.above(1, 4).orOff()),
  ROTATION(
      "rotation",
      Kind.REAL_OR_NONE,
      augmentation(Augmentation::rotation),
      augmentation((change, degrees) -> change.withRotation(degrees.doubleValue())),
      Range.closed(0, 180)),
  COLOR_JITTER(
      "colorJitter",
      Kind.REAL_OR_NONE,
      augmentation(Augmentation::colorJitter),
      augmentation((change, share) -> change.withColorJitter(share.doubleValue())),
      Range.closed(0, 1)),
  CUTOUT(
      "cutout",
      Kind.WHOLE_OR_NONE,
      augmentation(Augmentation::cutout),
      augmentation((change, pixels) -> change.withCutout(pixels.intValue())),
      run -> Range.closed(0, run.network().inputSize())),
  SEED("seed", Kind.LONG, RunSettings::seed, (run, seed) -> run.withSeed(seed.longValue())),
  /** Only of a run that starts from given weights. */
  HEAD_EPOCHS(
      "headEpochs",
      Kind.WHOLE,
      run -> run.fineTuning().headEpochs(),
      fineTuning((tuning, epochs) -> new FineTuning(epochs.intValue(), tuning.rateFactor())),
      run -> Range.closed(0, run.epochs())),
  /** Only of a run that starts from given weights. */
  RATE_FACTOR(
      "rateFactor",
      Kind.REAL,
      run -> run.fineTuning().rateFactor(),
      fineTuning((tuning, factor) -> new FineTuning(tuning.headEpochs(), factor.doubleValue())),
      Range.above(0, 1));

  /** What there is to choose only where a run starts from given weights. */
  static final Set<NumericSetting> OF_FINE_TUNING =
      Collections.unmodifiableSet(EnumSet.of(HEAD_EPOCHS, RATE_FACTOR));

  /** What depends by default on the weights given, each on those before it. */
  static final List<NumericSetting> AFTER_WEIGHTS =
      List.of(HEAD_EPOCHS, RATE_FACTOR, LEARNING_RATE);

  private static final double HIGHEST_RATE = 10;
  private static final double HIGHEST_ADAM_RATE = 1;

  /** How a number is typed; where none is needed, nothing typed stands for 0. */
  private enum Kind {
    WHOLE,
    WHOLE_OR_NONE,
    LONG,
    REAL,
    REAL_OR_NONE;

    boolean optional() {
      return this == WHOLE_OR_NONE || this == REAL_OR_NONE;
    }

    Number read(String typed, String field) throws UserProblem {
      return switch (this) {
        case WHOLE, WHOLE_OR_NONE -> TypedNumber.whole(typed, field);
        case LONG -> TypedNumber.longWhole(typed, field);
        case REAL, REAL_OR_NONE -> TypedNumber.real(typed, field);
      };
    }
  }

  private final String field;
  private final Kind kind;
  private final Function<RunSettings, Number> getter;
  private final BiFunction<RunSettings, Number, RunSettings> wither;
  private final Function<RunSettings, Range> range;

  NumericSetting(
      String field,
      Kind kind,
      Function<RunSettings, Number> getter,
      BiFunction<RunSettings, Number, RunSettings> wither,
      Function<RunSettings, Range> range) {
    this.field = field;
    this.kind = kind;
    this.getter = getter;
    this.wither = wither;
    this.range = range;
  }

  NumericSetting(
      String field,
      Kind kind,
      Function<RunSettings, Number> getter,
      BiFunction<RunSettings, Number, RunSettings> wither,
      Range range) {
    this(field, kind, getter, wither, _ -> range);
  }

  NumericSetting(
      String field,
      Kind kind,
      Function<RunSettings, Number> getter,
      BiFunction<RunSettings, Number, RunSettings> wither) {
    this(field, kind, getter, wither, _ -> Range.ANY);
  }

  /** The setting that {@link RunSettings} and its parts spell so ("batchSize"). */
  public static Optional<NumericSetting> of(String field) {
    return Stream.of(values()).filter(setting -> setting.field.equals(field)).findFirst();
  }

  /** As {@link RunSettings} and its parts spell it ("batchSize"). */
  public String field() {
    return field;
  }

  /** Whether a run of these settings has it: fine-tuning needs weights to start from. */
  public boolean appliesTo(RunSettings run) {
    return run.startFrom() != null || !OF_FINE_TUNING.contains(this);
  }

  /** Whether nothing typed stands for 0, none. */
  public boolean optional() {
    return kind.optional();
  }

  /** The number as settings have it: an Integer, a Long or a Double. */
  public Number in(RunSettings settings) {
    return getter.apply(settings);
  }

  /** The same settings but for this number. */
  public RunSettings set(RunSettings settings, Number value) {
    return wither.apply(settings, value);
  }

  /**
   * The number that was typed.
   *
   * @throws UserProblem located at the field, where it is none
   */
  public Number read(String typed) throws UserProblem {
    return kind.optional() && typed.isBlank() ? 0 : kind.read(typed, field);
  }

  /** As a user would type it. */
  public String text(Number value) {
    return kind.optional() && value.doubleValue() == 0 ? "" : TypedNumber.text(value);
  }

  /** What it may be beside the other settings. */
  public Range range(RunSettings settings) {
    return range.apply(settings);
  }

  /** What is wrong with it beside the other settings, located at the field. */
  Optional<UserProblem> problem(RunSettings settings) {
    return problem(in(settings), range(settings));
  }

  Optional<UserProblem> problem(Number value, Range allowed) {
    return allowed.contains(value.doubleValue())
        ? Optional.empty()
        : Optional.of(
            UserProblem.of(
                    "setting." + field, shown(value), shown(allowed.least()), shown(allowed.most()))
                .at(field));
  }

  /** Rates that an optimizer bears. */
  static Range learningRates(OptimizerSettings.Kind kind) {
    return Range.above(0, kind == OptimizerSettings.Kind.ADAM ? HIGHEST_ADAM_RATE : HIGHEST_RATE);
  }

  /** Whole numbers in groups of digits, others as given: a message's own format would cut them. */
  private static Object shown(Number value) {
    double number = value.doubleValue();
    return Double.isFinite(number) && number == Math.rint(number)
        ? (Object) value.longValue()
        : value.toString();
  }

  private static Function<RunSettings, Number> network(Function<NetworkSettings, Number> getter) {
    return run -> getter.apply(run.network());
  }

  private static BiFunction<RunSettings, Number, RunSettings> network(
      BiFunction<NetworkSettings, Number, NetworkSettings> wither) {
    return (run, value) -> run.withNetwork(wither.apply(run.network(), value));
  }

  private static Function<RunSettings, Number> optimizer(
      Function<OptimizerSettings, Number> getter) {
    return run -> getter.apply(run.optimizer());
  }

  private static BiFunction<RunSettings, Number, RunSettings> optimizer(
      BiFunction<OptimizerSettings, Number, OptimizerSettings> wither) {
    return (run, value) -> run.withOptimizer(wither.apply(run.optimizer(), value));
  }

  private static Function<RunSettings, Number> augmentation(Function<Augmentation, Number> getter) {
    return run -> getter.apply(run.augmentation());
  }

  private static BiFunction<RunSettings, Number, RunSettings> augmentation(
      BiFunction<Augmentation, Number, Augmentation> wither) {
    return (run, value) -> run.withAugmentation(wither.apply(run.augmentation(), value));
  }

  /** Of a run from random weights, the same run. */
  private static BiFunction<RunSettings, Number, RunSettings> fineTuning(
      BiFunction<FineTuning, Number, FineTuning> wither) {
    return (run, value) -> {
      PretrainedSource from = run.startFrom();
      return from == null
          ? run
          : run.withStartFrom(
              new PretrainedSource(
                  from.weights(), from.freeze(), wither.apply(from.fineTuning(), value)));
    };
  }
}
