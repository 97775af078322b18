package cnnlab.ui.explore.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.engine.Engine;
import cnnlab.inference.LayerTimes;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How long each layer of the network in view takes on this machine, once somebody asks. */
final class TimingViewModel {
  private static final String KEY = "explore.times";

  private final ExploreViewModel network;
  private final ProgressJob job;
  private final Engine engine;
  private final Consumer<UserProblem> onProblem;
  private final Map<Architecture, LayerTimes> known = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<LayerTimes>> times =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  TimingViewModel(
      ExploreViewModel network,
      Background background,
      Engine engine,
      Consumer<UserProblem> onProblem) {
    this.network = network;
    job = new ProgressJob(background, KEY, 0);
    this.engine = engine;
    this.onProblem = onProblem;
    network.analysisProperty().subscribe(this::another);
  }

  /** Of the network in view; empty until it has been measured. */
  ReadOnlyObjectProperty<Optional<LayerTimes>> timesProperty() {
    return times.getReadOnlyProperty();
  }

  /** Share of the measurement done, 0 to 1; {@link ProgressJob#IDLE} while there is none. */
  ReadOnlyDoubleProperty progressProperty() {
    return job.progressProperty();
  }

  /** Seconds until it is done, by the pace so far. */
  double secondsLeft() {
    return job.secondsLeft();
  }

  /** Measures the network in view, if there is one. */
  void measure() {
    network.analysisProperty().get().map(Analysis::architecture).ifPresent(this::measure);
  }

  private void measure(Architecture architecture) {
    job.run(
        goOn -> LayerTimes.measure(engine, architecture, goOn),
        measured -> done(architecture, measured),
        onProblem);
  }

  /** Ends the measurement under way. */
  void cancel() {
    job.cancel();
  }

  private void done(Architecture architecture, Optional<LayerTimes> measured) {
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
