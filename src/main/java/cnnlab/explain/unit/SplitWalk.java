package cnnlab.explain.unit;

import cnnlab.data.Batch;
import cnnlab.data.BatchLoader;
import cnnlab.data.image.Split;
import cnnlab.data.image.Subset;
import cnnlab.data.image.WatchedSplit;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows a network every image of a split, some at a time; those that cannot be read are left out.
 */
public final class SplitWalk {
  private static final int BATCH = 16;

  private SplitWalk() {}

  /** Hears how far it is, on the thread that works. */
  public interface Listener {
    /** Returns whether to go on. */
    boolean progress(int done, int all);
  }

  /** Takes some prepared images. */
  interface Visitor {
    /**
     * Takes them.
     *
     * @param images their numbers in the split, in the order of the batch
     */
    void visit(Batch batch, int[] images) throws UserProblem;
  }

  /** Returns false where the listener wished for the end. */
  static boolean walk(TrainedNetwork network, Split split, Listener listener, Visitor visitor)
      throws UserProblem {
    for (int first = 0; first < split.size(); first += BATCH) {
      if (!listener.progress(first, split.size())) {
        return false;
      }
      int[] part = IntStream.range(first, Math.min(first + BATCH, split.size())).toArray();
      WatchedSplit watched = new WatchedSplit(new Subset(split, part), new ConcurrentHashMap<>());
      @Nullable Batch batch = batch(network, watched, part.length);
      if (batch != null && batch.size() > 0) {
        visitor.visit(
            batch,
            IntStream.range(0, part.length)
                .filter(i -> !watched.problems().containsKey(i))
                .map(i -> part[i])
                .toArray());
      }
    }
    boolean _ = listener.progress(split.size(), split.size());
    return true;
  }

  private static @Nullable Batch batch(TrainedNetwork network, WatchedSplit part, int size)
      throws UserProblem {
    try (BatchLoader loader = BatchLoader.inOrder(part, network.preprocessing(), size)) {
      return loader.next();
    }
  }
}
