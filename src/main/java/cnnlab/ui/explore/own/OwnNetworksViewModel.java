package cnnlab.ui.explore.own;

import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.weights.HeldNetwork;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The networks of one's own, and what is done with the one in view. */
public final class OwnNetworksViewModel {
  private final OwnNetworks kept;
  private final ExploreViewModel network;
  private final Background background;
  private final Consumer<UserProblem> onProblem;
  private final ReadOnlyObjectWrapper<List<Entry>> list = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> deleted =
      new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param folder where they are kept
   * @param onProblem is told what went wrong
   */
  public OwnNetworksViewModel(
      ExploreViewModel network,
      Path folder,
      Background background,
      Consumer<UserProblem> onProblem) {
    this.kept = new OwnNetworks(folder);
    this.network = network;
    this.background = background;
    this.onProblem = onProblem;
  }

  /** The networks, by title. */
  public ReadOnlyObjectProperty<List<Entry>> listProperty() {
    return list.getReadOnlyProperty();
  }

  /** Titles of what was deleted and can be brought back, the last first. */
  public ReadOnlyObjectProperty<List<String>> deletedProperty() {
    return deleted.getReadOnlyProperty();
  }

  /** Looks again which there are. */
  public void refresh() {
    background.run("explore.own", kept::list, list::set);
  }

  /**
   * A network that was taken from a file.
   *
   * @param problem what of it could not be; null where all of it was
   */
  public record Imported(Entry entry, @Nullable UserProblem problem) {}

  /** Makes a network of one's own of that in a file of another program. */
  public void take(Path file, Consumer<Imported> onDone) {
    background.run(
        "explore.import",
        () -> {
          HeldNetwork held = WeightFile.format(file).network(file);
          return new Imported(kept.keep(held.architecture()), held.problem());
        },
        onDone);
  }

  /** Whether the network in view is one that is kept here. */
  boolean isInView() {
    return kept.keeps(network.entryProperty().get());
  }

  /** Gives the network in view another name; one with changes is saved or reset before. */
  void rename(String name) {
    Entry former = network.entryProperty().get();
    change(() -> kept.rename(former, name.strip()), renamed -> replace(former, renamed));
  }

  /** Moves the network in view to the trash and shows the next of one's own, or what there is. */
  void delete(Entry otherwise) {
    Entry gone = network.entryProperty().get();
    List<Entry> left = list.get().stream().filter(each -> !each.equals(gone)).toList();
    int place = Math.clamp(list.get().indexOf(gone), 0, Math.max(0, left.size() - 1));
    Entry next = left.isEmpty() ? otherwise : left.get(place);
    change(
        () -> {
          kept.delete(gone);
          return next;
        },
        shown -> replace(gone, shown));
  }

  /** Brings back what was deleted last, and shows it. */
  void undoDelete() {
    change(kept::undoDelete, restored -> restored.ifPresent(network::open));
  }

  private <T> void change(Callable<T> work, Consumer<T> then) {
    background.run(
        "explore.own.change",
        work,
        (T done) -> {
          then.accept(done);
          deleted.set(kept.deleted());
          refresh();
        },
        onProblem);
  }

  private void replace(Entry former, Entry now) {
    if (network.entryProperty().get().equals(former)) {
      network.replaced(now);
    }
  }
}
