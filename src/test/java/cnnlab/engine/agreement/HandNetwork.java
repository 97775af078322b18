package cnnlab.engine.agreement;

import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Two filters of ones on the numbers 0 to 15, biases -50 and -75, a ReLU, and a sum whose first
 * five weights are 1 and whose last three are -1: what follows can be worked out by hand.
 */
public final class HandNetwork {
  private HandNetwork() {}

  /** The network, to be closed. */
  public static Network open(Engine engine) throws UserProblem {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.conv("conv", graph.input(1, 4, 4), 2, square(3, 1, 0), 1, true);
    last = graph.add("flatten", new Op.Flatten(), graph.relu("relu", last));
    last = graph.add("fc", new Op.Linear(1, false), last);
    Architecture architecture =
        graph.head(last, 1).build("hand", "form.tiny", new Paper("none", "none"));
    float[] ones = new float[18];
    Arrays.fill(ones, 1);
    Network network = engine.forInference(architecture);
    network.load(
        Map.of(
            "conv.weight", tensor(List.of(2, 1, 3, 3), ones),
            "conv.bias", tensor(List.of(2), -50, -75),
            "fc.weight", tensor(List.of(1, 8), 1, 1, 1, 1, 1, -1, -1, -1)));
    return network;
  }

  /** The numbers 0 to 15. */
  public static Batch image() {
    float[] pixels = new float[16];
    for (int i = 0; i < 16; i++) {
      pixels[i] = i;
    }
    return new Batch(1, pixels, new int[1]);
  }

  private static Tensor tensor(List<Integer> shape, float... values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }
}
