package cnnlab.comparison;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DatasetTitle;
import cnnlab.data.correction.Corrections;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.PretrainedOrigin;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.text.Messages;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A setting that runs may differ in, in the order in which it matters to tell them apart. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum RunSetting {
  NETWORK(run -> run.architecture().name()),
  DATASET(RunRecord::dataset),
  WIDTH(run -> run.settings().network().width()),
  INPUT(run -> run.settings().network().inputSize()),
  CLASSES(run -> run.settings().network().classes()),
  AUXILIARY(run -> run.settings().network().auxiliary()),
  RATE(run -> run.settings().optimizer().learningRate()),
  OPTIMIZER(run -> run.settings().optimizer().kind()),
  SCHEDULE(run -> run.settings().schedule()),
  BATCH(run -> run.settings().batchSize()),
  MOMENTUM(run -> run.settings().optimizer().momentum()),
  DECAY(run -> run.settings().optimizer().weightDecay()),
  EPOCHS(run -> run.settings().epochs()),
  START(RunSetting::start),
  FROZEN(RunSetting::frozen),
  AUGMENTATION(run -> augmentation(run.settings().augmentation())),
  LIMIT(run -> run.settings().limit()),
  SHARE(run -> run.settings().validationShare()),
  TEST_USE(run -> run.settings().testUse()),
  PATIENCE(run -> run.settings().patience()),
  RATE_CHANGES(run -> run.settings().rateChanges().size()),
  CORRECTIONS(run -> corrections(run.settings().corrections())),
  SEED(run -> run.settings().seed());

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private final Function<RunRecord, Comparable<?>> value;

  RunSetting(Function<RunRecord, Comparable<?>> value) {
    this.value = value;
  }

  /** What a run has chosen; two of the same setting can be compared and sorted. */
  public Comparable<?> of(RunRecord run) {
    return value.apply(run);
  }

  /** Whether its values are numbers, which stand at the right of a column. */
  public boolean isNumber() {
    return switch (this) {
      case WIDTH,
          INPUT,
          CLASSES,
          RATE,
          BATCH,
          MOMENTUM,
          DECAY,
          EPOCHS,
          LIMIT,
          SHARE,
          PATIENCE,
          RATE_CHANGES,
          SEED ->
          true;
      case NETWORK,
          DATASET,
          AUXILIARY,
          OPTIMIZER,
          SCHEDULE,
          START,
          FROZEN,
          AUGMENTATION,
          TEST_USE,
          CORRECTIONS ->
          false;
    };
  }

  /** Message key of its name, as a column's heading says it. */
  public String titleKey() {
    return "compare.setting." + name().toLowerCase(Locale.ROOT);
  }

  /** The value alone, as a table shows it: "0.1", "Cosine". */
  public String text(Comparable<?> chosen, Messages messages) {
    return switch (this) {
      case OPTIMIZER, SCHEDULE, TEST_USE ->
          messages.get(titleKey() + "." + chosen.toString().toLowerCase(Locale.ROOT));
      case START -> chosen.equals("") ? messages.get("compare.setting.start.none") : plain(chosen);
      case FROZEN -> chosen.equals("") ? messages.get("compare.setting.none") : plain(chosen);
      case AUGMENTATION ->
          chosen.equals("")
              ? messages.get("compare.setting.none")
              : Arrays.stream(plain(chosen).split(", ", -1))
                  .map(each -> augmentation(each, messages))
                  .collect(Collectors.joining(messages.get("compare.augmentation.and")));
      case CORRECTIONS -> corrections(plain(chosen), messages);
      case AUXILIARY -> messages.get("compare.setting.auxiliary." + chosen);
      case NETWORK -> Catalogue.title(plain(chosen));
      case DATASET -> DatasetTitle.of(plain(chosen));
      case LIMIT, PATIENCE ->
          chosen.equals(0) ? messages.get("compare.setting.none") : plain(chosen);
      default -> plain(chosen);
    };
  }

  /** The value with its name, short enough for a legend: "rate 0.1", "seed 2". */
  public String label(RunRecord run, Messages messages) {
    String text = text(of(run), messages);
    return switch (this) {
      case NETWORK, DATASET, OPTIMIZER, SCHEDULE, AUXILIARY, TEST_USE -> text;
      default -> messages.get("compare.setting.label." + name().toLowerCase(Locale.ROOT), text);
    };
  }

  /** With separators where it is a count; a seed, which is none, is a long. */
  private static String plain(Object chosen) {
    if (chosen instanceof Integer count) {
      return String.format(Locale.ROOT, "%,d", count);
    }
    return chosen instanceof Double number && Double.isFinite(number)
        ? new BigDecimal(number.toString()).round(FOUR_DIGITS).stripTrailingZeros().toPlainString()
        : chosen.toString();
  }

  /** Numbers of images excluded and relabeled, and what tells the list from others: "3 1 5e9f". */
  private static String corrections(Corrections chosen) {
    return "%d %d %s".formatted(chosen.excluded(), chosen.relabeled(), chosen.key());
  }

  private static String corrections(String chosen, Messages messages) {
    String[] numbers = chosen.split(" ", -1);
    return Corrections.inWords(
        Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), messages);
  }

  private static String start(RunRecord run) {
    PretrainedOrigin origin = run.provenance().origin();
    PretrainedSource source = run.settings().startFrom();
    if (origin != null) {
      return origin.title();
    }
    return source == null ? "" : Path.of(source.weights()).getFileName().toString();
  }

  private static String frozen(RunRecord run) {
    RunSettings settings = run.settings();
    return settings.startFrom() == null ? "" : settings.startFrom().freeze();
  }

  /** What is switched on: "crop 4, flip, cutout 8". */
  private static String augmentation(Augmentation chosen) {
    StringBuilder text = new StringBuilder();
    add(text, "crop", chosen.cropPadding());
    if (chosen.flip()) {
      text.append(text.isEmpty() ? "" : ", ").append("flip");
    }
    add(text, "resized crop", chosen.resizedCrop());
    add(text, "scale", chosen.multiScale());
    add(text, "rotation", chosen.rotation());
    add(text, "jitter", chosen.colorJitter());
    add(text, "cutout", chosen.cutout());
    return text.toString();
  }

  /** One of those in the user's language: "crop 4". */
  private static String augmentation(String chosen, Messages messages) {
    String name = chosen.replaceFirst(" [0-9.]+$", "");
    return messages.get("compare.augmentation." + name.replace(' ', '-'))
        + chosen.substring(name.length());
  }

  private static void add(StringBuilder text, String name, double amount) {
    if (amount > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(plain(amount));
    }
  }
}
