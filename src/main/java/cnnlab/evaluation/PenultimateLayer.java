package cnnlab.evaluation;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a network's classifier reads: images that it makes alike there are alike to the network
 * (Krizhevsky, Sutskever and Hinton 2012). Of maps the mean of each channel.
 *
 * @param shape of its activation for one image
 */
record PenultimateLayer(String name, Shape shape) {

  static PenultimateLayer of(Architecture architecture) throws UserProblem {
    Layer layer = architecture.layer(architecture.mainHead().layer());
    while (!isClassifier(layer.op()) && !layer.inputs().isEmpty()) {
      layer = architecture.layer(layer.inputs().getFirst()); // pooling of class maps
    }
    String read = layer.inputs().isEmpty() ? layer.name() : layer.inputs().getFirst();
    return new PenultimateLayer(read, Shapes.of(architecture).get(read));
  }

  private static boolean isClassifier(Op op) {
    return op instanceof Op.Linear || op instanceof Op.Conv;
  }

  /** Number of values of an image. */
  int values() {
    return shape.channels();
  }

  /** Of each image of a batch, one after the other. */
  float[] activations(TrainedNetwork network, Batch batch) throws UserProblem {
    Network.Activation activation =
        Objects.requireNonNull(network.activations(batch, Set.of(name), List.of()).get(name));
    int positions = (int) (shape.elements() / shape.channels());
    if (positions == 1) {
      return activation.values();
    }
    float[] means = new float[batch.size() * values()];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      for (int position = 0; position < positions; position++) {
        sum += activation.values()[i * positions + position];
      }
      means[i] = (float) (sum / positions);
    }
    return means;
  }
}
