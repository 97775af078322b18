package cnnlab.ui.explore.build;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.History;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network of one's own in the making. It begins as the one in view; what it becomes is shown
 * everywhere, and what is wrong with it is said before any training.
 */
public final class BuildViewModel {
  private static final Logger log = LoggerFactory.getLogger(BuildViewModel.class);

  private final Background background;
  private final ExploreViewModel network;
  private final Path kept;
  private final ReadOnlyObjectWrapper<Optional<History<Draft>>> history =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Draft> restored = Optional.empty();

  /**
   * @param kept file that holds the draft as long as it is not saved
   */
  public BuildViewModel(Background background, ExploreViewModel network, Path kept) {
    this.background = background;
    this.network = network;
    this.kept = kept;
    network.analysisProperty().subscribe(analysis -> analysis.ifPresent(this::begin));
    background.run("explore.draft.read", this::readKept, draft -> draft.ifPresent(this::restore));
  }

  /** The draft with what can be undone; empty until a network is in view. */
  ReadOnlyObjectProperty<Optional<History<Draft>>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /** What is wrong with the draft, at which layer. */
  ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  Optional<Draft> draft() {
    return history.get().map(History::now);
  }

  /** Layers of the draft that a shortcut to this one may come from: those before it. */
  List<String> before(String layer) {
    return draft()
        .map(
            it ->
                it.layers().stream()
                    .map(each -> each.name())
                    .takeWhile(name -> !name.equals(layer))
                    .toList())
        .orElse(List.of());
  }

  void change(UnaryOperator<Draft> change) {
    history.get().ifPresent(it -> show(it.then(change.apply(it.now()))));
  }

  void undo() {
    history.get().ifPresent(it -> show(it.undo()));
  }

  void redo() {
    history.get().ifPresent(it -> show(it.redo()));
  }

  /** Forgets all changes. */
  void startOver() {
    history.set(Optional.empty());
    keep();
    network.reload();
  }

  /** Writes the draft into a file, from which it is then a network like any other. */
  void save(Path file) throws UserProblem {
    Draft now = draft().orElseThrow();
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    String text = ArchitectureJson.write(now.renamed(name).build());
    Path path = file.toString().endsWith(".json") ? file : Path.of(file + ".json");
    try {
      AtomicFile.write(path, text);
    } catch (IOException e) {
      throw FileProblem.of(e, path);
    }
    history.set(Optional.empty());
    keep();
    network.entryProperty().set(Catalogue.entry(path.toAbsolutePath().toString()));
  }

  /** A draft with changes is kept when another network comes into view. */
  private void begin(Analysis shown) {
    Draft draft = Draft.of(shown.architecture());
    boolean changed = history.get().filter(History::canUndo).isPresent();
    if (!changed && !draft().equals(Optional.of(draft))) {
      history.set(Optional.of(History.of(draft)));
      problem.set(Optional.empty());
      Optional<Draft> waiting = restored;
      restored = Optional.empty();
      waiting.ifPresent(this::restore);
    }
  }

  private void show(History<Draft> next) {
    history.set(Optional.of(next));
    keep();
    problem.set(next.now().problem());
    if (problem.get().isEmpty()) {
      Draft valid = next.now();
      background.run("explore.network", () -> analysis(valid), network::showDraft);
    }
  }

  /** A draft with changes outlives the window, even one that is killed. */
  private void keep() {
    Optional<Draft> changed = history.get().filter(History::canUndo).map(History::now);
    background.run("explore.draft.keep", () -> keep(changed), _ -> {});
  }

  private Path keep(Optional<Draft> changed) throws IOException {
    synchronized (kept) { // two changes shortly one after the other
      if (changed.isPresent()) {
        Files.createDirectories(kept.toAbsolutePath().getParent());
        AtomicFile.write(kept, ArchitectureJson.write(changed.get()));
      } else {
        Files.deleteIfExists(kept);
      }
      return kept;
    }
  }

  /** Empty where nothing was kept, or it cannot be read. */
  private Optional<Draft> readKept() {
    try {
      return Files.exists(kept)
          ? Optional.of(ArchitectureJson.readDraft(Files.readString(kept)))
          : Optional.empty();
    } catch (IOException | UserProblem unreadable) {
      log.warn("The draft kept in {} cannot be read", kept, unreadable);
      return Optional.empty();
    }
  }

  /** As a change of the network in view, so that it can be undone. */
  private void restore(Draft draft) {
    Optional<History<Draft>> before = history.get();
    if (before.isEmpty()) {
      restored = Optional.of(draft);
    } else if (!before.get().canUndo()) {
      show(before.get().then(draft));
    }
  }

  private static Analysis analysis(Draft draft) throws UserProblem {
    Architecture architecture = draft.build();
    return Analysis.of(architecture);
  }
}
