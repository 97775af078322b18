package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.transform.Preprocessing;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.WeightCheck;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
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
    WeightCheck.against(architecture, weights).orThrow();
    return new ModelFile(
        architecture,
        weights,
        run.record().preprocessing(),
        new Labels.OfDataset(run.record().dataset(), run.record().labels()));
  }

  static ModelFile ofWeights(Path file, @Nullable String name, @Nullable Path labels)
      throws UserProblem {
    Weights weights = WeightFile.read(file);
    Optional<OwnArchitecture> own = OwnArchitecture.of(file, weights);
    if (own.isPresent()) {
      return ofOwn(own.get(), file, weights, name, labels);
    }
    String named = weights.metadata().get("architecture");
    Entry entry = entry(file, name, named);
    WeightMetadata metadata = WeightMetadata.of(completed(weights.metadata(), entry));
    Architecture architecture =
        architecture(entry, metadata.preprocessing().inputSize(), weights.tensors());
    if (named != null && Catalogue.has(named)) {
      requireSame(file, named, architecture.name());
    }
    WeightCheck.against(architecture, weights).orThrow();
    int classes = classes(architecture, weights.tensors());
    return new ModelFile(
        architecture,
        weights,
        metadata.preprocessing(),
        Labels.of(file, labels, metadata.dataset(), classes));
  }

  private static ModelFile ofOwn(
      OwnArchitecture own, Path file, Weights weights, @Nullable String name, @Nullable Path labels)
      throws UserProblem {
    Architecture architecture = own.architecture().forInference();
    if (name != null) {
      requireSame(
          file, architecture.name(), Catalogue.build(Catalogue.entry(name).settings()).name());
    }
    WeightCheck.against(architecture, weights).orThrow();
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

  private static Entry entry(Path file, @Nullable String name, @Nullable String named)
      throws UserProblem {
    if (name != null) {
      return Catalogue.entry(name);
    }
    if (named == null) {
      throw UserProblem.of("weights.no-architecture", file.getFileName()).at(file.toString());
    }
    if (!Catalogue.has(named)) {
      throw UserProblem.of("weights.unknown-architecture", file.getFileName(), named)
          .at(file.toString());
    }
    return Catalogue.entry(named);
  }

  /** Weights of one network give wrong answers in another, even where every tensor fits. */
  private static void requireSame(Path file, String named, String wanted) throws UserProblem {
    if (!named.equals(wanted)) {
      throw UserProblem.of("weights.other", file.getFileName(), named, wanted).at(file.toString());
    }
  }

  /** Where the file does not tell the input size, the network's own is meant. */
  private static Map<String, String> completed(Map<String, String> metadata, Entry entry) {
    Map<String, String> all = new HashMap<>(metadata);
    if (!metadata.containsKey("input_size")) {
      int usual = Preprocessing.IMAGENET.inputSize();
      all.put("input_size", Integer.toString(entry.inputSize()));
      int resize = entry.inputSize() < usual ? entry.inputSize() : Preprocessing.IMAGENET.resize();
      all.putIfAbsent("resize", Integer.toString(resize));
    }
    return all;
  }

  /** As the entry says, with the number of classes and the width that the tensors show. */
  private static Architecture architecture(Entry entry, int inputSize, Map<String, Tensor> tensors)
      throws UserProblem {
    NetworkSettings usual = entry.settings();
    Architecture published =
        Catalogue.build(new NetworkSettings(entry.name(), inputSize, usual.classes(), 1, false));
    int classes = classes(published, tensors);
    double width = width(published, tensors);
    return Catalogue.build(
        new NetworkSettings(
            entry.name(), inputSize, classes > 0 ? classes : usual.classes(), width, false));
  }

  /** Rows of the classifier's matrix; 0 where the file has none. */
  private static int classes(Architecture architecture, Map<String, Tensor> tensors) {
    Tensor matrix = tensors.get(architecture.mainHead().layer() + ".weight");
    return matrix == null || matrix.shape().isEmpty() ? 0 : matrix.shape().getFirst();
  }

  /** The width multiplier, told by the layer of most channels; 1 where that is not in the file. */
  private static double width(Architecture published, Map<String, Tensor> tensors)
      throws UserProblem {
    String head = published.mainHead().layer();
    TensorSpec widest =
        Tensors.of(published).stream()
            .filter(spec -> !spec.layer().equals(head))
            .max(Comparator.comparingInt(spec -> spec.shape().getFirst()))
            .orElseThrow();
    Tensor found = tensors.get(widest.name());
    return found == null || found.shape().isEmpty()
        ? 1
        : (double) found.shape().getFirst() / widest.shape().getFirst();
  }
}
