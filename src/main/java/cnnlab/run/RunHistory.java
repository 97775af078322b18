package cnnlab.run;

import java.util.List;

/** What happened within the epochs of a run: too much to be read before it is asked for. */
public record RunHistory(List<IterationMetrics> iterations, List<LayerMetrics> health) {
  public RunHistory {
    iterations = List.copyOf(iterations);
    health = List.copyOf(health);
  }
}
