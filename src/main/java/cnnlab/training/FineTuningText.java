package cnnlab.training;

import cnnlab.run.FineTuning;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSettings;
import cnnlab.text.Messages;
import java.math.BigDecimal;
import java.math.MathContext;

/** How a run adapts the weights given, in one sentence. */
public final class FineTuningText {
  private static final MathContext DIGITS = new MathContext(3);

  private FineTuningText() {}

  /** Empty where the run starts from random weights. */
  public static String of(RunSettings settings, Messages messages) {
    PretrainedSource from = settings.startFrom();
    if (from == null) {
      return "";
    }
    FineTuning tuning = from.fineTuning();
    int head = tuning.headEpochs();
    String rate = plain(settings.optimizer().learningRate());
    String later = plain(settings.optimizer().learningRate() * tuning.rateFactor());
    if (head >= settings.epochs()) {
      return messages.get("train.finetune.head", rate);
    }
    if (from.freeze().isEmpty()) {
      return head == 0
          ? messages.get("train.finetune.all", later)
          : messages.get("train.finetune.head-all", head, rate, later);
    }
    return head == 0
        ? messages.get("train.finetune.stage", from.freeze(), later)
        : messages.get("train.finetune.head-stage", head, rate, from.freeze(), later);
  }

  private static String plain(double rate) {
    return new BigDecimal(rate).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
