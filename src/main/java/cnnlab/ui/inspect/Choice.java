package cnnlab.ui.inspect;

import cnnlab.run.StoredRun;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A network that can be asked: a run of the store, a weight file from anywhere, or the network that
 * comes along.
 */
sealed interface Choice {
  record Run(StoredRun run) implements Choice {}

  /**
   * A weight file.
   *
   * @param architecture the catalogue's name, where the file does not say it
   */
  record WeightFile(Path file, @Nullable String architecture) implements Choice {}

  record Bundled(Path file) implements Choice {}

  /** What the list of networks calls it. */
  default String title() {
    return switch (this) {
      case Run(StoredRun run) -> run.record().title();
      case WeightFile(Path file, _) -> file.getFileName().toString();
      case Bundled _ -> "ResNet-20 · cifar-10";
    };
  }

  /** Whether the same weights are meant, whatever is told of them meanwhile. */
  default boolean isSameNetwork(Choice other) {
    return path().equals(other.path()) && Objects.equals(named(), other.named());
  }

  private @Nullable String named() {
    return this instanceof WeightFile(Path _, String architecture) ? architecture : null;
  }

  /** Where its weights come from. */
  default Path path() {
    return switch (this) {
      case Run(StoredRun run) -> run.folder();
      case WeightFile(Path file, _) -> file;
      case Bundled(Path file) -> file;
    };
  }
}
