package cnnlab.report;

import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSettings;
import cnnlab.text.TypedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command that trains with the settings of a run once more. */
public final class RepeatCommand {
  private RepeatCommand() {}

  /**
   * Its words, from the network's name on; every setting is named, so that another default of
   * another version changes nothing.
   */
  public static List<String> arguments(RunSettings settings) {
    List<String> words = new ArrayList<>(List.of(settings.network().name()));
    add(words, "--data", settings.data());
    add(words, "--epochs", settings.epochs());
    add(words, "--batch", settings.batchSize());
    OptimizerSettings optimizer = settings.optimizer();
    add(words, "--optimizer", lower(optimizer.kind()));
    add(words, "--lr", optimizer.learningRate());
    add(words, "--momentum", optimizer.momentum());
    add(words, "--weight-decay", optimizer.weightDecay());
    add(words, "--schedule", lower(settings.schedule()));
    add(words, "--patience", settings.patience());
    add(words, "--seed", settings.seed());
    add(words, "--input", settings.network().inputSize());
    add(words, "--width", settings.network().width());
    if (settings.network().auxiliary()) {
      words.add("--aux");
    }
    add(words, "--limit", settings.limit());
    add(words, "--val-share", settings.validationShare());
    add(words, "--test-images", lower(settings.testUse()));
    PretrainedSource from = settings.startFrom();
    if (from != null) {
      add(words, "--from", from.weights());
      add(words, "--freeze", from.freeze().isEmpty() ? "none" : from.freeze());
      add(words, "--head-epochs", from.fineTuning().headEpochs());
      add(words, "--rate-factor", from.fineTuning().rateFactor());
    }
    augmentation(words, settings.augmentation());
    if (!settings.corrections().changes().isEmpty()) {
      words.add("--corrections");
    }
    return List.copyOf(words);
  }

  private static void augmentation(List<String> words, Augmentation changes) {
    add(words, "--crop", changes.cropPadding());
    words.add(changes.flip() ? "--flip" : "--no-flip");
    add(words, "--resized-crop", changes.resizedCrop());
    add(words, "--multi-scale", changes.multiScale());
    add(words, "--rotate", changes.rotation());
    add(words, "--color-jitter", changes.colorJitter());
    add(words, "--cutout", changes.cutout());
  }

  private static void add(List<String> words, String option, Object value) {
    words.add(option);
    words.add(value instanceof Number number ? TypedNumber.text(number) : value.toString());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** As it is typed in a shell. */
  static String line(RunSettings settings) {
    StringBuilder line = new StringBuilder("./cnnlab train");
    arguments(settings).forEach(word -> line.append(' ').append(quoted(word)));
    return line.toString();
  }

  /** Quoted where a shell would read it otherwise. */
  static String quoted(String word) {
    return word.matches("[\\w./:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
