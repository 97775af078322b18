package cnnlab.data;

import cnnlab.data.transform.Preprocessing;
import java.util.ArrayList;
import java.util.List;

/**
 * The arrays in which batches are made. One pass after the other uses them: made anew for each,
 * they would fill Java's heap, where arrays so large are given free late.
 */
public final class BatchBuffers {
  private final int batchSize;
  private final int values;
  private final List<Batch> made = new ArrayList<>();

  /** For batches of that many images. */
  public BatchBuffers(int batchSize, Preprocessing preprocessing) {
    this.batchSize = batchSize;
    this.values = preprocessing.values();
  }

  int batchSize() {
    return batchSize;
  }

  /** The first so many, made where they are not there yet. */
  List<Batch> take(int count) {
    while (made.size() < count) {
      made.add(new Batch(0, new float[batchSize * values], new int[batchSize]));
    }
    return made.subList(0, count);
  }
}
