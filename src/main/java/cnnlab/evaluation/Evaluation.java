package cnnlab.evaluation;

import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.image.SplitHash;
import cnnlab.engine.Probabilities;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.Csv;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trained network on the images of a split, kept in a folder: {@code evaluation.json} says what
 * was judged on what, {@code images.csv} which images these are and their classes, {@code
 * probabilities.f32} holds the predictions (see {@link RowFile}), {@code features.f32} the
 * activations of the layer before the classifier. Predictions of the same are used again; one that
 * was broken off goes on.
 */
public final class Evaluation {
  private static final String ABOUT = "evaluation.json";
  private static final String IMAGES = "images.csv";
  private static final String PROBABILITIES = "probabilities.f32";
  private static final String FEATURES = "features.f32";

  private final TrainedNetwork network;
  private final Dataset data;
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
      TrainedNetwork network,
      Dataset data,
      Split split,
      int[] labels,
      EvaluationKey key,
      Path folder) {
    this.network = network;
    this.data = data;
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
    int[] mapping =
        ClassMapping.of(data.name(), data.labels(), network.labels(), network.dataset());
    int[] labels = IntStream.range(0, split.size()).map(i -> mapping[split.label(i)]).toArray();
    EvaluationKey key =
        new EvaluationKey(
            network.engine(),
            weights,
            data.name(),
            which,
            SplitHash.of(split),
            split.size(),
            network.labels());
    String name = data.name() + "-" + which.name().toLowerCase(Locale.ROOT);
    return new Evaluation(network, data, split, labels, key, folder.resolve(name));
  }

  /** Whether the network was not trained on these images, as far as that is known. */
  private boolean isOutOfSample() {
    return switch (key.split()) {
      case VAL, TEST -> true;
      case TRAIN, ALL -> !data.name().equals(network.dataset());
    };
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
  public Optional<EvaluationResult> run(Listener listener) throws UserProblem {
    try (RowFile probabilities = open()) {
      if (!predict(probabilities, listener)) {
        return Optional.empty();
      }
      List<Integer> labelErrors =
          isOutOfSample() ? LabelErrors.of(probabilities, labels, key.classes().size()) : List.of();
      return Optional.of(
          new EvaluationResult(
              folder,
              data,
              key.split(),
              key.classes(),
              Scores.of(probabilities, labels, key.classes()),
              examples(probabilities),
              isOutOfSample(),
              labelErrors));
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
    try (RowFile probabilities = open()) {
      return predict(probabilities, listener)
          ? Optional.of(examples(probabilities))
          : Optional.empty();
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  private List<ExamplePrediction> examples(RowFile probabilities) throws IOException {
    List<ExamplePrediction> examples = new ArrayList<>();
    probabilities.forEach(
        (row, values) -> {
          if (!Float.isNaN(values[0])) {
            int predicted = new Probabilities(values, values.length).likeliest(0);
            examples.add(
                new ExamplePrediction(
                    row, labels[row], predicted, values[predicted], values[labels[row]]));
          }
        });
    return examples;
  }

  /**
   * Computes what the network's last layer before its classifier makes of the images, as far as
   * that is not kept.
   *
   * @return empty where the listener wished for the end; what was computed is kept
   */
  public Optional<Features> features(Listener listener) throws UserProblem {
    PenultimateLayer layer = PenultimateLayer.of(network.architecture());
    try (RowFile rows = open(FEATURES, layer.values())) {
      return RowPass.fill(
              rows,
              split,
              network.preprocessing(),
              batch -> layer.activations(network, batch),
              listener)
          ? Optional.of(new Features(folder.resolve(FEATURES), layer.values()))
          : Optional.empty();
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  /** The same of one image. */
  public float[] featuresOf(RgbImage image) throws UserProblem {
    return PenultimateLayer.of(network.architecture())
        .activations(network, network.batch(List.of(image)));
  }

  private RowFile open() throws IOException {
    return open(PROBABILITIES, key.classes().size());
  }

  private RowFile open(String file, int columns) throws IOException {
    Files.createDirectories(folder);
    Path about = folder.resolve(ABOUT);
    if (!EvaluationJson.read(about).equals(Optional.of(key))) {
      for (String former : List.of(PROBABILITIES, FEATURES, IMAGES)) {
        Files.deleteIfExists(folder.resolve(former)); // of something else
      }
      EvaluationJson.write(about, key);
    }
    if (!Files.exists(folder.resolve(IMAGES))) {
      AtomicFile.write(folder.resolve(IMAGES), images());
    }
    Predicate<float[]> sound =
        file.equals(PROBABILITIES) ? RowFile::isProbabilities : RowFile::isNumbers;
    RowFile kept = RowFile.open(folder.resolve(file), columns);
    if (kept.isSound(split.size(), sound)) {
      return kept;
    }
    kept.close();
    Files.delete(folder.resolve(file)); // damaged
    return RowFile.open(folder.resolve(file), columns);
  }

  /** A line for each row of numbers: by what the image is known, its class as number and name. */
  private String images() {
    StringBuilder table = new StringBuilder(Csv.line(Stream.of("image", "label", "class")));
    for (int i = 0; i < labels.length; i++) {
      table.append(Csv.line(Stream.of(split.id(i), labels[i], key.classes().get(labels[i]))));
    }
    return table.toString();
  }

  private boolean predict(RowFile probabilities, Listener listener)
      throws UserProblem, IOException {
    return RowPass.fill(
        probabilities, split, network.preprocessing(), network::probabilities, listener);
  }
}
