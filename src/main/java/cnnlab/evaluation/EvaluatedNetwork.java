package cnnlab.evaluation;

import cnnlab.data.Dataset;
import cnnlab.data.transform.Normalization;
import cnnlab.engine.Engine;
import cnnlab.files.Sha256;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run's network or a weight file's, to be judged; opened only while it is. */
public final class EvaluatedNetwork {
  private final String sha256;
  private final Path home;
  private final Opener opener;

  @FunctionalInterface
  private interface Opener {
    TrainedNetwork open(Engine engine) throws UserProblem;
  }

  private EvaluatedNetwork(String sha256, Path home, Opener opener) {
    this.sha256 = sha256;
    this.home = home;
    this.opener = opener;
  }

  /** That of a run's best epoch. */
  public static EvaluatedNetwork of(StoredRun run) throws UserProblem {
    Path weights = run.requireWeights();
    String sha256 = Sha256.of(weights);
    return new EvaluatedNetwork(
        sha256, EvaluationHome.of(run, sha256), engine -> TrainedNetwork.ofRun(engine, run));
  }

  /** That of a weight file; see {@link TrainedNetwork#ofWeights}. */
  public static EvaluatedNetwork of(
      Path weights,
      @Nullable String architecture,
      @Nullable Path labels,
      @Nullable Normalization normalization)
      throws UserProblem {
    String sha256 = Sha256.of(weights);
    return new EvaluatedNetwork(
        sha256,
        EvaluationHome.of(weights, sha256),
        engine -> TrainedNetwork.ofWeights(engine, weights, architecture, labels, normalization));
  }

  /**
   * What it takes the images for, in the split's order.
   *
   * @return empty where the listener wished for the end; what was predicted is kept
   */
  public Optional<List<JudgedExample>> examples(
      Engine engine, Dataset data, EvaluatedSplit split, Evaluation.Listener listener)
      throws UserProblem {
    try (TrainedNetwork network = opener.open(engine)) {
      return Evaluation.of(network, sha256, data, split, home).examples(listener);
    }
  }
}
