package cnnlab.run;

import java.util.Objects;

/**
 * Weights that a run starts from instead of random ones.
 *
 * @param weights path of a safetensors file; a run's checkpoint brings the optimizer's state along
 * @param freeze the layers up to this layer or block keep their weights; empty for none
 * @param fineTuning how the others learn
 */
public record PretrainedSource(String weights, String freeze, FineTuning fineTuning) {
  public PretrainedSource {
    // Runs of earlier versions have none: all layers learned at once.
    fineTuning = Objects.requireNonNullElse(fineTuning, FineTuning.NONE);
  }

  /** All layers that are not frozen learn from the first epoch on. */
  public PretrainedSource(String weights, String freeze) {
    this(weights, freeze, FineTuning.NONE);
  }
}
