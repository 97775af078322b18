package cnnlab.explain.unit;

/**
 * What of a filter reads one unit.
 *
 * @param unit that is read
 * @param rows of the slice: the kernel's, or those of the map that a fully connected layer reads
 * @param columns the same
 * @param weights row by row
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record KernelSlice(Unit unit, int rows, int columns, float[] weights) {

  /** Its length as a vector. */
  public double norm() {
    double squares = 0;
    for (float weight : weights) {
      squares += (double) weight * weight;
    }
    return Math.sqrt(squares);
  }
}
