package cnnlab.run;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How weights follow gradients.
 *
 * @param learningRate at the start of the schedule
 * @param momentum share of the previous step kept; of the first moment for Adam
 * @param weightDecay added to the gradient of every weight and bias, times the value (PyTorch's
 *     convention)
 */
@RecordBuilder
public record OptimizerSettings(Kind kind, double learningRate, double momentum, double weightDecay)
    implements OptimizerSettingsBuilder.With {

  /** The update rule. */
  public enum Kind {
    SGD,
    NESTEROV,
    ADAM
  }
}
