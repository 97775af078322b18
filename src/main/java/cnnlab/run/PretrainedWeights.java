package cnnlab.run;

import cnnlab.data.ClassNames;
import cnnlab.data.transform.Preprocessing;
import cnnlab.files.Sha256;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.FiniteValues;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.hub.PublishedWeights;
import cnnlab.weights.recognition.Recognition;
import cnnlab.weights.recognition.RecognizedNetwork;
import cnnlab.weights.safetensors.Safetensors;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Weights to start from: what is known of them, but for the values, which are read when they are
 * wanted.
 *
 * @param shapes of the tensors, by PyTorch's names
 * @param optimizer shapes of the state that belongs to them; empty where none was kept
 * @param architecture name of the network that they belong to; empty where that is not known
 * @param labels the classes that they tell apart; empty where these are not known
 * @param preprocessing the pictures that they know
 * @param title of their run; the file's name where they belong to none
 * @param run name of their run's folder; empty where they belong to none
 * @param epoch after which they were kept; 0 where that is not known
 * @param notes what was changed or assumed to use them
 */
public record PretrainedWeights(
    Path file,
    Map<String, List<Integer>> shapes,
    Map<String, List<Integer>> optimizer,
    String architecture,
    List<String> labels,
    Preprocessing preprocessing,
    String title,
    String run,
    int epoch,
    List<Note> notes) {

  /**
   * The file of a run's best weights, or else of its last (see {@link RunStore#named}); a file as
   * it is; that of published weights by their name.
   */
  public static Path file(String runOrFile) throws UserProblem {
    Optional<StoredRun> run = run(RunStore.usual(), runOrFile);
    return run.isPresent()
        ? run.get().requireWeights()
        : PublishedWeights.file(Path.of(runOrFile)).toAbsolutePath().normalize();
  }

  /**
   * The run that is so called ({@link RunStore#named}); none where a file or published weights are.
   */
  public static Optional<StoredRun> run(RunStore store, String runOrFile) throws UserProblem {
    return PublishedWeights.named(runOrFile).isPresent() || Files.isRegularFile(Path.of(runOrFile))
        ? Optional.empty()
        : store.find(runOrFile);
  }

  /** Reads one of a run's weight files, or a file of someone else's. */
  public static PretrainedWeights read(Path file) throws UserProblem {
    try (Arena memory = Arena.ofShared()) {
      return content(file, memory).about();
    }
  }

  /** What is done with the values, which hold only until it is done. */
  public interface Use {
    void of(Map<String, Tensor> tensors, Map<String, Tensor> optimizer) throws UserProblem;
  }

  /** Reads the values, as the file has them now. */
  public void use(Use use) throws UserProblem {
    try (Arena memory = Arena.ofShared()) {
      Content content = content(file, memory);
      use.of(content.tensors(), content.optimizer());
    }
  }

  private record Content(
      PretrainedWeights about, Map<String, Tensor> tensors, Map<String, Tensor> optimizer) {}

  private static Content content(Path file, Arena memory) throws UserProblem {
    Path folder = file.toAbsolutePath().getParent();
    String name = file.getFileName().toString();
    if (folder == null || !Files.exists(folder.resolve(RunFiles.RECORD))) {
      return ofFile(file, name, memory);
    }
    StoredRun run = StoredRun.read(folder);
    return switch (name) {
      case RunFiles.CHECKPOINT -> {
        Checkpoint checkpoint = Checkpoint.read(file, memory);
        int done = checkpoint.position().epoch() - 1;
        yield ofRun(run, file, checkpoint.weights(), checkpoint.optimizer(), done);
      }
      case RunFiles.BEST -> {
        int best = run.bestEpoch().map(EpochMetrics::epoch).orElse(0);
        yield ofRun(run, file, Safetensors.read(file, memory).tensors(), Map.of(), best);
      }
      case RunFiles.LAST ->
          ofRun(run, file, Safetensors.read(file, memory).tensors(), Map.of(), run.epochs().size());
      default -> ofFile(file, name, memory);
    };
  }

  private static Content ofRun(
      StoredRun run,
      Path file,
      Map<String, Tensor> tensors,
      Map<String, Tensor> optimizer,
      int epoch) {
    return new Content(
        new PretrainedWeights(
            file,
            TensorSource.of(tensors).shapes(),
            TensorSource.of(optimizer).shapes(),
            run.record().architecture().name(),
            run.record().labels(),
            run.record().preprocessing(),
            run.record().title(),
            run.folder().getFileName().toString(),
            epoch,
            List.of()),
        tensors,
        optimizer);
  }

  private static Content ofFile(Path file, String name, Arena memory) throws UserProblem {
    Weights weights = WeightFile.read(file, memory);
    FiniteValues.require(file, weights);
    Optional<RecognizedNetwork> known =
        weights.metadata().containsKey(WeightMetadata.DEFINITION)
            ? Optional.empty()
            : Recognition.ifKnown(file, weights);
    return known.isPresent() ? ofNetwork(file, name, known.get()) : ofUnknown(file, name, weights);
  }

  private static Content ofNetwork(Path file, String name, RecognizedNetwork network) {
    return ofFile(
        file,
        name,
        network.weights(),
        new WeightMetadata(network.settings().name(), network.dataset(), network.preprocessing()));
  }

  /** Of a part of a network, of an own one, or of one of several that have the same tensors. */
  private static Content ofUnknown(Path file, String name, Weights weights) throws UserProblem {
    boolean own = weights.metadata().containsKey("architecture");
    return ofFile(
        file,
        name,
        own ? weights : Recognition.plain(weights),
        WeightMetadata.of(weights.metadata()));
  }

  private static Content ofFile(Path file, String name, Weights weights, WeightMetadata about) {
    List<String> labels = about.dataset() == null ? List.of() : ClassNames.of(about.dataset());
    return new Content(
        new PretrainedWeights(
            file,
            TensorSource.of(weights.tensors()).shapes(),
            Map.of(),
            Objects.requireNonNullElse(about.architecture(), ""),
            labels,
            about.preprocessing(),
            name,
            "",
            0,
            weights.notes()),
        weights.tensors(),
        Map.of());
  }

  /** SHA-256 of the file, hexadecimal. */
  public String sha256() throws UserProblem {
    return Sha256.of(file);
  }
}
