package cnnlab.engine.onednn;

import cnnlab.arch.Op;
import cnnlab.engine.ReluRule;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An activation function, where it is not fused into a primitive before it. */
final class ActivationStage implements Stage {
  private final Eltwise function;
  private final ReluRule rule;
  private @Nullable Value known; // output or input, whichever the gradient follows from

  /**
   * @param rule what a ReLU passes back
   */
  ActivationStage(Op.Activation function, ReluRule rule) {
    this.function = Eltwise.of(function);
    this.rule = function instanceof Op.Relu ? rule : ReluRule.GRADIENT;
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
    Value passed =
        switch (rule) {
          case GRADIENT -> derivative(tape, gradOutput);
          case GUIDED -> derivative(tape, Eltwise.RELU.forward(tape, gradOutput));
          case DECONVNET -> Eltwise.RELU.forward(tape, gradOutput);
        };
    return Collections.singletonList(passed);
  }

  private Value derivative(Tape tape, Value gradOutput) {
    return function.backward(tape, Objects.requireNonNull(known), gradOutput);
  }
}
