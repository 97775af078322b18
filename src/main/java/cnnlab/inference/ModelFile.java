package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shapes;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Normalization;
import cnnlab.data.transform.Preprocessing;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.FiniteValues;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightCheck;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.recognition.Recognition;
import cnnlab.weights.recognition.RecognizedNetwork;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network with its weights and all that their use needs, from a file and to be saved to one.
 *
 * @param architecture without auxiliary classifiers; the weights fit it
 * @param dataset that was learned from; null where that is not known
 */
public record ModelFile(
    Architecture architecture,
    Weights weights,
    @Nullable String dataset,
    Preprocessing preprocessing,
    Labels labels) {

  /**
   * A run's network with the weights of its best epoch.
   *
   * @param memory shared; the weights live as long as this
   */
  public static ModelFile ofRun(StoredRun run, Arena memory) throws UserProblem {
    Path file = run.requireWeights();
    Architecture architecture = run.record().architecture().forInference();
    Weights weights = WeightFile.read(file, memory);
    requireUsable(file, architecture, weights);
    return new ModelFile(
        architecture,
        weights,
        run.record().dataset(),
        run.record().preprocessing(),
        new Labels.OfDataset(run.record().dataset(), run.record().labels()));
  }

  /**
   * The network of a weight file.
   *
   * @param normalization of images, where a person said it; else null for what the file says or its
   *     network's published weights expect
   * @param memory shared; the weights live as long as this
   */
  static ModelFile ofWeights(
      Path file,
      @Nullable String name,
      @Nullable Path labels,
      @Nullable Normalization normalization,
      Arena memory)
      throws UserProblem {
    Weights weights = WeightFile.read(file, memory);
    Optional<OwnArchitecture> own = OwnArchitecture.of(file, weights);
    ModelFile model =
        own.isPresent()
            ? ofOwn(own.get(), file, weights, name, labels)
            : ofNetwork(Recognition.of(file, weights, name), file, labels);
    return normalization == null ? model : model.with(normalization);
  }

  /**
   * The network of some weights.
   *
   * @param file where they come from
   * @param name the catalogue's; null for the network that the file says or its tensors fit
   * @return empty where nobody says the network, and the tensors fit none or several
   */
  public static Optional<ModelFile> ifKnown(Path file, Weights weights, @Nullable String name)
      throws UserProblem {
    Optional<OwnArchitecture> own = OwnArchitecture.of(file, weights);
    if (own.isPresent()) {
      return Optional.of(ofOwn(own.get(), file, weights, name, null));
    }
    Optional<RecognizedNetwork> network =
        name == null
            ? Recognition.ifKnown(file, weights)
            : Optional.of(Recognition.of(file, weights, name));
    return network.isEmpty() ? Optional.empty() : Optional.of(ofNetwork(network.get(), file, null));
  }

  private ModelFile with(Normalization normalization) {
    List<Note> notes =
        weights.notes().stream()
            .filter(note -> !note.key().equals(Recognition.ASSUMED_NORMALIZATION))
            .toList();
    return new ModelFile(
        architecture,
        new Weights(weights.tensors(), weights.metadata(), notes),
        dataset,
        normalization.of(preprocessing),
        labels);
  }

  private static ModelFile ofNetwork(RecognizedNetwork network, Path file, @Nullable Path labels)
      throws UserProblem {
    List<String> said = WeightMetadata.labels(network.weights().metadata());
    return new ModelFile(
        network.architecture(),
        network.weights(),
        network.dataset(),
        network.preprocessing(),
        Labels.of(file, labels, said, network.dataset(), network.settings().classes()));
  }

  private static ModelFile ofOwn(
      OwnArchitecture own, Path file, Weights weights, @Nullable String name, @Nullable Path labels)
      throws UserProblem {
    Architecture architecture = own.architecture().forInference();
    if (name != null) {
      requireSame(
          file, architecture.name(), Catalogue.build(Catalogue.entry(name).settings()).name());
    }
    requireUsable(file, architecture, weights);
    WeightMetadata metadata = WeightMetadata.of(weights.metadata());
    int classes = Shapes.of(architecture).get(architecture.mainHead().layer()).channels();
    return new ModelFile(
        architecture,
        weights,
        metadata.dataset(),
        metadata.preprocessing(),
        Labels.of(file, labels, own.labels(), metadata.dataset(), classes));
  }

  private static void requireUsable(Path file, Architecture architecture, Weights weights)
      throws UserProblem {
    WeightCheck.against(architecture, weights).orThrow();
    FiniteValues.require(file, architecture, weights);
  }

  /** Weights of one network give wrong answers in another, even where every tensor fits. */
  private static void requireSame(Path file, String named, String wanted) throws UserProblem {
    if (!named.equals(wanted)) {
      throw UserProblem.of("weights.other", file.getFileName(), named, wanted).at(file.toString());
    }
  }

  /** To be written to a file; what its own file said of itself is kept. */
  public SavedWeights saved(boolean normalizes) {
    Map<String, String> metadata = new LinkedHashMap<>(weights.metadata());
    metadata.putAll(new WeightMetadata(architecture.name(), dataset, preprocessing).toMap());
    if (!(labels instanceof Labels.Numbers)) {
      metadata.putAll(WeightMetadata.ofLabels(labels.in(Messages.ENGLISH)));
    }
    return new SavedWeights(TensorSource.of(weights.tensors()), metadata, architecture, normalizes);
  }
}
