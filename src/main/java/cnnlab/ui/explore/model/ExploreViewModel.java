package cnnlab.ui.explore.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.arch.Draft;
import cnnlab.arch.History;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The network in view and what can be changed about it: a network of the catalogue under its
 * settings, or a draft that was made of it and is not saved yet. Whatever changes, everything that
 * follows is worked out anew in the background, and everything on screen is of this one network.
 */
public final class ExploreViewModel {

  /** Key of the problem that the network in view is a draft that is not saved. */
  public static final String UNSAVED = "explore.unsaved";

  private final ObjectProperty<Entry> entry;
  private final TypedSettings typed = new TypedSettings(this::rebuild);
  private final ObjectProperty<Facet> facet = new SimpleObjectProperty<>(Facet.LAYERS);
  private final ObjectProperty<Conventions> conventions =
      new SimpleObjectProperty<>(Conventions.STANDARD);
  private final StringProperty selected = new SimpleStringProperty("");
  private final NetworkInView view;

  public ExploreViewModel(Background background, Entry initial) {
    view = new NetworkInView(background);
    view.analysisProperty().subscribe(this::keepSelection);
    entry = new SimpleObjectProperty<>(initial);
    entry.subscribe(this::choose);
  }

  /** The network chosen; choosing another takes its published settings. */
  public ObjectProperty<Entry> entryProperty() {
    return entry;
  }

  /** The settings as they are typed. */
  public TypedSettings typed() {
    return typed;
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
    return view.analysisProperty();
  }

  /** Why the network cannot be as set, or cannot be trained yet. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return view.problemProperty();
  }

  /** The network in view as a draft, with what can be undone; empty until there is one. */
  public ReadOnlyObjectProperty<Optional<History<DraftVersion>>> historyProperty() {
    return view.historyProperty();
  }

  /** Whether the network in view was changed and is not saved. */
  public ReadOnlyBooleanProperty editedProperty() {
    return view.editedProperty();
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
    return typed.read(entry.get().name());
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

  /**
   * Keeps drafts that are not saved in a file, and takes up those that are there.
   *
   * @param unsaved is told at each change that cannot be kept
   */
  public void keepDraftsIn(Path file, Consumer<UserProblem> unsaved) {
    view.keepDraftsIn(
        file,
        () -> {
          if (!editedProperty().get()) {
            takeUp(entry.get());
          }
        },
        unsaved);
  }

  /** Changes the network in view into a draft. */
  public void change(UnaryOperator<Draft> change) {
    step(it -> it.then(it.now().changed(change)));
  }

  public void undo() {
    step(History::undo);
  }

  public void redo() {
    step(History::redo);
  }

  private void step(UnaryOperator<History<DraftVersion>> way) {
    historyProperty().get().map(way).ifPresent(this::draw);
  }

  /** Forgets all changes: the catalogue's network, under the same settings. */
  public void reset() {
    view.forgetDraft(entry.get().name());
    rebuild();
  }

  /** Shows the network that the draft was saved as; the one it began as is itself again. */
  public void saved(Entry own) {
    view.forgetDraft(entry.get().name());
    if (own.equals(entry.get())) {
      choose(own);
    } else {
      entry.set(own);
    }
  }

  /** Shows another network in place of the one in view, which is no more under its name. */
  public void replaced(Entry now) {
    view.forgetDraft(entry.get().name());
    entry.set(now);
  }

  private void choose(Entry chosen) {
    selected.set("");
    view.leaveDraft();
    if (!takeUp(chosen)) {
      set(chosen.settings().withAuxiliary(chosen.auxiliary())); // drawn unless switched off
    }
  }

  private boolean takeUp(Entry chosen) {
    Optional<History<DraftVersion>> draft = view.draftOf(chosen.name());
    draft.ifPresent(this::draw);
    return draft.isPresent();
  }

  private void set(NetworkSettings settings) {
    typed.write(settings);
    rebuild();
  }

  private void rebuild() {
    try {
      NetworkSettings settings = settings();
      if (editedProperty().get()) {
        Catalogue.requireInRange(settings);
        step(it -> DraftVersion.under(settings, it));
      } else {
        view.build(settings);
      }
    } catch (UserProblem notPossible) {
      view.refuse(notPossible);
    }
  }

  private void draw(History<DraftVersion> draft) {
    typed.writeUnlessTyped(draft.now().settings());
    view.draw(draft);
  }

  /** A layer stays selected as long as the network has it. */
  private void keepSelection(Optional<Analysis> shown) {
    boolean there =
        shown.stream()
            .flatMap(it -> it.layers().stream())
            .anyMatch(stats -> stats.layer().name().equals(selected.get()));
    if (!there) {
      selected.set("");
    }
  }
}
