package cnnlab.engine.onednn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layer at work in one program. */
interface Stage {

  /** Appends the computation of the output. */
  Value forward(Tape tape, List<Value> inputs);

  /**
   * Appends the computation of the gradients: those of the parameters, and one for each input.
   *
   * @param gradOutput of the output; may be overwritten unless it is shared
   * @param needsGradInput whether the gradients of the inputs are needed; null is allowed for them
   *     if not
   */
  List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput);
}
