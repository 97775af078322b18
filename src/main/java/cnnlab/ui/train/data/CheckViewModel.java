package cnnlab.ui.train.data;

import cnnlab.data.DataCheck;
import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The check of every image: which cannot be read, which are there twice. */
public final class CheckViewModel {
  private static final String JOB = "train.data-check";

  /** So many take seconds at most and are checked without being asked. */
  private static final int FEW = 20_000;

  /** Told no more often than this. */
  private static final int STEP = 64;

  /**
   * What came of it.
   *
   * @param pairs of equal images, decoded
   */
  record Result(DataCheck check, List<List<RgbImage>> pairs) {}

  private final FormViewModel form;
  private final Background background;
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
  private @Nullable Watch current;

  public CheckViewModel(FormViewModel form, Background background) {
    this.form = form;
    this.background = background;
    form.datasetProperty()
        .subscribe(
            _ -> {
              cancel();
              result.set(null);
            });
  }

  /** Null until the check is done. */
  ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** 0 to 1. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty checkingProperty() {
    return background.busy(JOB);
  }

  /** Checks at once, if that is quick. */
  public void offer() {
    Dataset data = form.datasetProperty().get();
    if (data != null
        && result.get() == null
        && current == null
        && data.splits().stream().mapToInt(Split::size).sum() <= FEW) {
      check();
    }
  }

  void check() {
    Dataset data = form.datasetProperty().get();
    if (data == null) {
      return;
    }
    cancel();
    progress.set(0);
    Watch watch = new Watch();
    current = watch;
    background.run(
        JOB,
        () -> result(data, watch),
        found -> {
          current = null;
          result.set(found);
        });
  }

  /** Ends the check. */
  void cancel() {
    if (current != null) {
      current.cancelled = true;
      current = null;
      background.cancel(JOB);
    }
  }

  private static Result result(Dataset data, Watch watch) throws UserProblem {
    DataCheck check = DataCheck.of(data, watch);
    List<List<RgbImage>> pairs = new ArrayList<>();
    for (DataCheck.Pair pair : check.pairs()) {
      pairs.add(List.of(image(data, pair.first()), image(data, pair.second())));
    }
    return new Result(check, pairs);
  }

  private static RgbImage image(Dataset data, DataCheck.Example example) throws UserProblem {
    return data.splits().get(example.split()).image(example.index());
  }

  private final class Watch implements DataCheck.Progress {
    private final LiveFeed<Double> feed =
        new LiveFeed<>(
            shares -> {
              if (current == this) {
                progress.set(shares.getLast());
              }
            });
    private volatile boolean cancelled;

    @Override
    public boolean at(int done, int all) {
      if (done % STEP == 0) {
        feed.add((double) done / all);
      }
      return !cancelled;
    }
  }
}
