package cnnlab.ui.fetch;

import cnnlab.data.download.FetchListener;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One thing at a time on its way to this machine, in the background; the newest one counts. */
public final class Fetching {

  /** Fetches something. */
  @FunctionalInterface
  public interface Work<T> {
    T fetch(FetchListener listener) throws Exception;
  }

  private final Background background;
  private final String job;
  private final ReadOnlyObjectWrapper<@Nullable FetchProgress> progress =
      new ReadOnlyObjectWrapper<>();

  /**
   * Nothing yet.
   *
   * @param job what the work is called, another for each screen
   */
  public Fetching(Background background, String job) {
    this.background = background;
    this.job = job;
  }

  /**
   * Begins; what is on its way already ends.
   *
   * @param what is waited for before the first piece has come
   */
  public <T> void run(
      String what,
      Work<T> work,
      Consumer<? super T> onFetched,
      Consumer<? super UserProblem> onProblem) {
    progress.set(new FetchProgress(what, 0, -1, 0));
    background.run(job, cancelled -> work.fetch(new Listener(cancelled)), onFetched, onProblem);
  }

  /** Ends it; what has come is kept. */
  public void cancel() {
    background.cancel(job);
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return background.busy(job);
  }

  /** Null before the first fetch. */
  ReadOnlyObjectProperty<@Nullable FetchProgress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  private final class Listener implements FetchListener {
    private final BooleanSupplier cancelled;
    private final FetchProgress.Meter meter = new FetchProgress.Meter();
    private final LiveFeed<FetchProgress> feed;

    Listener(BooleanSupplier cancelled) {
      this.cancelled = cancelled;
      feed = new LiveFeed<>(this::show);
    }

    private void show(List<FetchProgress> latest) {
      if (!cancelled.getAsBoolean()) {
        progress.set(latest.getLast());
      }
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
