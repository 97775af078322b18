package cnnlab.arch.catalogue;

import static cnnlab.arch.Window.same;
import static cnnlab.arch.Window.square;

import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down the modules of the later Inception networks. A branch is a text of steps, one after
 * the other, as in the papers' figures: {@code name=filters:kernel}, for instance {@code
 * conv=96:3}, {@code conv=64:1x7}, with {@code /2} for stride 2 and {@code V} where the image is
 * not padded; a convolution is followed by batch normalization and ReLU. {@code pool=avg} is a mean
 * over 3x3, {@code pool=max/2} a maximum over 3x3 with stride 2, unpadded as all with stride 2.
 * Steps joined by {@code |} stand side by side.
 */
final class Branches {
  private static final Pattern CONV = Pattern.compile("(\\d+):(\\d+)(?:x(\\d+))?(/2)?(V)?");
  private static final Op.BatchNorm BATCH_NORM = new Op.BatchNorm(1e-3, 0.1);

  private final GraphBuilder graph;
  private final Width width;
  private final boolean countPadding;
  private final Map<String, Integer> channels = new HashMap<>();
  private boolean shrinks = true;

  /**
   * @param countPadding whether mean pooling counts the zeros around the image
   */
  Branches(GraphBuilder graph, Width width, boolean countPadding) {
    this.graph = graph;
    this.width = width;
    this.countPadding = countPadding;
  }

  /** Whether strides and missing padding make the image smaller in what follows, as published. */
  Branches shrinking(boolean smaller) {
    shrinks = smaller;
    return this;
  }

  /** A layer that adds to another and has as many channels. */
  String like(String layer, String name, Op op, String... inputs) {
    channels.put(name, channels(layer));
    return graph.add(name, op, inputs);
  }

  /** Channels of a layer added here. */
  int channels(String layer) {
    return Objects.requireNonNull(channels.get(layer), layer);
  }

  /** The branches side by side, concatenated. */
  String module(String block, String input, List<String> branches) {
    graph.block(block);
    List<String> ends = new ArrayList<>();
    for (String branch : branches) {
      ends.addAll(ends(block, input, branch));
    }
    channels.put(block + ".concat", ends.stream().mapToInt(this::channels).sum());
    return graph.add(block + ".concat", new Op.Concat(), ends.toArray(String[]::new));
  }

  /** Steps one after the other. */
  String chain(String block, String input, String steps) {
    return ends(block, input, steps).getFirst();
  }

  private List<String> ends(String block, String input, String branch) {
    List<String> last = List.of(input);
    for (String step : branch.split(" ", -1)) {
      String before = last.getFirst();
      last = new ArrayList<>();
      for (String side : step.split("\\|", -1)) {
        String[] parts = side.split("=", 2);
        last.add(step((block.isEmpty() ? "" : block + ".") + parts[0], parts[1], before));
      }
    }
    return last;
  }

  private String step(String name, String step, String input) {
    return switch (step) {
      case "avg" -> like(input, name, new Op.AvgPool(same(3, 3), false, countPadding), input);
      case "max/2" ->
          like(input, name, new Op.MaxPool(shrinks ? square(3, 2, 0) : same(3, 3), false), input);
      default -> conv(name, step, input);
    };
  }

  private String conv(String name, String step, String input) {
    Matcher conv = CONV.matcher(step);
    if (!conv.matches()) {
      throw new IllegalArgumentException(step);
    }
    int height = Integer.parseInt(conv.group(2));
    int kernelWidth = conv.group(3) == null ? height : Integer.parseInt(conv.group(3));
    Window window = same(height, kernelWidth);
    if (shrinks && conv.group(4) != null) {
      window = square(height, 2, 0);
    } else if (shrinks && conv.group(5) != null) {
      window = square(height, 1, 0);
    }
    int filters = width.of(Integer.parseInt(conv.group(1)));
    String last = graph.conv(name + ".conv", input, filters, window, 1, false);
    channels.put(name + ".relu", filters);
    return graph.relu(name + ".relu", graph.add(name + ".bn", BATCH_NORM, last));
  }
}
