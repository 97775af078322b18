package cnnlab.diagram.model;

import cnnlab.arch.Op;
import cnnlab.arch.Window;

/** What decides a node's color: kinds of layers that do the same job. */
public enum LayerKind {
  INPUT,
  /** Convolution of 1x1: mixes channels, sees no neighbors. */
  CONV_POINTWISE,
  /** Convolution of up to 3x3. */
  CONV,
  /** Convolution of more than 3x3. */
  CONV_LARGE,
  NORM,
  ACTIVATION,
  POOL,
  LINEAR,
  ADD,
  CONCAT,
  /** The parameter-free shortcut that pads channels. */
  PAD,
  DROPOUT,
  FLATTEN,
  /** A whole block shown as one node. */
  BLOCK;

  /** The kind of a layer that computes {@code op}. */
  public static LayerKind of(Op op) {
    return switch (op) {
      case Op.Input _ -> INPUT;
      case Op.Conv conv -> ofKernel(conv.window());
      case Op.BatchNorm _, Op.Lrn _ -> NORM;
      case Op.Activation _, Op.Scale _ -> ACTIVATION;
      case Op.Pooling _ -> POOL;
      case Op.Dropout _ -> DROPOUT;
      case Op.Flatten _ -> FLATTEN;
      case Op.Linear _ -> LINEAR;
      case Op.PadShortcut _ -> PAD;
      case Op.Add _ -> ADD;
      case Op.Concat _ -> CONCAT;
    };
  }

  private static LayerKind ofKernel(Window window) {
    return switch (Math.max(window.kernelHeight(), window.kernelWidth())) {
      case 1 -> CONV_POINTWISE;
      case 2, 3 -> CONV;
      default -> CONV_LARGE;
    };
  }

  /** Drawn as a slim bar without a second line, and attached to the node before where it can be. */
  public boolean isSlim() {
    return switch (this) {
      case NORM, ACTIVATION, DROPOUT, FLATTEN -> true;
      case INPUT, CONV_POINTWISE, CONV, CONV_LARGE, POOL, LINEAR, ADD, CONCAT, PAD, BLOCK -> false;
    };
  }
}
