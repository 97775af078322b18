package cnnlab.engine.onednn;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Every value times a constant. */
final class ScaleStage implements Stage {
  private final float factor;

  ScaleStage(double factor) {
    this.factor = (float) factor;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    return scaled(tape, inputs.getFirst(), Value.of(inputs.getFirst().layout()));
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    return Collections.singletonList(scaled(tape, gradOutput, tape.placeOf(gradOutput)));
  }

  private Value scaled(Tape tape, Value value, Value place) {
    long[] one = new long[value.layout().dimensions().length];
    Arrays.fill(one, 1);
    Value constant = tape.constant(Layout.plain(one), factor);
    return AddStage.binary(
        tape, dnnl.dnnl_binary_mul, PostOps.NONE, List.of(value, constant), place);
  }
}
