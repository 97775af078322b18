package cnnlab.arch;

import java.util.function.Function;

/** Which values a layer can yield. */
public final class Signs {
  private Signs() {}

  /**
   * Whether no value that a layer yields is below 0, so that zeros beside them do not change a
   * maximum.
   *
   * @param layers the layer of a name
   */
  public static boolean isNeverNegative(String name, Function<String, Layer> layers) {
    Layer layer = layers.apply(name);
    return switch (layer.op()) {
      case Op.Relu _, Op.Relu6 _, Op.Sigmoid _ -> true;
      case Op.Parametric _, Op.Input _, Op.Activation _, Op.Scale _ -> false;
      case Op.ParameterFree _ ->
          layer.inputs().stream().allMatch(input -> isNeverNegative(input, layers));
    };
  }
}
