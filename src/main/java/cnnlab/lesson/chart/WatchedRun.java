package cnnlab.lesson.chart;

import cnnlab.arch.Architecture;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.RunHistory;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.util.List;

/**
 * A run that a step watches, as far as it has come.
 *
 * @param name as the legend says it
 */
public record WatchedRun(
    String name, Architecture architecture, List<EpochMetrics> epochs, RunHistory history) {

  public WatchedRun {
    epochs = List.copyOf(epochs);
  }

  /** A recorded one, with all that is known of it. */
  public static WatchedRun of(String name, StoredRun run) throws UserProblem {
    return new WatchedRun(name, run.record().architecture(), run.epochs(), run.history());
  }

  /** Epochs done. */
  public int last() {
    return epochs.isEmpty() ? 0 : epochs.getLast().epoch();
  }

  /** The same up to the end of an epoch, from 1. */
  public WatchedRun until(int epoch) {
    return new WatchedRun(
        name,
        architecture,
        epochs.stream().filter(each -> each.epoch() <= epoch).toList(),
        new RunHistory(
            history.iterations().stream().filter(each -> each.epoch() <= epoch).toList(),
            history.health()));
  }

  /** The newest epoch of which something is known. */
  int newest() {
    List<IterationMetrics> iterations = history.iterations();
    return iterations.isEmpty() ? last() : iterations.getLast().epoch();
  }
}
