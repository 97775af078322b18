package cnnlab.engine.onednn;

import cnnlab.engine.common.DropoutMask;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Dropout while training. */
final class DropoutStage implements Stage {
  private final double rate;
  private final long seed;
  private final LongSupplier iteration;
  private @Nullable Value mask;

  /**
   * @param iteration the number of the one under way, from 0
   */
  DropoutStage(double rate, long seed, LongSupplier iteration) {
    this.rate = rate;
    this.seed = seed;
    this.iteration = iteration;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    long[] dimensions = inputs.getFirst().layout().dimensions();
    Value source = tape.as(inputs.getFirst(), Layout.plain(dimensions));
    Value factors = Value.of(source.layout());
    float[] drawn =
        new float[Math.toIntExact(Arrays.stream(dimensions).reduce(1, Math::multiplyExact))];
    tape.add(
        () -> {
          DropoutMask.fill(drawn, rate, seed, iteration.getAsLong());
          factors.region().floats().put(drawn);
        },
        factors);
    mask = factors;
    Value output = Value.of(source.layout());
    return AddStage.binary(
        tape, dnnl.dnnl_binary_mul, PostOps.NONE, List.of(source, factors), output);
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value factors = Objects.requireNonNull(mask);
    Value gradient = tape.as(gradOutput, factors.layout());
    Value gradInput =
        AddStage.binary(
            tape,
            dnnl.dnnl_binary_mul,
            PostOps.NONE,
            List.of(gradient, factors),
            tape.placeOf(gradient));
    return Collections.singletonList(gradInput);
  }
}
