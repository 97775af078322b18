package cnnlab.engine.onednn;

import cnnlab.arch.Op;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An activation function, where it is not fused into a primitive before it. */
final class ActivationStage implements Stage {
  private final Eltwise function;
  private @Nullable Value known; // output or input, whichever the gradient follows from

  ActivationStage(Op.Activation function) {
    this.function = Eltwise.of(function);
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value input = inputs.getFirst();
    Value output = function.forward(tape, input);
    known = function.fromOutput() ? output : input;
    return output;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    return Collections.singletonList(
        function.backward(tape, Objects.requireNonNull(known), gradOutput));
  }
}
