package cnnlab.engine.onednn;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.engine.common.FusedLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Layers that are computed together in use: a convolution, its normalization, the sum with a skip
 * connection, and the ReLU; elsewhere as in training.
 *
 * @param norm normalization folded into the convolution
 * @param skip name of the layer whose output is added; it is overwritten
 * @param output name of the layer whose output it has
 */
record FusedStages(
    Layer layer, @Nullable Layer norm, @Nullable String skip, boolean relu, String output) {

  /** The units of a network without auxiliary classifiers, in order; the input is none. */
  static List<FusedStages> of(Architecture architecture) {
    return new Fusing(architecture).units();
  }

  /** The layers that it reads. */
  List<String> inputs() {
    if (skip == null) {
      return layer.inputs();
    }
    List<String> inputs = new ArrayList<>(layer.inputs());
    inputs.add(skip);
    return inputs;
  }

  private boolean isConv() {
    return layer.op() instanceof Op.Conv;
  }

  /** Goes through the layers once and joins each to what is before it where that is possible. */
  private static final class Fusing {
    private final Architecture architecture;
    private final Map<String, Integer> readers;
    private final Map<String, FusedStages> units = new LinkedHashMap<>(); // by output
    private final Map<String, Integer> lastReader = new HashMap<>();

    Fusing(Architecture architecture) {
      this.architecture = architecture;
      readers = FusedLayer.readers(architecture);
      for (int i = 0; i < architecture.layers().size(); i++) {
        for (String input : architecture.layers().get(i).inputs()) {
          lastReader.put(input, i);
        }
      }
      lastReader.put(architecture.mainHead().layer(), Integer.MAX_VALUE);
    }

    List<FusedStages> units() {
      for (int i = 0; i < architecture.layers().size(); i++) {
        Layer layer = architecture.layers().get(i);
        switch (layer.op()) {
          case Op.Input _ -> {}
          case Op.BatchNorm _ -> norm(layer);
          case Op.Add _ -> add(layer, i);
          case Op.Relu _ -> relu(layer);
          default -> alone(layer);
        }
      }
      return List.copyOf(units.values());
    }

    private void alone(Layer layer) {
      units.put(layer.name(), new FusedStages(layer, null, null, false, layer.name()));
    }

    private void norm(Layer layer) {
      FusedStages before = joinable(layer.inputs().getFirst());
      if (before != null && before.isConv() && before.norm == null && before.skip == null) {
        join(before, new FusedStages(before.layer, layer, null, false, layer.name()));
      } else {
        alone(layer);
      }
    }

    private void add(Layer layer, int index) {
      List<String> inputs = layer.inputs();
      for (int i = 0; i < 2 && inputs.size() == 2; i++) {
        FusedStages branch = joinable(inputs.get(i));
        String skip = inputs.get(1 - i);
        if (branch != null
            && branch.isConv()
            && branch.skip == null
            && !branch.layer.inputs().contains(skip)
            && Integer.valueOf(index).equals(lastReader.get(skip))
            && ownsItsOutput(skip)) {
          join(branch, new FusedStages(branch.layer, branch.norm, skip, false, layer.name()));
          return;
        }
      }
      alone(layer);
    }

    private void relu(Layer layer) {
      FusedStages before = joinable(layer.inputs().getFirst());
      if (before != null && FusedLayer.takesRelu(before.layer.op())) {
        join(before, new FusedStages(before.layer, before.norm, before.skip, true, layer.name()));
      } else {
        alone(layer);
      }
    }

    /** What has this output, if only one layer reads it and no ReLU ends it. */
    private @Nullable FusedStages joinable(String output) {
      FusedStages fused = units.get(output);
      return fused != null && !fused.relu && readers.getOrDefault(output, 0) == 1 ? fused : null;
    }

    private void join(FusedStages before, FusedStages after) {
      units.remove(before.output);
      units.put(after.output, after);
    }

    /** Whether an output lies in memory of its own, not in that of the layer before. */
    private boolean ownsItsOutput(String layer) {
      return switch (architecture.layer(layer).op()) {
        case Op.Input _, Op.AdaptiveAvgPool _, Op.Dropout _, Op.Flatten _ -> false;
        case Op.Parametric _, Op.ParameterFree _ -> true;
      };
    }
  }
}
