package cnnlab.ui.pretrained;

import cnnlab.data.download.FetchListener;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.fetch.Fetching;
import cnnlab.weights.hub.PublishedWeights;
import cnnlab.weights.hub.WeightFetch;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Published weights, the ones that are here, and the one that is on its way. */
public final class PretrainedViewModel {

  /** Where weights come from. */
  @FunctionalInterface
  interface Source {
    void fetch(PublishedWeights weights, FetchListener listener) throws UserProblem;
  }

  private final List<PublishedWeights> offered;
  private final Source source;
  private final Fetching fetching;
  private final Background background;
  private final ObservableList<PublishedWeights> here = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable PublishedWeights> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  /**
   * Offers weights.
   *
   * @param offered those of one network, or all
   */
  public PretrainedViewModel(List<PublishedWeights> offered, Background background) {
    this(offered, background, WeightFetch::of);
  }

  PretrainedViewModel(List<PublishedWeights> offered, Background background, Source source) {
    this.offered = List.copyOf(offered);
    this.source = source;
    fetching = new Fetching(background, "pretrained.fetch");
    this.background = background;
    chosen.set(offered.getFirst());
    chosen.subscribe(() -> problem.set(null));
    refresh();
  }

  /** Looks what is on this machine by now. */
  private void refresh() {
    background.run(
        "pretrained.here",
        () -> offered.stream().filter(PublishedWeights::isHere).toList(),
        here::setAll);
  }

  List<PublishedWeights> offered() {
    return offered;
  }

  ObservableList<PublishedWeights> here() {
    return here;
  }

  ObjectProperty<@Nullable PublishedWeights> chosenProperty() {
    return chosen;
  }

  /** Whether the chosen ones can be opened. */
  BooleanBinding chosenIsHere() {
    return Bindings.createBooleanBinding(() -> here.contains(chosen.get()), here, chosen);
  }

  /** Why the chosen ones could not be fetched. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How they come. */
  Fetching fetching() {
    return fetching;
  }

  /** Fetches the chosen ones; another fetch that is on its way ends. */
  void fetch() {
    PublishedWeights wanted = chosen.get();
    if (wanted == null) {
      return;
    }
    problem.set(null);
    fetching.run(
        wanted.file(),
        listener -> {
          source.fetch(wanted, listener);
          return wanted;
        },
        here::add,
        problem::set);
  }
}
