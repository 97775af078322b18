package cnnlab.ui.explore.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.engine.Engine;
import cnnlab.inference.LayerTimes;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How long each layer of the network in view takes on this machine, once somebody asks. */
final class TimingViewModel {
  private static final String KEY = "explore.times";

  /** Stands for no measurement under way. */
  static final double IDLE = -1;

  private final ExploreViewModel network;
  private final Background background;
  private final Engine engine;
  private final Consumer<UserProblem> onProblem;
  private final Map<Architecture, LayerTimes> known = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<LayerTimes>> times =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
  private AtomicBoolean goOn = new AtomicBoolean();
  private long began;

  TimingViewModel(
      ExploreViewModel network,
      Background background,
      Engine engine,
      Consumer<UserProblem> onProblem) {
    this.network = network;
    this.background = background;
    this.engine = engine;
    this.onProblem = onProblem;
    network.analysisProperty().subscribe(this::another);
  }

  /** Of the network in view; empty until it has been measured. */
  ReadOnlyObjectProperty<Optional<LayerTimes>> timesProperty() {
    return times.getReadOnlyProperty();
  }

  /** Share of the measurement done, 0 to 1; {@link #IDLE} while there is none. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Seconds until it is done, by the pace so far. */
  double secondsLeft() {
    double elapsed = (System.nanoTime() - began) / 1e9;
    return elapsed * (1 - progress.get()) / progress.get();
  }

  /** Measures the network in view, if there is one. */
  void measure() {
    network.analysisProperty().get().map(Analysis::architecture).ifPresent(this::measure);
  }

  private void measure(Architecture architecture) {
    cancel();
    AtomicBoolean mine = new AtomicBoolean(true);
    goOn = mine;
    began = System.nanoTime();
    progress.set(0);
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
            LayerTimes.measure(
                engine,
                architecture,
                share -> {
                  feed.add(share);
                  return mine.get();
                }),
        measured -> done(architecture, measured),
        wrong -> {
          cancel();
          onProblem.accept(wrong);
        });
  }

  /** Ends the measurement under way. */
  void cancel() {
    goOn.set(false);
    background.cancel(KEY);
    progress.set(IDLE);
  }

  private void done(Architecture architecture, Optional<LayerTimes> measured) {
    goOn.set(false);
    progress.set(IDLE);
    measured.ifPresent(it -> known.put(architecture, it));
    show();
  }

  private void another() {
    cancel();
    show();
  }

  private void show() {
    times.set(
        network
            .analysisProperty()
            .get()
            .flatMap(it -> Optional.ofNullable(known.get(it.architecture()))));
  }
}
