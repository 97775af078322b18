package cnnlab.weights.onnx;

import cnnlab.arch.Shape;
import cnnlab.weights.graph.Pads;
import java.util.List;

/** What a name in a graph stands for while the graph is turned into layers. */
sealed interface GraphValue {

  /** What a layer yields for one example. */
  record Activation(String layer, Shape shape) implements GraphValue {}

  /**
   * The image, of which each channel is multiplied and shifted.
   *
   * @param channel the only one; -1 for all
   */
  record Pixels(List<Float> scale, List<Float> shift, int channel) implements GraphValue {
    static final int ALL = -1;

    public Pixels {
      scale = List.copyOf(scale);
      shift = List.copyOf(shift);
    }

    boolean isUntouched() {
      return scale.stream().allMatch(it -> it == 1) && shift.stream().allMatch(it -> it == 0);
    }
  }

  /** Values that the file brings along. */
  record Constant(OnnxTensor tensor) implements GraphValue {}

  /** A matrix of the file with rows and columns exchanged. */
  record Transposed(OnnxTensor tensor) implements GraphValue {}

  /**
   * A shape, or what is computed of one, of which {@link #BATCH} is the number of examples.
   *
   * @param columns 1 for a row of numbers, more for a matrix
   */
  record Numbers(List<Long> numbers, int columns) implements GraphValue {
    static final long BATCH = Long.MIN_VALUE;

    Numbers(List<Long> numbers) {
      this(numbers, 1);
    }

    public Numbers {
      numbers = List.copyOf(numbers);
    }
  }

  /** An activation with zeros around it, for the layer that reads it. */
  record Padded(Activation of, Pads padding) implements GraphValue {}

  /** Some rows and columns of an activation, evenly spaced, for the padding of its channels. */
  record Sampled(Activation of, int rowStep, int columnStep) implements GraphValue {}

  /** The mean of each region's rows, for that of its columns. */
  record RowMeans(Activation of, int regions) implements GraphValue {}

  /** What cannot be represented, or follows from it. */
  record Lost() implements GraphValue {}
}
