package cnnlab.analysis;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import java.util.Collection;

/**
 * The part of the image that one value of a feature map depends on, along the longest path. Pooling
 * over the whole map and linear layers see all of it and keep the field of what they read.
 */
public record ReceptiveField(Axis rows, Axis columns) {
  private static final Axis PIXEL_AXIS = new Axis(1, 1, 0);
  private static final ReceptiveField PIXEL = new ReceptiveField(PIXEL_AXIS, PIXEL_AXIS);

  /**
   * In one direction, in input pixels.
   *
   * @param size how many pixels one value depends on
   * @param jump distance between what neighboring values depend on
   * @param start first pixel that the first value depends on; negative within the padding
   */
  public record Axis(int size, int jump, int start) {

    /** First pixel that the value at this index depends on. */
    public int start(int index) {
      return start + index * jump;
    }

    /** Each step of the window's kernel reaches one jump further. */
    private Axis through(int kernel, int stride, int padding) {
      return new Axis(size + (kernel - 1) * jump, jump * stride, start - padding * jump);
    }

    private Axis joined(Axis other) {
      int first = Math.min(start, other.start);
      int end = Math.max(start + size, other.start + other.size);
      return new Axis(end - first, Math.max(jump, other.jump), first);
    }
  }

  /** Its longer side. */
  public int side() {
    return Math.max(rows.size(), columns.size());
  }

  /** The receptive field of a layer, given those of the layers that it reads. */
  static ReceptiveField of(Op op, Collection<ReceptiveField> inputs) {
    ReceptiveField read = inputs.stream().reduce(ReceptiveField::joined).orElse(PIXEL);
    return switch (op) {
      case Op.Windowed windowed -> read.through(windowed.window());
      case Op.PadShortcut shortcut -> read.through(Window.square(1, shortcut.stride(), 0));
      case Op.Parametric _, Op.ParameterFree _ -> read;
    };
  }

  private ReceptiveField through(Window window) {
    return new ReceptiveField(
        rows.through(window.kernelHeight(), window.strideHeight(), window.paddingHeight()),
        columns.through(window.kernelWidth(), window.strideWidth(), window.paddingWidth()));
  }

  private ReceptiveField joined(ReceptiveField other) {
    return new ReceptiveField(rows.joined(other.rows), columns.joined(other.columns));
  }
}
