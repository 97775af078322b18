package cnnlab.ui.pretrained;

import cnnlab.data.download.FetchListener;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.fetch.FetchProgress;
import cnnlab.weights.hub.PublishedWeights;
import cnnlab.weights.hub.WeightFetch;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Published weights, the ones that are here, and the one that is on its way. */
public final class PretrainedViewModel {
  private static final String JOB = "pretrained.fetch";

  /** How weights come. */
  @FunctionalInterface
  interface Fetching {
    void fetch(PublishedWeights weights, FetchListener listener) throws UserProblem;
  }

  private final List<PublishedWeights> offered;
  private final Fetching fetching;
  private final Background background;
  private final ObservableList<PublishedWeights> here = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable PublishedWeights> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable FetchProgress> progress =
      new ReadOnlyObjectWrapper<>();
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

  PretrainedViewModel(List<PublishedWeights> offered, Background background, Fetching fetching) {
    this.offered = List.copyOf(offered);
    this.fetching = fetching;
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

  /** Null before the first piece has come. */
  ReadOnlyObjectProperty<@Nullable FetchProgress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why the chosen ones could not be fetched. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty fetchingProperty() {
    return background.busy(JOB);
  }

  /** Fetches the chosen ones; another fetch that is on its way ends. */
  void fetch() {
    PublishedWeights wanted = chosen.get();
    if (wanted == null) {
      return;
    }
    problem.set(null);
    progress.set(null);
    background.run(
        JOB,
        cancelled -> {
          fetching.fetch(wanted, new Listener(cancelled));
          return wanted;
        },
        fetched -> {
          here.add(fetched);
          progress.set(null);
        },
        problem::set);
  }

  /** Ends the fetch; what has come is kept. */
  void cancel() {
    background.cancel(JOB);
  }

  private final class Listener implements FetchListener {
    private final LiveFeed<FetchProgress> feed;
    private final BooleanSupplier cancelled;
    private final FetchProgress.Meter meter = new FetchProgress.Meter();

    Listener(BooleanSupplier cancelled) {
      this.cancelled = cancelled;
      feed =
          new LiveFeed<>(
              all -> {
                if (!cancelled.getAsBoolean() && fetchingProperty().get()) {
                  progress.set(all.getLast());
                }
              });
    }

    @Override
    public boolean isCancelled() {
      return cancelled.getAsBoolean();
    }

    @Override
    public void progress(String file, long done, long all) {
      feed.add(meter.at(file, done, all));
    }
  }
}
