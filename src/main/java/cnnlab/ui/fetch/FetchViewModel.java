package cnnlab.ui.fetch;

import cnnlab.data.download.DownloadableDataset;
import cnnlab.data.download.Fetch;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** A known data set that is chosen but not here yet, and how its fetching goes. */
public final class FetchViewModel {
  private final Fetching fetching;
  private final Runnable onFetched;
  private final ReadOnlyObjectWrapper<@Nullable DownloadableDataset> missing =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

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
    fetching = new Fetching(background, job);
    this.onFetched = onFetched;
    data.subscribe(
        chosen -> {
          fetching.cancel();
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

  /** Why it could not be fetched. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How it comes. */
  Fetching fetching() {
    return fetching;
  }

  void fetch() {
    DownloadableDataset set = missing.get();
    if (set == null) {
      return;
    }
    problem.set(null);
    fetching.run(
        set.id(),
        listener -> {
          Fetch.of(set, listener);
          return set;
        },
        _ -> {
          missing.set(null);
          onFetched.run();
        },
        problem::set);
  }
}
