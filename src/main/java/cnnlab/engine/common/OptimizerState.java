package cnnlab.engine.common;

import cnnlab.run.OptimizerSettings;
import java.util.List;

/** What an optimizer remembers of each parameter, by PyTorch's names. */
public final class OptimizerState {
  /** The name of the number of iterations done, a tensor without dimensions. */
  public static final String STEP = "step";

  private OptimizerState() {}

  /** Suffixes of the parameter's name, in the order of the state. */
  public static List<String> of(OptimizerSettings.Kind kind) {
    return switch (kind) {
      case SGD, NESTEROV -> List.of("momentum_buffer");
      case ADAM -> List.of("exp_avg", "exp_avg_sq");
    };
  }

  /** The name of one moment of one parameter: "conv1.weight.momentum_buffer". */
  public static String name(String parameter, String moment) {
    return parameter + "." + moment;
  }
}
