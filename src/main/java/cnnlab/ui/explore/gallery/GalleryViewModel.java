package cnnlab.ui.explore.gallery;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.weights.HeldNetwork;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The networks to choose from: what they are searched for, and their sizes as published. */
public final class GalleryViewModel {

  /** The numbers by which networks are told apart; MACs or FLOPs. */
  record KeyNumbers(long params, long operations) {}

  private final Background background;
  private final ObservableValue<Conventions> conventions;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Map<String, KeyNumbers>> keyNumbers =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final Path folder;
  private final ReadOnlyObjectWrapper<List<Entry>> own = new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param conventions how costs are counted
   * @param folder where networks of one's own are kept
   */
  public GalleryViewModel(
      Background background, ObservableValue<Conventions> conventions, Path folder) {
    this.background = background;
    this.conventions = conventions;
    this.folder = folder;
    conventions.subscribe(
        () -> {
          if (!keyNumbers.get().isEmpty()) {
            count();
          }
        });
  }

  /** What the networks are searched for. */
  StringProperty filterProperty() {
    return filter;
  }

  /** Of every network as published, by name; empty until counted. */
  ReadOnlyObjectProperty<Map<String, KeyNumbers>> keyNumbersProperty() {
    return keyNumbers.getReadOnlyProperty();
  }

  /** Networks of one's own, by title. */
  ReadOnlyObjectProperty<List<Entry>> ownProperty() {
    return own.getReadOnlyProperty();
  }

  /** Looks again which networks of one's own there are. */
  public void refreshOwn() {
    background.run(
        "explore.own",
        () -> OwnNetworks.in(folder),
        networks -> {
          own.set(networks);
          if (!keyNumbers.get().isEmpty()) {
            count();
          }
        });
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
          return new Imported(OwnNetworks.keep(folder, held.architecture()), held.problem());
        },
        onDone);
  }

  /** Whether operations are told as FLOPs. */
  boolean flops() {
    return conventions.getValue().flops();
  }

  /**
   * The networks that match the search, one's own first, then family by family. All words must
   * occur.
   */
  List<Entry> matching() {
    List<String> terms = List.of(filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return all()
        .filter(candidate -> terms.stream().allMatch(searchText(candidate)::contains))
        .toList();
  }

  private Stream<Entry> all() {
    return Stream.concat(own.get().stream(), Catalogue.entries().stream());
  }

  private static String searchText(Entry candidate) {
    return (candidate.name() + " " + candidate.title() + " " + candidate.source().citation())
        .toLowerCase(Locale.ROOT);
  }

  /** Works out the numbers unless they are known. */
  public void load() {
    if (keyNumbers.get().isEmpty()) {
      count();
    }
  }

  private void count() {
    Conventions counting = conventions.getValue();
    List<Entry> networks = all().toList();
    background.run("explore.gallery", () -> numbers(networks, counting), keyNumbers::set);
  }

  private static Map<String, KeyNumbers> numbers(List<Entry> networks, Conventions counting)
      throws UserProblem {
    Map<String, KeyNumbers> numbers = new HashMap<>();
    for (Entry each : networks) {
      Analysis published = Analysis.of(Catalogue.build(each.settings()));
      numbers.put(
          each.name(), new KeyNumbers(counting.params(published), counting.operations(published)));
    }
    return Map.copyOf(numbers);
  }
}
