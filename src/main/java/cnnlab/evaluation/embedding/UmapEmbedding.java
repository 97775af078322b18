package cnnlab.evaluation.embedding;

import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import tagbio.umap.ProgressListener;
import tagbio.umap.ProgressState;
import tagbio.umap.Umap;
import tagbio.umap.UmapProgress;

/**
 * Images that are alike lie beside each other: Uniform Manifold Approximation and Projection
 * (McInnes, Healy and Melville 2018), of the first principal components. The same rows give the
 * same map.
 */
public final class UmapEmbedding {
  /** Fewer images are too few for a map of this kind. */
  public static final int LEAST = 30;

  private static final int COMPONENTS = 50;
  private static final int NEIGHBORS = 15;
  private static final int SEED = 1;

  private UmapEmbedding() {}

  /**
   * Two coordinates for each row.
   *
   * @param rows at least {@value LEAST}
   * @param goOn is told the share done, 0 to 1, and says whether to go on
   * @throws CancellationException where it says no
   */
  public static float[][] of(float[][] rows, DoublePredicate goOn) {
    float[][] reduced =
        rows[0].length > COMPONENTS ? PrincipalComponents.of(rows, COMPONENTS) : rows;
    ProgressListener listener = state -> tell(state, goOn);
    UmapProgress.addProgressListener(listener);
    try {
      Umap umap = new Umap();
      umap.setNumberNearestNeighbours(NEIGHBORS);
      umap.setThreads(1);
      umap.setSeed(SEED);
      return umap.fitTransform(reduced);
    } finally {
      UmapProgress.removeProgressListener(listener);
    }
  }

  private static void tell(ProgressState state, DoublePredicate goOn) {
    if (!goOn.test((double) state.getCount() / Math.max(1, state.getTotal()))) {
      throw new CancellationException("No longer wanted");
    }
  }
}
