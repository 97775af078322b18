package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.run.RunRecord;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network that the catalogue does not have, as its weight file tells it or the run that wrote the
 * file.
 *
 * @param labels the classes' names; empty where they are not known
 */
record OwnArchitecture(Architecture architecture, List<String> labels) {

  /** Empty where the file names a published network, or none, or one that nobody knows any more. */
  static Optional<OwnArchitecture> of(Path file, Weights weights) throws UserProblem {
    Optional<RunRecord> run = runBeside(file).filter(it -> isOf(it, weights));
    List<String> said = WeightMetadata.labels(weights.metadata());
    List<String> labels = run.map(RunRecord::labels).orElse(said);
    String definition = weights.metadata().get(WeightMetadata.DEFINITION);
    if (definition != null) {
      return Optional.of(new OwnArchitecture(ArchitectureJson.read(definition), labels));
    }
    return run.map(it -> new OwnArchitecture(it.architecture(), labels));
  }

  private static boolean isOf(RunRecord run, Weights weights) {
    return run.hasOwnNetwork()
        && run.architecture().name().equals(weights.metadata().get("architecture"));
  }

  /** A run that cannot be read is none: the weights may be good for all that. */
  private static Optional<RunRecord> runBeside(Path file) {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.exists(folder.resolve("run.json"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(RunStore.usual().open(folder).record());
    } catch (UserProblem damaged) {
      return Optional.empty();
    }
  }
}
