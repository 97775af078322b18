package cnnlab.ui.inspect.image;

import cnnlab.analysis.ReceptiveField;

/**
 * The part of the network's square input that one value of a map depends on.
 *
 * @param left as a share of the input's side, 0 to 1, like the others; the padding is cut off
 * @param field the whole of it, with what lies in the padding
 */
public record Patch(double left, double top, double right, double bottom, ReceptiveField field) {

  /** Of the value at a spot of a map. */
  public static Patch of(ReceptiveField field, Spot spot, int inputSize) {
    int left = field.columns().start(spot.column());
    int top = field.rows().start(spot.row());
    return new Patch(
        share(left, inputSize),
        share(top, inputSize),
        share(left + field.columns().size(), inputSize),
        share(top + field.rows().size(), inputSize),
        field);
  }

  private static double share(int pixel, int inputSize) {
    return Math.clamp(pixel / (double) inputSize, 0, 1);
  }
}
