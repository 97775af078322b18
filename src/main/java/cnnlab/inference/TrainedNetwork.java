package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Normalization;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Engine;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network;
import cnnlab.engine.Target;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network that has learned, with what is needed to show it a picture: the preparation of images
 * and the names of the classes. One thread at a time.
 */
public final class TrainedNetwork implements AutoCloseable {
  /** Pictures given to the engine at once. */
  private static final int BATCH = 16;

  private final Engine engine;
  private final Network network;
  private final ModelFile model;
  private final @Nullable Arena file;
  private Map<String, Tensor> tensors;

  /**
   * @param file in which the weights are mapped; null where they are another's
   */
  private TrainedNetwork(Engine engine, Network network, ModelFile model, @Nullable Arena file) {
    this.engine = engine;
    this.network = network;
    this.model = model;
    this.file = file;
    tensors = model.weights().tensors();
  }

  /** The network of a run, with the weights of its best epoch. */
  public static TrainedNetwork ofRun(Engine engine, StoredRun run) throws UserProblem {
    return open(engine, memory -> ModelFile.ofRun(run, memory));
  }

  /**
   * The network of a weight file: a run's, torchvision's, or any other with torchvision's names.
   *
   * @param architecture the catalogue's name; null for the one the file names
   * @param labels a JSON array of the classes' names; null for {@code labels.json} beside the file,
   *     else ImageNet's names where they fit, else numbers
   * @throws UserProblem where the file cannot be read or does not hold that architecture's weights
   */
  public static TrainedNetwork ofWeights(
      Engine engine, Path weights, @Nullable String architecture, @Nullable Path labels)
      throws UserProblem {
    return ofWeights(engine, weights, architecture, labels, null);
  }

  /**
   * The same.
   *
   * @param normalization of images; null for what the file says, or else what published weights of
   *     its network expect
   */
  public static TrainedNetwork ofWeights(
      Engine engine,
      Path weights,
      @Nullable String architecture,
      @Nullable Path labels,
      @Nullable Normalization normalization)
      throws UserProblem {
    return open(
        engine,
        memory -> ModelFile.ofWeights(weights, architecture, labels, normalization, memory));
  }

  private interface Opening {
    ModelFile model(Arena memory) throws UserProblem;
  }

  /** The file is let go when the network is closed, not when what was mapped is collected. */
  @SuppressWarnings("MustBeClosedChecker") // the network does
  private static TrainedNetwork open(Engine engine, Opening opening) throws UserProblem {
    Arena memory = Arena.ofShared();
    try {
      return of(engine, opening.model(memory), memory);
    } catch (UserProblem | RuntimeException | Error e) {
      memory.close();
      throw e;
    }
  }

  /** A network that is read already, and is kept by the caller for as long as this. */
  public static TrainedNetwork of(Engine engine, ModelFile model) throws UserProblem {
    return of(engine, model, null);
  }

  private static TrainedNetwork of(Engine engine, ModelFile model, @Nullable Arena file)
      throws UserProblem {
    Network network = engine.forInference(model.architecture());
    try {
      network.load(model.weights().tensors());
      return new TrainedNetwork(engine, network, model, file);
    } catch (UserProblem | RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  /** The same network once more, with memory of its own; to be closed before this one. */
  public TrainedNetwork copy() throws UserProblem {
    return of(engine, model);
  }

  /** Puts tensors in place of those of the file, all others as there. */
  public void replace(Map<String, Tensor> replaced) throws UserProblem {
    Map<String, Tensor> all = new HashMap<>(model.weights().tensors());
    all.putAll(replaced);
    network.load(all);
    tensors = all;
  }

  /** The network alone, which takes images that are prepared. */
  public Network network() {
    return network;
  }

  /** Without auxiliary classifiers. */
  public Architecture architecture() {
    return model.architecture();
  }

  /** What computes it: "oneDNN 2.5.2, CPU". */
  public String engine() throws UserProblem {
    return engine.device().backend();
  }

  /** What was changed or assumed to use the weights. */
  public List<Note> notes() {
    return model.weights().notes();
  }

  /**
   * Writes it to a file, in the format that the name chooses.
   *
   * @return what is to be told of the file
   */
  public Optional<Note> save(Path saved) throws UserProblem {
    return SavedNetwork.write(engine, saved, model.saved(false));
  }

  /** What it learned from, by its short name; null where that is not known. */
  public @Nullable String dataset() {
    return model.dataset();
  }

  /** The classes' names, in English where they are ImageNet's. */
  public List<String> labels() {
    return model.labels().in(Messages.ENGLISH);
  }

  /** The classes' names, in the language of these messages where they are known in it. */
  public List<String> labels(Messages messages) {
    return model.labels().in(messages);
  }

  public Preprocessing preprocessing() {
    return model.preprocessing();
  }

  /** The likeliest {@code top} classes of a picture, likeliest first. */
  public List<Prediction> predict(RgbImage image, int top) throws UserProblem {
    return predict(List.of(image), top).getFirst();
  }

  /** The same of many pictures, in their order. */
  public List<List<Prediction>> predict(List<RgbImage> images, int top) throws UserProblem {
    List<List<Prediction>> answers = new ArrayList<>();
    int classes = labels().size();
    for (int first = 0; first < images.size(); first += BATCH) {
      Batch batch = batch(images.subList(first, Math.min(first + BATCH, images.size())));
      float[] probabilities = probabilities(batch);
      for (int i = 0; i < batch.size(); i++) {
        answers.add(top(probabilities, i * classes, top));
      }
    }
    return answers;
  }

  /** What a layer makes of a picture. */
  public Network.Activation activation(RgbImage image, String layer) throws UserProblem {
    return network.activation(batch(List.of(image)), layer);
  }

  /** A tensor of the weights, by PyTorch's name; it holds until this is closed. */
  public Tensor tensor(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  /**
   * Class probabilities of prepared images: [batch size, classes], row by row.
   *
   * @throws UserProblem where the weights, each of them a number, lead to what is none
   */
  public float[] probabilities(Batch batch) throws UserProblem {
    float[] probabilities = network.predict(batch);
    for (float probability : probabilities) {
      if (Float.isNaN(probability)) {
        throw UserProblem.of("predict.not-finite", architecture().name());
      }
    }
    return probabilities;
  }

  /** As {@link Network#activations}, of prepared images. */
  public Map<String, Network.Activation> activations(
      Batch batch, Set<String> layers, List<ActivationPatch> patches) throws UserProblem {
    return network.activations(batch, layers, patches);
  }

  /** As {@link Network#gradients}, of prepared images. */
  public Gradients gradients(Batch batch, Target target, BackwardRule rule, Set<String> layers)
      throws UserProblem {
    return network.gradients(batch, target, rule, layers);
  }

  /** Images as the network takes them. */
  public Batch batch(List<RgbImage> images) {
    int values = preprocessing().values();
    float[] pixels = new float[images.size() * values];
    for (int i = 0; i < images.size(); i++) {
      preprocessing().apply(images.get(i), pixels, i * values);
    }
    return new Batch(images.size(), pixels, new int[images.size()]);
  }

  private List<Prediction> top(float[] probabilities, int from, int top) {
    List<String> labels = labels();
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new Prediction(labels.get(i), i, probabilities[from + i]))
        .sorted(Comparator.comparingDouble(Prediction::probability).reversed())
        .limit(top)
        .toList();
  }

  @Override
  public void close() {
    network.close();
    if (file != null && file.scope().isAlive()) {
      file.close();
    }
  }
}
