package cnnlab.ui.compare;

import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.inference.SingleImageTimes;
import cnnlab.text.UserProblem;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Services;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** Measures, on request, how long the networks in view take to answer for one image here. */
final class LatencyViewModel {
  private static final String JOB = "compare.latency";

  private final CompareViewModel model;
  private final Services services;
  private final LatencyFile file;
  private final ReadOnlyObjectWrapper<List<ComparedRun>> missing =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ProgressJob job;

  LatencyViewModel(CompareViewModel model, Services services, LatencyFile file) {
    this.model = model;
    this.services = services;
    this.file = file;
    job = new ProgressJob(services.background(), JOB, 0);
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

  /** The measurements under way. */
  ProgressJob job() {
    return job;
  }

  /** Why it could not be done. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Ends the work; what was measured is kept. */
  void cancel() {
    job.cancel();
    model.read();
  }

  /** Measures the missing ones, one after the other. */
  void measure() {
    List<ComparedRun> runs = missing.get();
    problem.set(null);
    job.run(
        goOn -> {
          measure(runs, goOn);
          return runs;
        },
        _ -> model.read(),
        arisen -> {
          problem.set(arisen);
          model.read();
        });
  }

  private void measure(List<ComparedRun> runs, DoublePredicate goOn) throws UserProblem {
    String machine = SingleImageTimes.machine(services.engine());
    for (int i = 0; i < runs.size(); i++) {
      int before = i;
      Optional<SingleImageTimes.Measured> passes =
          SingleImageTimes.measure(
              services.engine(),
              runs.get(i).record().architecture(),
              share -> goOn.test((before + share) / runs.size()));
      if (passes.isEmpty()) {
        return; // cancelled
      }
      file.put(
          runs.get(i).record().architecture(),
          Latency.of(passes.get().seconds(), machine, passes.get().joules()));
    }
  }
}
