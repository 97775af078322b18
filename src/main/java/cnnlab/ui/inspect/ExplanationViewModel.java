package cnnlab.ui.inspect;

import cnnlab.explain.HeatMap;
import cnnlab.inference.Prediction;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What in the image an answer rests on, once somebody wants to know. */
final class ExplanationViewModel {
  private static final String KEY = "inspect.explanation";

  /** Stands for no work under way. */
  static final double IDLE = -1;

  private final InspectViewModel model;
  private final Background background;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Prediction> about = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable HeatMap> map = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
  private AtomicBoolean goOn = new AtomicBoolean();
  private long began;

  ExplanationViewModel(InspectViewModel model, Background background) {
    this.model = model;
    this.background = background;
    model.predictions().subscribe(this::answered);
    model.imageProperty().subscribe(this::forget);
    about.subscribe(this::compute);
    wanted.subscribe(this::wish);
  }

  /** Whether it is to be shown; asking costs a while for some networks. */
  BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The class in question: the likeliest, until another is chosen. */
  ObjectProperty<@Nullable Prediction> aboutProperty() {
    return about;
  }

  /** The answer; null until there is one. */
  ReadOnlyObjectProperty<@Nullable HeatMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** Share of the work done, 0 to 1; {@link #IDLE} while there is none. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Seconds until it is done, by the pace so far. */
  double secondsLeft() {
    double elapsed = (System.nanoTime() - began) / 1e9;
    return elapsed * (1 - progress.get()) / progress.get();
  }

  void cancel() {
    wanted.set(false);
  }

  private void answered() {
    about.set(model.predictions().isEmpty() ? null : model.predictions().getFirst());
  }

  private void forget() {
    stop();
    about.set(null);
  }

  private void stop() {
    goOn.set(false);
    background.cancel(KEY);
    map.set(null);
    progress.set(IDLE);
  }

  /** A map that is there stays for the next time; work under way ends where nobody waits for it. */
  private void wish() {
    if (wanted.get() && map.get() == null) {
      compute();
    } else if (!wanted.get() && progress.get() != IDLE) {
      stop();
    }
  }

  /** Goes to the class that is the next in the predictions, or the one before. */
  void step(int step) {
    int from = model.predictions().indexOf(about.get());
    if (from >= 0) {
      int last = model.predictions().size() - 1;
      about.set(model.predictions().get(Math.clamp((long) from + step, 0, last)));
    }
  }

  private void compute() {
    stop();
    SharedNetwork network = model.networkProperty().get();
    InspectedImage inspected = model.imageProperty().get();
    Prediction prediction = about.get();
    if (!wanted.get() || network == null || inspected == null || prediction == null) {
      return;
    }
    AtomicBoolean mine = new AtomicBoolean(true);
    goOn = mine;
    began = System.nanoTime();
    LiveFeed<Double> feed =
        new LiveFeed<>(
            shares -> {
              if (mine.get()) {
                progress.set(shares.getLast());
              }
            });
    background.run(
        KEY,
        () ->
            network.explain(
                inspected.image(),
                prediction.index(),
                share -> {
                  feed.add(share);
                  return mine.get();
                }),
        this::done,
        model::report);
  }

  private void done(Optional<HeatMap> found) {
    goOn.set(false);
    progress.set(IDLE);
    map.set(found.orElse(null));
  }
}
