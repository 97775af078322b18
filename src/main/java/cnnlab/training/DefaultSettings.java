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
import cnnlab.text.UserProblem;
import java.util.stream.IntStream;

/** What to choose where a user does not: values with which the networks learn well. */
public final class DefaultSettings {
  public static final int EPOCHS = 10;
  public static final int BATCH_SIZE = 64;
  public static final double MOMENTUM = 0.9;
  public static final double WEIGHT_DECAY = 5e-4;

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
    NetworkSettings usual = network.settings();
    try {
      Catalogue.build(
          new NetworkSettings(network.name(), size, usual.classes(), usual.width(), false));
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
    return normalized ? 0.05 : 0.01;
  }

  /**
   * The same for a run from some weights. What these know is worth keeping: given weights take a
   * tenth of the rate that random ones bear.
   */
  public static double learningRate(
      Architecture architecture, OptimizerSettings.Kind kind, boolean pretrained) {
    double rate = learningRate(architecture, kind);
    return pretrained && kind != OptimizerSettings.Kind.ADAM ? rate / 10 : rate;
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
