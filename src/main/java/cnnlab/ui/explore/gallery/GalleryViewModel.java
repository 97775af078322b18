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

  /**
   * @param conventions how costs are counted
   */
  public GalleryViewModel(Background background, ObservableValue<Conventions> conventions) {
    this.background = background;
    this.conventions = conventions;
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

  /** Whether operations are told as FLOPs. */
  boolean flops() {
    return conventions.getValue().flops();
  }

  /** The networks that match the search, family by family. All words must occur. */
  List<Entry> matching() {
    List<String> terms = List.of(filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return Catalogue.entries().stream()
        .filter(candidate -> terms.stream().allMatch(searchText(candidate)::contains))
        .toList();
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
    background.run("explore.gallery", () -> all(counting), keyNumbers::set);
  }

  private static Map<String, KeyNumbers> all(Conventions counting) throws UserProblem {
    Map<String, KeyNumbers> numbers = new HashMap<>();
    for (Entry each : Catalogue.entries()) {
      Analysis published = Analysis.of(Catalogue.build(each.settings()));
      numbers.put(
          each.name(), new KeyNumbers(counting.params(published), counting.operations(published)));
    }
    return Map.copyOf(numbers);
  }
}
