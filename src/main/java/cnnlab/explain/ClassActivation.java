package cnnlab.explain;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Network;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Class activation maps (Zhou et al. 2016, "Learning Deep Features for Discriminative
 * Localization"). Where a network takes the mean of its last maps over all places and then weighs
 * these means, the weighted sum of the maps at one place is that place's exact share in the class's
 * score.
 */
public final class ClassActivation {
  private ClassActivation() {}

  /** Whether a network ends in a mean over all places and one linear layer. */
  public static boolean suits(Architecture architecture) {
    return pooling(architecture).isPresent();
  }

  /**
   * Each place's part in the class's score: their mean, and the bias, make up the score before
   * softmax. Empty where the network does not end so.
   */
  public static Optional<HeatMap> of(TrainedNetwork network, RgbImage image, int label)
      throws UserProblem {
    Architecture architecture = network.architecture();
    Optional<Layer> pooling = pooling(architecture);
    if (pooling.isEmpty()) {
      return Optional.empty();
    }
    Network.Activation maps = network.activation(image, pooling.get().inputs().getFirst());
    if (!(maps.shape() instanceof Shape.FeatureMap(int channels, int rows, int columns))) {
      return Optional.empty();
    }
    FloatBuffer weights = network.tensor(architecture.mainHead().layer() + ".weight").data();
    float[] sum = new float[rows * columns];
    for (int channel = 0; channel < channels; channel++) {
      float weight = weights.get(label * channels + channel);
      for (int place = 0; place < sum.length; place++) {
        sum[place] += weight * maps.values()[channel * sum.length + place];
      }
    }
    return Optional.of(new HeatMap(rows, columns, sum));
  }

  /** The pooling that is followed by nothing but the classifier. */
  private static Optional<Layer> pooling(Architecture architecture) {
    Layer layer = architecture.layer(architecture.mainHead().layer());
    if (!(layer.op() instanceof Op.Linear)) {
      return Optional.empty();
    }
    do {
      layer = architecture.layer(layer.inputs().getFirst());
    } while (layer.op() instanceof Op.Flatten || layer.op() instanceof Op.Dropout);
    return layer.op().equals(new Op.AdaptiveAvgPool(1, 1)) ? Optional.of(layer) : Optional.empty();
  }
}
