package cnnlab.evaluation;

import cnnlab.data.Batch;
import cnnlab.data.BatchLoader;
import cnnlab.data.Dataset;
import cnnlab.data.image.Split;
import cnnlab.data.image.SplitHash;
import cnnlab.data.image.Subset;
import cnnlab.data.image.WatchedSplit;
import cnnlab.files.FileProblem;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A trained network on the images of a split, kept in a folder: {@code evaluation.json} says what
 * was judged on what, {@code probabilities.f32} holds the predictions (see {@link
 * ProbabilityFile}). Predictions of the same are used again; one that was broken off goes on.
 */
public final class Evaluation {
  private static final String ABOUT = "evaluation.json";
  private static final String PROBABILITIES = "probabilities.f32";
  private static final int BATCH = 32;

  private final TrainedNetwork network;
  private final Split split;
  private final int[] labels;
  private final EvaluationKey key;
  private final Path folder;

  /** Hears how far it is, on the thread that works. */
  public interface Listener {
    /** Returns whether to go on. */
    boolean progress(int done, int all);

    /** An image is passed over. */
    default void skipped(UserProblem why) {}
  }

  private Evaluation(
      TrainedNetwork network, Split split, int[] labels, EvaluationKey key, Path folder) {
    this.network = network;
    this.split = split;
    this.labels = labels;
    this.key = key;
    this.folder = folder;
  }

  /**
   * Makes ready what is to be judged; reads no image yet but a few.
   *
   * @param weights SHA-256 of the network's weight file
   * @param folder below which predictions are kept, in a folder for each data set and split
   * @throws UserProblem where there is no such split, or it has classes that the network has not
   */
  public static Evaluation of(
      TrainedNetwork network, String weights, Dataset data, EvaluatedSplit which, Path folder)
      throws UserProblem {
    Split split = which.of(data);
    int[] mapping = ClassMapping.of(data.name(), data.labels(), network.labels());
    int[] labels = IntStream.range(0, split.size()).map(i -> mapping[split.label(i)]).toArray();
    EvaluationKey key =
        new EvaluationKey(
            weights, data.name(), which, SplitHash.of(split), split.size(), network.labels());
    String name = data.name() + "-" + which.name().toLowerCase(Locale.ROOT);
    return new Evaluation(network, split, labels, key, folder.resolve(name));
  }

  /** Where the predictions are kept. */
  public Path folder() {
    return folder;
  }

  /**
   * Predicts what is not predicted yet and counts.
   *
   * @return empty where the listener wished for the end; what was predicted is kept
   * @throws UserProblem also where not one image can be read
   */
  public Optional<Scores> run(Listener listener) throws UserProblem {
    try (ProbabilityFile probabilities = open()) {
      if (!predict(probabilities, listener)) {
        return Optional.empty();
      }
      return Optional.of(Scores.of(probabilities, labels, key.classes()));
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  /**
   * Predicts what is not predicted yet and tells what each image was taken for, in the split's
   * order; images that cannot be read are left out.
   *
   * @return empty where the listener wished for the end; what was predicted is kept
   */
  public Optional<List<ExamplePrediction>> examples(Listener listener) throws UserProblem {
    try (ProbabilityFile probabilities = open()) {
      if (!predict(probabilities, listener)) {
        return Optional.empty();
      }
      List<ExamplePrediction> examples = new ArrayList<>();
      probabilities.forEach(
          (row, values) -> {
            if (!Float.isNaN(values.of(0, 0))) {
              int predicted = values.likeliest(0);
              examples.add(
                  new ExamplePrediction(row, labels[row], predicted, values.of(0, predicted)));
            }
          });
      return Optional.of(examples);
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  private ProbabilityFile open() throws IOException {
    Files.createDirectories(folder);
    Path about = folder.resolve(ABOUT);
    Path file = folder.resolve(PROBABILITIES);
    if (!EvaluationJson.read(about).equals(Optional.of(key))) {
      Files.deleteIfExists(file); // predictions of something else
      EvaluationJson.write(about, key);
    }
    return ProbabilityFile.open(file, key.classes().size());
  }

  private boolean predict(ProbabilityFile probabilities, Listener listener)
      throws UserProblem, IOException {
    int first = Math.min(probabilities.rows(), split.size());
    if (first == split.size()) {
      return true;
    }
    int[] left = IntStream.range(first, split.size()).toArray();
    WatchedSplit rest = new WatchedSplit(new Subset(split, left), new ConcurrentHashMap<>());
    Set<UserProblem> told = new HashSet<>();
    try (BatchLoader batches = BatchLoader.inOrder(rest, network.preprocessing(), BATCH)) {
      for (int done = 0; done < left.length; done += BATCH) {
        if (!listener.progress(first + done, split.size())) {
          return false;
        }
        Batch batch = batches.next();
        int count = Math.min(BATCH, left.length - done);
        rest.problems().values().stream().filter(told::add).forEach(listener::skipped);
        float[] known =
            batch == null || batch.size() == 0 ? new float[0] : network.probabilities(batch);
        probabilities.append(spread(known, rest, done, count), count);
      }
    }
    return listener.progress(split.size(), split.size());
  }

  /** A row for each example: that of its probabilities, or of NaN where it could not be read. */
  private float[] spread(float[] known, WatchedSplit rest, int first, int count) {
    int classes = key.classes().size();
    float[] rows = new float[count * classes];
    int from = 0;
    for (int i = 0; i < count; i++) {
      int to = i * classes;
      if (rest.problems().containsKey(first + i)) {
        Arrays.fill(rows, to, to + classes, Float.NaN);
      } else {
        System.arraycopy(known, from, rows, to, classes);
        from += classes;
      }
    }
    return rows;
  }
}
