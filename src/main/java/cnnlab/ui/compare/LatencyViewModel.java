package cnnlab.ui.compare;

import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.inference.SingleImageTimes;
import cnnlab.text.UserProblem;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.Services;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** Measures, on request, how long the networks in view take to answer for one image here. */
final class LatencyViewModel {
  /** Stands for no work under way. */
  static final double IDLE = -1;

  private static final String JOB = "compare.latency";

  private final CompareViewModel model;
  private final Services services;
  private final LatencyFile file;
  private final ReadOnlyObjectWrapper<List<ComparedRun>> missing =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
  private AtomicBoolean goOn = new AtomicBoolean();

  LatencyViewModel(CompareViewModel model, Services services, LatencyFile file) {
    this.model = model;
    this.services = services;
    this.file = file;
    model.shown().addListener((ListChangeListener<ComparedRun>) _ -> look());
    look();
  }

  private void look() {
    missing.set(model.shown().stream().filter(run -> run.latency() == null).toList());
  }

  /** The runs in view that were not measured on this machine. */
  ReadOnlyObjectProperty<List<ComparedRun>> missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** Share of the networks measured, 0 to 1; {@link #IDLE} while there is no work. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why it could not be done. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Ends the work; what was measured is kept. */
  void cancel() {
    goOn.set(false);
    services.background().cancel(JOB);
    progress.set(IDLE);
    model.read();
  }

  /** Measures the missing ones, one after the other. */
  void measure() {
    List<ComparedRun> runs = missing.get();
    AtomicBoolean mine = new AtomicBoolean(true);
    goOn = mine;
    progress.set(0);
    problem.set(null);
    LiveFeed<Double> feed =
        new LiveFeed<>(
            shares -> {
              if (mine.get()) {
                progress.set(shares.getLast());
              }
            });
    services
        .background()
        .run(
            JOB,
            () -> {
              measure(runs, feed, mine);
              return runs;
            },
            _ -> end(null),
            this::end);
  }

  private void end(@Nullable UserProblem arisen) {
    goOn.set(false);
    progress.set(IDLE);
    problem.set(arisen);
    model.read();
  }

  private void measure(List<ComparedRun> runs, LiveFeed<Double> feed, AtomicBoolean wanted)
      throws UserProblem {
    String machine = SingleImageTimes.machine(services.engine());
    for (int i = 0; i < runs.size() && wanted.get(); i++) {
      int before = i;
      Optional<SingleImageTimes.Measured> passes =
          SingleImageTimes.measure(
              services.engine(),
              runs.get(i).record().architecture(),
              share -> {
                feed.add((before + share) / runs.size());
                return wanted.get();
              });
      if (passes.isPresent()) {
        file.put(
            runs.get(i).record().architecture(),
            Latency.of(passes.get().seconds(), machine, passes.get().joules()));
      }
    }
  }
}
