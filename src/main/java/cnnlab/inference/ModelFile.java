package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Normalization;
import cnnlab.data.transform.Preprocessing;
import cnnlab.run.StoredRun;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.FiniteValues;
import cnnlab.weights.Tensor;
import cnnlab.weights.WeightCheck;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.recognition.Recognition;
import cnnlab.weights.recognition.RecognizedNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A weight file with all that its use needs; the weights fit the architecture.
 *
 * @param architecture without auxiliary classifiers
 */
record ModelFile(
    Architecture architecture, Weights weights, Preprocessing preprocessing, Labels labels) {

  static ModelFile ofRun(StoredRun run) throws UserProblem {
    Path file = run.requireWeights();
    Architecture architecture = run.record().architecture().forInference();
    Weights weights = WeightFile.read(file);
    requireUsable(file, architecture, weights);
    return new ModelFile(
        architecture,
        weights,
        run.record().preprocessing(),
        new Labels.OfDataset(run.record().dataset(), run.record().labels()));
  }

  /**
   * The network of a weight file.
   *
   * @param normalization of images, where a person said it; else null for what the file says or its
   *     network's published weights expect
   */
  static ModelFile ofWeights(
      Path file,
      @Nullable String name,
      @Nullable Path labels,
      @Nullable Normalization normalization)
      throws UserProblem {
    ModelFile model = ofWeights(file, name, labels);
    return normalization == null ? model : model.with(normalization);
  }

  private ModelFile with(Normalization normalization) {
    List<Note> notes =
        weights.notes().stream()
            .filter(note -> !note.key().equals(Recognition.ASSUMED_NORMALIZATION))
            .toList();
    return new ModelFile(
        architecture,
        new Weights(weights.tensors(), weights.metadata(), notes),
        normalization.of(preprocessing),
        labels);
  }

  private static ModelFile ofWeights(Path file, @Nullable String name, @Nullable Path labels)
      throws UserProblem {
    Weights weights = WeightFile.read(file);
    Optional<OwnArchitecture> own = OwnArchitecture.of(file, weights);
    if (own.isPresent()) {
      return ofOwn(own.get(), file, weights, name, labels);
    }
    RecognizedNetwork network = Recognition.of(file, weights, name);
    return new ModelFile(
        network.architecture(),
        network.weights(),
        network.preprocessing(),
        Labels.of(file, labels, network.dataset(), network.settings().classes()));
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
    int classes = classes(architecture, weights.tensors());
    boolean known = labels == null && own.labels().size() == classes;
    return new ModelFile(
        architecture,
        weights,
        metadata.preprocessing(),
        known
            ? new Labels.OfDataset(String.valueOf(metadata.dataset()), own.labels())
            : Labels.of(file, labels, metadata.dataset(), classes));
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

  /** Rows of the classifier's matrix; 0 where the file has none. */
  private static int classes(Architecture architecture, Map<String, Tensor> tensors) {
    Tensor matrix = tensors.get(architecture.mainHead().layer() + ".weight");
    return matrix == null || matrix.shape().isEmpty() ? 0 : matrix.shape().getFirst();
  }
}
