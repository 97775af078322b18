package cnnlab.evaluation;

import cnnlab.data.Batch;
import cnnlab.data.BatchLoader;
import cnnlab.data.image.Split;
import cnnlab.data.image.Subset;
import cnnlab.data.image.WatchedSplit;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A pass over the images of a split that are not in a file yet, batch by batch. */
final class RowPass {
  private static final int BATCH = 32;

  private RowPass() {}

  /** What is computed of images. */
  interface Rows {
    /** A row for each image of the batch, one after the other. */
    float[] of(Batch batch) throws UserProblem;
  }

  /**
   * Adds a row for each image that has none yet; one of NaN where it cannot be read.
   *
   * @return whether all are there; not where the listener wished for the end
   */
  static boolean fill(
      RowFile file,
      Split split,
      Preprocessing preprocessing,
      Rows rows,
      Evaluation.Listener listener)
      throws UserProblem, IOException {
    int first = Math.min(file.rows(), split.size());
    if (first == split.size()) {
      return true;
    }
    int[] left = IntStream.range(first, split.size()).toArray();
    WatchedSplit rest = new WatchedSplit(new Subset(split, left), new ConcurrentHashMap<>());
    Set<UserProblem> told = new HashSet<>();
    try (BatchLoader batches = BatchLoader.inOrder(rest, preprocessing, BATCH)) {
      for (int done = 0; done < left.length; done += BATCH) {
        if (!listener.progress(first + done, split.size())) {
          return false;
        }
        Batch batch = batches.next();
        int count = Math.min(BATCH, left.length - done);
        rest.problems().values().stream().filter(told::add).forEach(listener::skipped);
        float[] known = batch == null || batch.size() == 0 ? new float[0] : rows.of(batch);
        file.append(spread(known, file.columns(), rest, done, count), count);
      }
    }
    return listener.progress(split.size(), split.size());
  }

  private static float[] spread(
      float[] known, int columns, WatchedSplit rest, int first, int count) {
    float[] rows = new float[count * columns];
    int from = 0;
    for (int i = 0; i < count; i++) {
      int to = i * columns;
      if (rest.problems().containsKey(first + i)) {
        Arrays.fill(rows, to, to + columns, Float.NaN);
      } else {
        System.arraycopy(known, from, rows, to, columns);
        from += columns;
      }
    }
    return rows;
  }
}
