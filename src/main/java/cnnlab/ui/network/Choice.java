package cnnlab.ui.network;

import static java.util.Objects.requireNonNull;

import cnnlab.data.transform.Normalization;
import cnnlab.run.RunRecord;
import cnnlab.ui.RunModel;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/**
 * A network that can be asked: a run, one's own or one that comes along, or a weight file from
 * anywhere.
 */
public sealed interface Choice {
  /** A run that has a folder. The same one whatever it is called and however far it has come. */
  record Run(RunModel run) implements Choice {}

  /**
   * A weight file.
   *
   * @param architecture the catalogue's name, where the file does not say it
   * @param normalization of images, where the person chose another than is usual
   */
  record WeightFile(Path file, @Nullable String architecture, @Nullable Normalization normalization)
      implements Choice {}

  /** Weights that others have published, on this machine. */
  record Published(PublishedWeights weights) implements Choice {
    public static final String DATA = "ImageNet";
  }

  /** The weights that others have published and that were fetched. */
  static List<Choice> fetched() {
    return PublishedWeights.here().stream().<Choice>map(Published::new).toList();
  }

  /** What the list of networks calls it. */
  default String title() {
    return switch (this) {
      case Run(RunModel run) -> run.titleProperty().get();
      case WeightFile(Path file, _, _) -> file.getFileName().toString();
      case Published(PublishedWeights weights) -> weights.title();
    };
  }

  /** What it learned from is called; "" where nobody says. */
  default String data() {
    return switch (this) {
      case Run(RunModel run) when run.storedProperty().get() != null ->
          run.storedProperty().get().record().datasetTitle();
      case Published _ -> Published.DATA;
      default -> "";
    };
  }

  /** Whether it comes with the program. */
  default boolean isBundled() {
    return this instanceof Run(RunModel run) && run.isBundled();
  }

  /** Whether the same weights are meant, whatever is told of them meanwhile. */
  default boolean isSameNetwork(Choice other) {
    return path().equals(other.path()) && Objects.equals(named(), other.named());
  }

  private @Nullable String named() {
    return this instanceof WeightFile(Path _, String architecture, var _) ? architecture : null;
  }

  /** Where its weights come from. */
  default Path path() {
    return switch (this) {
      case Run(RunModel run) -> requireNonNull(run.folderProperty().get());
      case WeightFile(Path file, _, _) -> file;
      case Published(PublishedWeights weights) -> weights.place();
    };
  }

  /** Whether it came with the lab and was trained on a data set, by its short name. */
  default boolean isBundledFor(String dataset) {
    return switch (this) {
      case Run(RunModel run) -> {
        RunRecord known = run.recordProperty().get();
        yield run.isBundled() && known != null && known.dataset().equals(dataset);
      }
      case WeightFile _, Published _ -> false;
    };
  }

  /** What changes how the list of networks tells of it. */
  default Observable[] changes() {
    return this instanceof Run(RunModel run)
        ? new Observable[] {run.titleProperty(), run.storedProperty()}
        : new Observable[0];
  }
}
