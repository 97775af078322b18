package cnnlab.analysis;

import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Window;

/** What computing and keeping a layer's output costs, for one example. */
final class Cost {
  private Cost() {}

  /** Multiply-accumulates of convolutions and linear layers; bias not counted. */
  static long macs(Op op, Shape in, Shape out) {
    return switch (op) {
      case Op.Conv conv -> {
        Window window = conv.window();
        long perValue =
            (long) in.channels() / conv.groups() * window.kernelHeight() * window.kernelWidth();
        yield Math.multiplyExact(out.elements(), perValue);
      }
      case Op.Linear linear -> Math.multiplyExact((long) linear.units(), in.elements());
      case Op.BatchNorm _, Op.ParameterFree _ -> 0;
    };
  }

  /** Bytes of the output, where it is a new tensor. */
  static long activationBytes(Op op, Shape in, Shape out) {
    return inPlace(op, in.equals(out)) ? 0 : out.elements() * Float.BYTES;
  }

  /**
   * Whether the output takes the place of the input. The sum of a residual block takes that of its
   * last normalization, as in torchvision's {@code out += identity}. Adaptive pooling to the size
   * that the map already has changes nothing. An activation function whose gradient needs its input
   * must leave it.
   */
  private static boolean inPlace(Op op, boolean sameShape) {
    return switch (op) {
      case Op.Activation function -> function.followsFromOutput();
      case Op.Elementwise _, Op.Flatten _ -> true;
      case Op.AdaptiveAvgPool _ -> sameShape;
      case Op.Parametric _, Op.Input _, Op.Pooling _, Op.Lrn _, Op.PadShortcut _, Op.Concat _ ->
          false;
    };
  }
}
