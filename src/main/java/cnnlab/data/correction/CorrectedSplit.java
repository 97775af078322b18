package cnnlab.data.correction;

import cnnlab.data.image.DerivedSplit;
import cnnlab.data.image.Split;

/**
 * A split without the examples that are excluded, some of the others in another class.
 *
 * @param indices of the examples in {@code whole}
 * @param labels of these examples
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record CorrectedSplit(Split whole, int[] indices, int[] labels) implements DerivedSplit {

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public int source(int index) {
    return indices[index];
  }
}
