package cnnlab.training;

import cnnlab.run.PretrainedSource;
import cnnlab.run.PretrainedWeights;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The weights read last, so that checking another setting does not read them again. */
final class KeptWeights {
  private @Nullable Path file;
  private @Nullable FileTime modified;
  private @Nullable PretrainedWeights weights;

  /**
   * Reads them, unless it did so before and the file did not change.
   *
   * @throws UserProblem located at "weights"
   */
  synchronized PretrainedWeights read(PretrainedSource from) throws UserProblem {
    Path wanted = Path.of(from.weights());
    FileTime now = modified(wanted);
    PretrainedWeights known = weights;
    if (known == null || now == null || !wanted.equals(file) || !now.equals(modified)) {
      weights = null; // not both at once
      known = PretrainedTransfer.read(from);
      weights = known;
      file = wanted;
      modified = now;
    }
    return known;
  }

  /** Keeps no memory for them any longer. */
  synchronized void forget() {
    weights = null;
    file = null;
  }

  /** Null where there is no such file, which reading tells. */
  private static @Nullable FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException untold) {
      return null;
    }
  }
}
