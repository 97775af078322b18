package cnnlab.ui.explore.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.TypedNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The network in view and what can be changed about it. Whatever changes, everything that follows
 * is worked out anew in the background.
 */
public final class ExploreViewModel {

  /** The numbers by which the gallery tells networks apart; MACs or FLOPs. */
  public record KeyNumbers(long params, long operations) {}

  private final Background background;
  private final ObjectProperty<Entry> entry;
  private final StringProperty inputSize = new SimpleStringProperty();
  private final StringProperty classes = new SimpleStringProperty();
  private final StringProperty width = new SimpleStringProperty();
  private final BooleanProperty auxiliary = new SimpleBooleanProperty();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Facet> facet = new SimpleObjectProperty<>(Facet.LAYERS);
  private final ObjectProperty<Conventions> conventions =
      new SimpleObjectProperty<>(Conventions.STANDARD);
  private final StringProperty selected = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<Analysis>> analysis =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Map<String, KeyNumbers>> keyNumbers =
      new ReadOnlyObjectWrapper<>(Map.of());
  private boolean settling;

  public ExploreViewModel(Background background, Entry initial) {
    this.background = background;
    entry = new SimpleObjectProperty<>(initial);
    entry.subscribe(this::choose);
    inputSize.subscribe(this::rebuild);
    classes.subscribe(this::rebuild);
    width.subscribe(this::rebuild);
    auxiliary.subscribe(this::rebuild);
    conventions.subscribe(
        () -> {
          if (!keyNumbers.get().isEmpty()) {
            loadKeyNumbers();
          }
        });
  }

  /** The network chosen; choosing another takes its published settings. */
  public ObjectProperty<Entry> entryProperty() {
    return entry;
  }

  /** Side of the input in pixels, as typed. */
  public StringProperty inputSizeProperty() {
    return inputSize;
  }

  /** Number of classes, as typed. */
  public StringProperty classesProperty() {
    return classes;
  }

  /** Multiplier on channels, as typed. */
  public StringProperty widthProperty() {
    return width;
  }

  public BooleanProperty auxiliaryProperty() {
    return auxiliary;
  }

  /** What the gallery is searched for. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** How the network is looked at. */
  public ObjectProperty<Facet> facetProperty() {
    return facet;
  }

  /** How costs are counted. */
  public ObjectProperty<Conventions> conventionsProperty() {
    return conventions;
  }

  /** Name of the layer selected, "" for none. */
  public StringProperty selectedProperty() {
    return selected;
  }

  /** The network as set, or the last that was possible. */
  public ReadOnlyObjectProperty<Optional<Analysis>> analysisProperty() {
    return analysis.getReadOnlyProperty();
  }

  /** Why the network cannot be as set. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Of every network as published, by name; empty until known. */
  public ReadOnlyObjectProperty<Map<String, KeyNumbers>> keyNumbersProperty() {
    return keyNumbers.getReadOnlyProperty();
  }

  /** The networks that match the search, family by family. All words must occur. */
  public List<Entry> matching() {
    List<String> terms = List.of(filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return Catalogue.entries().stream()
        .filter(candidate -> terms.stream().allMatch(searchText(candidate)::contains))
        .toList();
  }

  /** Networks of the same family as the one chosen. */
  public List<Entry> variants() {
    return Stream.concat(
            Catalogue.entries().stream()
                .filter(candidate -> candidate.family() == entry.get().family()),
            Stream.of(entry.get()))
        .distinct()
        .toList();
  }

  /** The settings, if what was typed are numbers. */
  public NetworkSettings settings() throws UserProblem {
    return new NetworkSettings(
        entry.get().name(),
        TypedNumber.whole(inputSize.get(), "inputSize"),
        TypedNumber.whole(classes.get(), "classes"),
        TypedNumber.real(width.get(), "width"),
        auxiliary.get());
  }

  /** Shows a network as set elsewhere. */
  public void show(NetworkSettings settings) throws UserProblem {
    entry.set(Catalogue.entry(settings.name()));
    set(settings);
  }

  /** Works out the gallery's numbers. */
  public void loadKeyNumbers() {
    Conventions counting = conventions.get();
    background.run("explore.gallery", () -> allKeyNumbers(counting), keyNumbers::set);
  }

  private void choose(Entry chosen) {
    selected.set("");
    set(chosen.settings());
  }

  private void set(NetworkSettings settings) {
    settling = true;
    inputSize.set(Integer.toString(settings.inputSize()));
    classes.set(Integer.toString(settings.classes()));
    width.set(settings.width() == 1 ? "1" : Double.toString(settings.width()));
    auxiliary.set(settings.auxiliary());
    settling = false;
    rebuild();
  }

  private void rebuild() {
    if (settling) {
      return;
    }
    try {
      NetworkSettings settings = settings();
      background.run(
          "explore.network",
          () -> Analysis.of(Catalogue.build(settings)),
          this::show,
          wrong -> problem.set(Optional.of(wrong)));
    } catch (UserProblem notANumber) {
      background.cancel("explore.network");
      problem.set(Optional.of(notANumber));
    }
  }

  /** The network as set, whatever was shown in its place. */
  public void reload() {
    rebuild();
  }

  /** A draft in place of the network chosen; it must be saved before it can be trained. */
  public void showDraft(Analysis draft) {
    show(draft);
    problem.set(Optional.of(UserProblem.of("explore.unsaved")));
  }

  private void show(Analysis result) {
    problem.set(Optional.empty());
    analysis.set(Optional.of(result));
    boolean stillThere =
        result.layers().stream().anyMatch(stats -> stats.layer().name().equals(selected.get()));
    if (!stillThere) {
      selected.set("");
    }
  }

  private static Map<String, KeyNumbers> allKeyNumbers(Conventions counting) throws UserProblem {
    Map<String, KeyNumbers> numbers = new HashMap<>();
    for (Entry each : Catalogue.entries()) {
      Analysis published = Analysis.of(Catalogue.build(each.settings()));
      numbers.put(
          each.name(), new KeyNumbers(counting.params(published), counting.operations(published)));
    }
    return Map.copyOf(numbers);
  }

  private static String searchText(Entry candidate) {
    return (candidate.name() + " " + candidate.title() + " " + candidate.source().citation())
        .toLowerCase(Locale.ROOT);
  }
}
