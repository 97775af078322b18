package cnnlab.run;

import cnnlab.text.UserProblem;
import java.nio.file.Path;

/** Runs in a folder, as trainings leave them. */
public record StoredRuns(RunStore store) {

  /** A finished run with one epoch per accuracy. */
  public Path finished(String title, String dataset, String created, double... accuracies)
      throws UserProblem {
    try (RunFolder folder = begin(title, dataset, created, accuracies)) {
      folder.update(folder.record().in(RunState.FINISHED));
      return folder.path();
    }
  }

  /** A finished run with another seed, one epoch per accuracy. */
  public Path finishedWithSeed(
      long seed, String title, String dataset, String created, double... accuracies)
      throws UserProblem {
    RunSettings settings = RunSamples.settings().withSeed(seed);
    try (RunFolder folder = begin(settings, title, dataset, created, accuracies)) {
      folder.update(folder.record().in(RunState.FINISHED));
      return folder.path();
    }
  }

  /** A finished run of one epoch at another learning rate. */
  public Path finishedAt(double rate, String title, String dataset, String created, double accuracy)
      throws UserProblem {
    RunSettings usual = RunSamples.settings();
    OptimizerSettings optimizer = usual.optimizer();
    RunSettings settings = usual.withOptimizer(optimizer.withLearningRate(rate));
    try (RunFolder folder = begin(settings, title, dataset, created, accuracy)) {
      folder.update(folder.record().in(RunState.FINISHED));
      return folder.path();
    }
  }

  /** A run that goes on. */
  public RunFolder begin(String title, String dataset, String created, double... accuracies)
      throws UserProblem {
    return begin(RunSamples.settings(), title, dataset, created, accuracies);
  }

  private RunFolder begin(
      RunSettings settings, String title, String dataset, String created, double... accuracies)
      throws UserProblem {
    RunRecord sample = RunSamples.record(RunState.RUNNING, created);
    RunFolder folder = store.create(sample.titled(title).with(settings).withDataset(dataset));
    for (int i = 0; i < accuracies.length; i++) {
      folder.epoch(RunSamples.epoch(i + 1, accuracies[i]));
    }
    return folder;
  }
}
