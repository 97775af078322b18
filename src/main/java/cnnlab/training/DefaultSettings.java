package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.DataParts;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.FineTuning;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What to choose where a user does not: values with which the networks learn well. */
public final class DefaultSettings {
  public static final int EPOCHS = 10;
  public static final int BATCH_SIZE = 64;
  public static final double MOMENTUM = 0.9;
  public static final double WEIGHT_DECAY = 5e-4;

  /** Without batch normalization. */
  private static final double CAREFUL_RATE = 0.01;

  private static final int SMALL_IMAGE = 64;

  /** Share for validation where that is all that a network is judged by. */
  public static final double VALIDATION_SHARE = 0.2;

  /** The same where test images judge the network: the papers on CIFAR-10 keep 5,000 of 50,000. */
  private static final double VALIDATION_SHARE_BESIDE_TEST = 0.1;

  /** Share of the epochs in which a new classifier learns alone on given weights. */
  private static final double HEAD_SHARE = 0.3;

  /** On the learning rate once the layers before it learn too. */
  private static final double RATE_FACTOR = 0.1;

  private DefaultSettings() {}

  /**
   * What a number is where nobody typed it.
   *
   * @param soFar the settings with the numbers before this one in {@link NumericSetting}; for the
   *     learning rate and what belongs to fine-tuning, with how given weights are adapted
   * @param data null while they are not open
   */
  static Number of(
      NumericSetting setting, SettingsDraft draft, RunSettings soFar, @Nullable DataParts data) {
    return switch (setting) {
      case INPUT_SIZE ->
          data == null ? draft.network().inputSize() : inputSize(draft.network(), data.imageSize());
      case WIDTH -> 1.0;
      case VALIDATION_SHARE -> data == null ? VALIDATION_SHARE : validationShare(data);
      case EPOCHS -> EPOCHS;
      case BATCH_SIZE -> BATCH_SIZE;
      case LEARNING_RATE -> learningRate(draft, soFar);
      case MOMENTUM -> MOMENTUM;
      case WEIGHT_DECAY -> WEIGHT_DECAY;
      case CROP_PADDING -> augmentation(soFar.network().inputSize()).cropPadding();
      case SEED -> 1L;
      case LIMIT, PATIENCE, CUTOUT -> 0;
      case RESIZED_CROP, MULTI_SCALE, ROTATION, COLOR_JITTER -> 0.0;
      case HEAD_EPOCHS -> soFar.fineTuning().headEpochs();
      case RATE_FACTOR -> soFar.fineTuning().headEpochs() == 0 ? 1.0 : RATE_FACTOR;
    };
  }

  /** Of a network that cannot be built, the rate of the published one. */
  private static double learningRate(SettingsDraft draft, RunSettings soFar) {
    try {
      return learningRate(Catalogue.build(soFar.network()), draft.optimizer(), soFar.startFrom());
    } catch (UserProblem unbuildable) {
      return learningRateAsPublished(draft);
    }
  }

  private static double learningRateAsPublished(SettingsDraft draft) {
    try {
      return learningRate(Catalogue.build(draft.network().settings()), draft.optimizer());
    } catch (UserProblem gone) {
      return CAREFUL_RATE;
    }
  }

  /**
   * Side of the input in pixels: the images' own size where they are small and the network can be
   * that small, 32 or 64 where it is the next that can; else the network's published size.
   *
   * @param imageSize the shorter side of the typical image
   */
  public static int inputSize(Entry network, int imageSize) {
    return IntStream.of(imageSize, 32, SMALL_IMAGE)
        .filter(size -> size >= imageSize && size <= SMALL_IMAGE && fits(network, size))
        .findFirst()
        .orElse(network.inputSize());
  }

  private static boolean fits(Entry network, int size) {
    NetworkSettings published = network.settings();
    try {
      Catalogue.build(
          new NetworkSettings(network.name(), size, published.classes(), published.width(), false));
      return true;
    } catch (UserProblem _) {
      return false; // too small for this network
    }
  }

  /** Share of the training images that is kept for validation where it must come from them. */
  public static double validationShare(DataParts data) {
    return data.test() == null ? VALIDATION_SHARE : VALIDATION_SHARE_BESIDE_TEST;
  }

  /** A rate that batch normalization bears, a lower one without it, and Adam's own. */
  public static double learningRate(Architecture architecture, OptimizerSettings.Kind kind) {
    if (kind == OptimizerSettings.Kind.ADAM) {
      return 0.001;
    }
    boolean normalized =
        architecture.layers().stream().anyMatch(layer -> layer.op() instanceof Op.BatchNorm);
    return normalized ? 0.05 : CAREFUL_RATE;
  }

  /**
   * The same for a run from some weights. Where all layers that learn do so from the beginning,
   * given weights take a tenth of the rate that random ones bear: what they know is worth keeping.
   * A new classifier that learns alone takes it whole; the tenth follows after it.
   */
  public static double learningRate(
      Architecture architecture, OptimizerSettings.Kind kind, @Nullable PretrainedSource from) {
    double rate = learningRate(architecture, kind);
    boolean atOnce = from != null && from.fineTuning().headEpochs() == 0;
    return atOnce && kind != OptimizerSettings.Kind.ADAM ? rate / 10 : rate;
  }

  /**
   * How given weights are adapted. To other classes: for three tenths of the epochs the new
   * classifier learns alone, then the last stage too, at a tenth of the rate. To the same classes:
   * all layers learn from the beginning.
   *
   * @param newClassifier whether the classifier begins at random
   */
  public static PretrainedSource startFrom(
      String weights, Architecture architecture, boolean newClassifier, int epochs)
      throws UserProblem {
    return newClassifier
        ? new PretrainedSource(weights, Freezing.beforeLastStage(architecture), fineTuning(epochs))
        : new PretrainedSource(weights, "");
  }

  /** For a new classifier in a run of so many epochs. */
  public static FineTuning fineTuning(int epochs) {
    return new FineTuning(Math.max(1, (int) Math.round(HEAD_SHARE * epochs)), RATE_FACTOR);
  }

  /** Mirrored, and moved by up to an eighth of the image. */
  public static Augmentation augmentation(int inputSize) {
    return Augmentation.of(inputSize / 8, true);
  }
}
