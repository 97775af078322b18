package cnnlab.explain;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.engine.Network;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Class activation maps (Zhou et al. 2016, "Learning Deep Features for Discriminative
 * Localization"). Where a network takes the mean of its last maps over all positions and then
 * weighs these means, the weighted sum of the maps at one position is that position's exact share
 * in the class's score.
 *
 * @param map each position's part in the class's score: their mean, and the bias, make up the score
 *     before softmax
 * @param bias of the class
 */
record Cam(LayerMap map, double bias) {

  /** Whether a network ends in a mean over all positions and one linear layer. */
  static boolean suits(Architecture architecture) {
    return pooling(architecture).isPresent();
  }

  /** Of an image; empty where the network does not end so. */
  static Optional<Cam> of(TrainedNetwork network, ImageScore score) throws UserProblem {
    Architecture architecture = network.architecture();
    Optional<Layer> pooling = pooling(architecture);
    if (pooling.isEmpty()) {
      return Optional.empty();
    }
    String layer = pooling.get().inputs().getFirst();
    Network.Activation maps = score.activation(layer);
    if (!(maps.shape() instanceof Shape.FeatureMap(int channels, int rows, int columns))) {
      return Optional.empty();
    }
    String classifier = architecture.mainHead().layer();
    FloatBuffer weights = network.tensor(classifier + ".weight").data();
    float[] sum = new float[rows * columns];
    for (int channel = 0; channel < channels; channel++) {
      float weight = weights.get(score.label() * channels + channel);
      for (int position = 0; position < sum.length; position++) {
        sum[position] += weight * maps.values()[channel * sum.length + position];
      }
    }
    boolean biased =
        architecture.layer(classifier).op() instanceof Op.Linear(_, boolean bias) && bias;
    return Optional.of(
        new Cam(
            LayerMap.ofPlaces(layer, rows, columns, sum),
            biased ? network.tensor(classifier + ".bias").data().get(score.label()) : 0));
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
