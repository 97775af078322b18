package cnnlab.engine.onednn;

import cnnlab.arch.Op;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An activation function, where no primitive before it does it in passing. */
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
  public List<@Nullable Value> backward(Tape tape, Value gradient, boolean wanted) {
    return Collections.singletonList(
        function.backward(tape, Objects.requireNonNull(known), gradient));
  }
}
