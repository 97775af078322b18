package cnnlab.arch;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tensors of an architecture, in the order of its layers: the one list behind parameter counts
 * and weight files.
 */
public final class Tensors {
  private Tensors() {}

  /** All tensors of all layers. */
  public static List<TensorSpec> of(Architecture architecture) throws UserProblem {
    Shapes shapes = Shapes.of(architecture);
    List<TensorSpec> tensors = new ArrayList<>();
    for (Layer layer : architecture.layers()) {
      if (!layer.inputs().isEmpty()) {
        tensors.addAll(of(layer, shapes.get(layer.inputs().getFirst())));
      }
    }
    return tensors;
  }

  /** All tensors; those of frozen layers are not learnable. */
  public static List<TensorSpec> of(Architecture architecture, Set<String> frozen)
      throws UserProblem {
    return of(architecture).stream()
        .map(spec -> frozen.contains(spec.layer()) ? spec.frozen() : spec)
        .toList();
  }

  /** The tensors of one layer that reads an input of shape {@code in}. */
  public static List<TensorSpec> of(Layer layer, Shape in) {
    return switch (layer.op()) {
      case Op.Conv conv ->
          weightAndBias(
              layer,
              List.of(
                  conv.filters(),
                  in.channels() / conv.groups(),
                  conv.window().kernelHeight(),
                  conv.window().kernelWidth()),
              conv.bias());
      case Op.Linear linear ->
          weightAndBias(layer, List.of(linear.units(), in.channels()), linear.bias());
      case Op.BatchNorm _ -> {
        List<Integer> channels = List.of(in.channels());
        yield List.of(
            tensor(layer, "weight", channels, true),
            tensor(layer, "bias", channels, true),
            tensor(layer, "running_mean", channels, false),
            tensor(layer, "running_var", channels, false));
      }
      case Op.ParameterFree _ -> List.of();
    };
  }

  private static List<TensorSpec> weightAndBias(Layer layer, List<Integer> weight, boolean bias) {
    TensorSpec first = tensor(layer, "weight", weight, true);
    return bias
        ? List.of(first, tensor(layer, "bias", List.of(weight.getFirst()), true))
        : List.of(first);
  }

  private static TensorSpec tensor(
      Layer layer, String suffix, List<Integer> shape, boolean learnable) {
    return new TensorSpec(layer.name() + "." + suffix, layer.name(), shape, learnable);
  }
}
