package cnnlab.ui.explore.gallery;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** The networks to choose from: what they are searched for, and their sizes as published. */
public final class GalleryViewModel {

  /** The numbers by which networks are told apart; MACs or FLOPs. */
  record KeyNumbers(long params, long operations) {}

  private final Background background;
  private final ObservableValue<Conventions> conventions;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Map<String, KeyNumbers>> keyNumbers =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ObservableValue<List<Entry>> own;

  /**
   * @param conventions how costs are counted
   * @param own networks of one's own, by title
   */
  public GalleryViewModel(
      Background background,
      ObservableValue<Conventions> conventions,
      ObservableValue<List<Entry>> own) {
    this.background = background;
    this.conventions = conventions;
    this.own = own;
    conventions.subscribe(this::countAgain);
    own.subscribe(this::countAgain);
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
  ObservableValue<List<Entry>> own() {
    return own;
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
    return Stream.concat(own.getValue().stream(), Catalogue.entries().stream());
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

  private void countAgain() {
    if (!keyNumbers.get().isEmpty()) {
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
