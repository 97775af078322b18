package cnnlab.analysis;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import java.util.Collection;

/**
 * The part of the image that one value of a feature map depends on.
 *
 * @param size side in input pixels
 * @param jump distance in input pixels between neighbouring values
 */
record ReceptiveField(int size, int jump) {
  private static final ReceptiveField PIXEL = new ReceptiveField(1, 1);

  /** The receptive field of a layer, given those of the layers that it reads. */
  static ReceptiveField of(Op op, Collection<ReceptiveField> inputs) {
    return switch (op) {
      case Op.Input _ -> PIXEL;
      case Op.Conv conv -> widest(inputs).through(conv.window());
      case Op.MaxPool pool -> widest(inputs).through(pool.window());
      case Op.AvgPool pool -> widest(inputs).through(pool.window());
      case Op.PadShortcut shortcut ->
          widest(inputs).through(Window.square(1, shortcut.stride(), 0));
      case Op.BatchNorm _,
          Op.Activation _,
          Op.AdaptiveAvgPool _,
          Op.Lrn _,
          Op.Dropout _,
          Op.Flatten _,
          Op.Linear _,
          Op.Scale _,
          Op.Add _,
          Op.Concat _ ->
          widest(inputs);
    };
  }

  /** Each step of the window's kernel reaches one jump further. */
  private ReceptiveField through(Window window) {
    int kernel = Math.max(window.kernelHeight(), window.kernelWidth());
    int stride = Math.max(window.strideHeight(), window.strideWidth());
    return new ReceptiveField(size + (kernel - 1) * jump, jump * stride);
  }

  private static ReceptiveField widest(Collection<ReceptiveField> inputs) {
    ReceptiveField widest = PIXEL;
    for (ReceptiveField input : inputs) {
      widest =
          new ReceptiveField(Math.max(widest.size, input.size), Math.max(widest.jump, input.jump));
    }
    return widest;
  }
}
