package cnnlab.ui.fetch;

import cnnlab.data.download.DownloadableDataset;
import cnnlab.data.download.Fetch;
import cnnlab.data.download.FetchListener;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** A known data set that is chosen but not here yet, and how its fetching goes. */
public final class FetchViewModel {
  private final String job;
  private final Background background;
  private final Runnable onFetched;
  private final ReadOnlyObjectWrapper<@Nullable DownloadableDataset> missing =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FetchProgress> progress =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private @Nullable Listener current;

  /**
   * @param job what the work is called, another for each screen
   * @param data a name, or a path, in which case nothing is fetched
   * @param known the set of a name, if there is one
   * @param onFetched opens it
   */
  public FetchViewModel(
      String job,
      ObservableValue<@Nullable String> data,
      Background background,
      Function<String, Optional<DownloadableDataset>> known,
      Runnable onFetched) {
    this.job = job;
    this.background = background;
    this.onFetched = onFetched;
    data.subscribe(
        chosen -> {
          cancel();
          problem.set(null);
          missing.set(
              Optional.ofNullable(chosen)
                  .flatMap(known)
                  .filter(set -> set.place().isEmpty())
                  .orElse(null));
        });
  }

  /** The chosen set, if it must be fetched first. */
  public ReadOnlyObjectProperty<@Nullable DownloadableDataset> missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** Null before the first piece has come. */
  ReadOnlyObjectProperty<@Nullable FetchProgress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why it could not be fetched. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty fetchingProperty() {
    return background.busy(job);
  }

  void fetch() {
    DownloadableDataset set = missing.get();
    if (set == null) {
      return;
    }
    problem.set(null);
    progress.set(null);
    Listener listener = new Listener();
    current = listener;
    background.run(
        job,
        () -> {
          Fetch.of(set, listener);
          return set;
        },
        _ -> {
          missing.set(null);
          onFetched.run();
        },
        problem::set);
  }

  /** Ends the fetch; what has come is kept. */
  void cancel() {
    if (current != null) {
      current.cancelled = true;
      current = null;
      background.cancel(job);
    }
  }

  private final class Listener implements FetchListener {
    private final LiveFeed<FetchProgress> feed =
        new LiveFeed<>(
            all -> {
              if (current == this) {
                progress.set(all.getLast());
              }
            });
    private final FetchProgress.Meter meter = new FetchProgress.Meter();
    private volatile boolean cancelled;

    @Override
    public boolean isCancelled() {
      return cancelled;
    }

    @Override
    public void progress(String file, long done, long all) {
      feed.add(meter.at(file, done, all));
    }
  }
}
