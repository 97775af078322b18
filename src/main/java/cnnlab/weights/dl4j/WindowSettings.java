package cnnlab.weights.dl4j;

import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Window;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.dl4j.Dl4jValue.Activation;
import cnnlab.weights.graph.Pads;
import cnnlab.weights.graph.Unrepresentable;
import java.util.List;
import java.util.stream.IntStream;

/** What layers with a window say of it. */
final class WindowSettings {
  private static final List<Integer> ONES = List.of(1, 1);
  private static final List<Integer> ZEROS = List.of(0, 0);

  private WindowSettings() {}

  /** Kernel and stride, without padding. */
  static Window kernel(Vertex vertex) throws MalformedContent, Unrepresentable {
    List<Integer> kernel = vertex.numbers("kernelSize", ONES);
    List<Integer> stride = vertex.numbers("stride", ONES);
    List<Integer> dilation = vertex.numbers("dilation", ONES);
    if (!dilation.equals(ONES)) {
      throw new Unrepresentable("dilation " + dilation);
    }
    if (IntStream.of(kernel.get(0), kernel.get(1), stride.get(0), stride.get(1))
        .anyMatch(it -> it < 1 || it > Short.MAX_VALUE)) {
      throw new MalformedContent(vertex.name() + ": kernelSize " + kernel + ", stride " + stride);
    }
    return new Window(kernel.get(0), kernel.get(1), stride.get(0), stride.get(1), 0, 0);
  }

  /**
   * What a layer pads its input by.
   *
   * @param map its input, with what is around it already
   */
  static Pads pads(Vertex vertex, FeatureMap map, Window kernel)
      throws MalformedContent, Unrepresentable {
    String mode = vertex.text("convolutionMode", "Truncate");
    return switch (mode) {
      case "Truncate", "Strict", "null" -> {
        List<Integer> padding = vertex.numbers("padding", ZEROS);
        yield pads(vertex, padding.get(0), padding.get(1), padding.get(0), padding.get(1));
      }
      case "Same" -> Pads.same(map, kernel, false);
      default -> throw new Unrepresentable("convolutionMode " + mode);
    };
  }

  /** Of a layer that does nothing else: top, bottom, left, right. */
  static Pads pads(Vertex vertex) throws MalformedContent {
    List<Integer> padding = vertex.numbers("padding", List.of(0, 0, 0, 0));
    return pads(vertex, padding.get(0), padding.get(2), padding.get(1), padding.get(3));
  }

  private static Pads pads(Vertex vertex, int top, int left, int bottom, int right)
      throws MalformedContent {
    if (IntStream.of(top, left, bottom, right).anyMatch(it -> it < 0 || it > Short.MAX_VALUE)) {
      throw new MalformedContent(vertex.name() + ": padding below 0 or too large");
    }
    return new Pads(top, left, bottom, right);
  }

  static FeatureMap map(Activation activation) throws Unrepresentable {
    if (activation.shape() instanceof FeatureMap map) {
      return map;
    }
    throw new Unrepresentable("input " + activation.shape().dimensions());
  }
}
