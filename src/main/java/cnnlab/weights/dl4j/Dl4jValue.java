package cnnlab.weights.dl4j;

import cnnlab.arch.Shape;
import cnnlab.arch.Window;
import cnnlab.weights.Tensor;
import cnnlab.weights.graph.Pads;
import java.util.List;

/** What a vertex stands for while a configuration is turned into layers. */
sealed interface Dl4jValue {

  /** What a layer yields for one example. */
  record Activation(String layer, Shape shape) implements Dl4jValue {}

  /** An activation with zeros around it, for the layer that reads it. */
  record Padded(Activation of, Pads pads) implements Dl4jValue {}

  /** The channels from the first to before the last. */
  record Channels(Activation of, int from, int to) implements Dl4jValue {
    int count() {
      return to - from;
    }
  }

  /** So many channels of zeros, as large as this. */
  record Zeros(Activation like, int channels) implements Dl4jValue {}

  /**
   * A convolution of some channels alone, one of a grouped convolution's parts.
   *
   * @param tensors weight, and bias if there is one; empty where values are not read
   */
  record Part(Channels of, int filters, Window window, boolean bias, List<Tensor> tensors)
      implements Dl4jValue {
    public Part {
      tensors = List.copyOf(tensors);
    }
  }

  /** What cannot be represented, or follows from it. */
  record Lost() implements Dl4jValue {}
}
