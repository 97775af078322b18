package cnnlab.ui.explore.build;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.History;
import cnnlab.arch.Layer;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.ui.explore.model.DraftVersion;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.own.OwnNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A network of one's own in the making: the changes of the network in view, what is wrong with it,
 * and the file that it becomes.
 */
public final class BuildViewModel {

  private final ExploreViewModel network;
  private final OwnNetworks kept;
  private final StringProperty name = new SimpleStringProperty("");

  /**
   * @param folder where networks of one's own are kept that are saved by their name alone
   */
  public BuildViewModel(ExploreViewModel network, Path folder) {
    this.network = network;
    this.kept = new OwnNetworks(folder);
    network.entryProperty().subscribe(entry -> name.set(name(entry)));
  }

  private static String name(Entry entry) {
    return entry.family() == Family.OWN ? entry.title() : "my " + entry.title();
  }

  /** What the network is to be called, as typed. */
  StringProperty nameProperty() {
    return name;
  }

  /** The draft with what can be undone; empty until a network is in view. */
  ReadOnlyObjectProperty<Optional<History<DraftVersion>>> historyProperty() {
    return network.historyProperty();
  }

  /** Changes with {@link #problem}. */
  ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return network.problemProperty();
  }

  /** What is wrong with the draft or its settings; that it is not saved is not wrong. */
  Optional<UserProblem> problem() {
    return network
        .problemProperty()
        .get()
        .filter(problem -> !problem.key().equals(ExploreViewModel.UNSAVED));
  }

  Optional<Draft> draft() {
    return historyProperty().get().map(it -> it.now().shown());
  }

  /** Layers of the draft that another way to this one may come from: those before it. */
  List<String> before(String layer) {
    return draft().stream()
        .flatMap(it -> it.layers().stream())
        .map(Layer::name)
        .takeWhile(each -> !each.equals(layer))
        .toList();
  }

  void change(UnaryOperator<Draft> change) {
    network.change(change);
  }

  void undo() {
    network.undo();
  }

  void redo() {
    network.redo();
  }

  /** Forgets all changes. */
  void reset() {
    network.reset();
  }

  /**
   * Saves the network under its name, in the lab's own folder; a network of one's own in view is
   * replaced under its own name.
   *
   * @throws UserProblem where the name cannot be a file's, or another network has it
   */
  void save() throws UserProblem {
    String wanted = name.get().strip();
    Entry shown = network.entryProperty().get();
    if (shown.family() == Family.OWN && shown.title().equals(wanted)) {
      save(Path.of(shown.name()));
      return;
    }
    save(kept.fileFor(wanted));
  }

  /** Writes the draft into a file, from which it is then a network like any other. */
  void save(Path file) throws UserProblem {
    Path path =
        file.toString().endsWith(OwnNetworks.ENDING) ? file : Path.of(file + OwnNetworks.ENDING);
    String title = path.getFileName().toString();
    Architecture architecture =
        draft()
            .orElseThrow()
            .renamed(title.substring(0, title.length() - OwnNetworks.ENDING.length()))
            .build();
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      AtomicFile.write(path, ArchitectureJson.write(architecture));
    } catch (IOException e) {
      throw FileProblem.of(e, path);
    }
    network.saved(Catalogue.entry(path.toAbsolutePath().toString()));
  }
}
