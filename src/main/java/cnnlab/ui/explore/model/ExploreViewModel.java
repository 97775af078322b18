package cnnlab.ui.explore.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.History;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The network in view and what can be changed about it: a network of the catalogue under its
 * settings, or a draft that was made of it and is not saved yet. Whatever changes, everything that
 * follows is worked out anew in the background, and everything on screen is of this one network.
 */
public final class ExploreViewModel {

  /** The numbers by which the gallery tells networks apart; MACs or FLOPs. */
  public record KeyNumbers(long params, long operations) {}

  /** Key of the problem that the network in view is a draft that is not saved. */
  public static final String UNSAVED = "explore.unsaved";

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
  private final ReadOnlyObjectWrapper<Optional<History<DraftVersion>>> history =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
  private final KeptDrafts drafts;
  private boolean settling;

  /**
   * What a draft comes to.
   *
   * @param edited whether it is another network than the catalogue builds
   */
  private record Drawn(Analysis analysis, boolean edited) {}

  public ExploreViewModel(Background background, Entry initial) {
    this.background = background;
    drafts = new KeptDrafts(background);
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

  /** Why the network cannot be as set, or cannot be trained yet. */
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

  /** Shows a network; the one in view is read anew, for its file may be another. */
  public void open(Entry chosen) {
    if (chosen.equals(entry.get())) {
      rebuild();
    } else {
      entry.set(chosen);
    }
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

  /** Keeps drafts that are not saved in a file, and takes up those that are there. */
  public void keepDraftsIn(Path file) {
    drafts.keepIn(
        file,
        () -> {
          if (!edited.get()) {
            takeUp(entry.get());
          }
        });
  }

  /** The network in view as a draft, with what can be undone; empty until there is one. */
  public ReadOnlyObjectProperty<Optional<History<DraftVersion>>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /** Whether the network in view was changed and is not saved. */
  public ReadOnlyBooleanProperty editedProperty() {
    return edited.getReadOnlyProperty();
  }

  /** Changes the network in view into a draft. */
  public void change(UnaryOperator<Draft> change) {
    history.get().ifPresent(it -> show(it.then(it.now().changed(change))));
  }

  public void undo() {
    history.get().ifPresent(it -> show(it.undo()));
  }

  public void redo() {
    history.get().ifPresent(it -> show(it.redo()));
  }

  /** Forgets all changes: the catalogue's network, under the same settings. */
  public void reset() {
    forget();
    rebuild();
  }

  /** Shows the network that the draft was saved as; the one it began as is itself again. */
  public void saved(Entry own) {
    forget();
    if (own.equals(entry.get())) {
      choose(own);
    } else {
      entry.set(own);
    }
  }

  private void forget() {
    drafts.remove(entry.get().name());
    edited.set(false);
  }

  private void choose(Entry chosen) {
    selected.set("");
    edited.set(false);
    if (!takeUp(chosen)) {
      set(chosen.settings().withAuxiliary(chosen.auxiliary())); // drawn unless switched off
    }
  }

  private boolean takeUp(Entry chosen) {
    Optional<History<DraftVersion>> draft = drafts.of(chosen.name());
    draft.ifPresent(this::show);
    return draft.isPresent();
  }

  private void set(NetworkSettings settings) {
    write(settings);
    rebuild();
  }

  private void write(NetworkSettings settings) {
    settling = true;
    inputSize.set(Integer.toString(settings.inputSize()));
    classes.set(Integer.toString(settings.classes()));
    width.set(settings.width() == 1 ? "1" : Double.toString(settings.width()));
    auxiliary.set(settings.auxiliary());
    settling = false;
  }

  private void rebuild() {
    if (settling) {
      return;
    }
    try {
      NetworkSettings settings = settings();
      if (edited.get()) {
        Catalogue.requireInRange(settings);
        history.get().ifPresent(it -> show(under(settings, it)));
      } else {
        background.run(
            "explore.network",
            () -> Analysis.of(Catalogue.build(settings)),
            network -> begin(network, settings),
            this::refuse);
      }
    } catch (UserProblem notPossible) {
      background.cancel("explore.network");
      refuse(notPossible);
    }
  }

  private void begin(Analysis network, NetworkSettings settings) {
    history.set(Optional.of(History.of(DraftVersion.of(network, settings))));
    show(new Drawn(network, false));
  }

  /** A draft under other settings; settings changed one after the other are undone at once. */
  private static History<DraftVersion> under(
      NetworkSettings settings, History<DraftVersion> history) {
    DraftVersion now = history.now();
    DraftVersion next = now.with(settings);
    boolean again = history.canUndo() && history.past().getLast().drawn().equals(now.drawn());
    return again ? history.undo().then(next) : history.then(next);
  }

  private void show(History<DraftVersion> next) {
    DraftVersion version = next.now();
    history.set(Optional.of(next));
    drafts.put(entry.get().name(), next);
    edited.set(true); // until it is known to be what the catalogue builds
    writeUnlessTyped(version.settings());
    background.run("explore.network", () -> drawn(version), this::show, this::refuse);
  }

  /** What is being typed stays as it is typed. */
  private void writeUnlessTyped(NetworkSettings settings) {
    try {
      if (settings().equals(settings)) {
        return;
      }
    } catch (UserProblem notANumber) {
      // it gives way to the draft's
    }
    write(settings);
  }

  private static Drawn drawn(DraftVersion version) throws UserProblem {
    Draft shown = version.shown();
    Optional<Architecture> plain = plain(version.settings());
    return plain.isPresent() && Draft.of(plain.get()).equals(shown)
        ? new Drawn(Analysis.of(plain.get()), false)
        : new Drawn(Analysis.of(shown.build()), true);
  }

  /** As the catalogue builds it, if it can. */
  private static Optional<Architecture> plain(NetworkSettings settings) {
    try {
      return Optional.of(Catalogue.build(settings));
    } catch (UserProblem notPossible) {
      return Optional.empty();
    }
  }

  private void show(Drawn drawn) {
    edited.set(drawn.edited());
    if (!drawn.edited()) {
      drafts.remove(entry.get().name());
    }
    problem.set(drawn.edited() ? Optional.of(UserProblem.of(UNSAVED)) : Optional.empty());
    analysis.set(Optional.of(drawn.analysis()));
    boolean stillThere =
        drawn.analysis().layers().stream()
            .anyMatch(stats -> stats.layer().name().equals(selected.get()));
    if (!stillThere) {
      selected.set("");
    }
  }

  private void refuse(UserProblem why) {
    problem.set(Optional.of(why));
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
