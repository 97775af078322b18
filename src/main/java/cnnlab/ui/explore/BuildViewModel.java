package cnnlab.ui.explore;

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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A network of one's own in the making. It begins as the one in view; what it becomes is shown
 * everywhere, and what is wrong with it is said before any training.
 */
final class BuildViewModel {
  private final Background background;
  private final ExploreViewModel network;
  private final ReadOnlyObjectWrapper<Optional<History<Draft>>> history =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  BuildViewModel(Background background, ExploreViewModel network) {
    this.background = background;
    this.network = network;
    network.analysisProperty().subscribe(analysis -> analysis.ifPresent(this::begin));
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
    network.entryProperty().set(Catalogue.entry(path.toAbsolutePath().toString()));
  }

  /** A draft with changes is kept when another network comes into view. */
  private void begin(Analysis shown) {
    Draft draft = Draft.of(shown.architecture());
    boolean changed = history.get().filter(History::canUndo).isPresent();
    if (!changed && !draft().equals(Optional.of(draft))) {
      history.set(Optional.of(History.of(draft)));
      problem.set(Optional.empty());
    }
  }

  private void show(History<Draft> next) {
    history.set(Optional.of(next));
    problem.set(next.now().problem());
    if (problem.get().isEmpty()) {
      Draft valid = next.now();
      background.run("explore.network", () -> analysis(valid), network::showDraft);
    }
  }

  private static Analysis analysis(Draft draft) throws UserProblem {
    Architecture architecture = draft.build();
    return Analysis.of(architecture);
  }
}
