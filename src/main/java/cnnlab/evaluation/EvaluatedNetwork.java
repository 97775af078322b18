package cnnlab.evaluation;

import cnnlab.data.Dataset;
import cnnlab.data.transform.Normalization;
import cnnlab.engine.Engine;
import cnnlab.files.Sha256;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.StoredRun;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  /** The same, its predictions kept below another folder. */
  public EvaluatedNetwork keptIn(Path folder) {
    return new EvaluatedNetwork(sha256, folder, opener);
  }

  /** What is done with an evaluation that is made ready. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Evaluation evaluation) throws UserProblem;
  }

  /**
   * Opens it for as long as it is evaluated.
   *
   * @param onNote is told what was changed or assumed to use the weights
   */
  public <T> T evaluate(
      Engine engine, Consumer<Note> onNote, Dataset data, EvaluatedSplit split, Work<T> work)
      throws UserProblem {
    try (TrainedNetwork network = opener.open(engine)) {
      network.notes().forEach(onNote);
      return work.on(Evaluation.of(network, sha256, data, split, home));
    }
  }

  /**
   * What it takes the images for, in the split's order.
   *
   * @return empty where the listener wished for the end; what was predicted is kept
   */
  public Optional<List<ExamplePrediction>> examples(
      Engine engine, Dataset data, EvaluatedSplit split, Evaluation.Listener listener)
      throws UserProblem {
    return evaluate(engine, _ -> {}, data, split, evaluation -> evaluation.examples(listener));
  }
}
