package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_binary_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Sum of the inputs, with the ReLU after it. */
final class AddStage implements Stage {
  private final boolean relu;
  private final boolean inPlace;
  private int count;
  private @Nullable Value output;

  /**
   * @param inPlace whether the first input may be overwritten
   */
  AddStage(boolean relu, boolean inPlace) {
    this.relu = relu;
    this.inPlace = inPlace;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    count = inputs.size();
    Value sum = inputs.getFirst();
    Value place = inPlace ? sum : Value.of(sum.layout());
    for (int i = 1; i < inputs.size(); i++) {
      sum =
          binary(
              tape,
              dnnl.dnnl_binary_add,
              PostOps.of(false, relu && i == inputs.size() - 1),
              List.of(sum, tape.as(inputs.get(i), sum.layout())),
              place);
    }
    output = sum;
    return sum;
  }

  /** The inputs share the gradient. */
  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value gradInput =
        relu ? Eltwise.RELU.backward(tape, Objects.requireNonNull(output), gradOutput) : gradOutput;
    tape.share(gradInput);
    return Collections.nCopies(count, gradInput);
  }

  /**
   * Appends an operation on two values; the second may be broadcast.
   *
   * @param place for the result; may be an input's
   * @return the result, elsewhere where oneDNN cannot work in place
   */
  static Value binary(Tape tape, int algorithm, PostOps postOps, List<Value> inputs, Value place) {
    Value left = inputs.get(0);
    Value right = inputs.get(1);
    boolean inPlace = inputs.stream().anyMatch(input -> input.region() == place.region());
    Value result = inPlace && place.layout().isPadded() ? Value.of(place.layout()) : place;
    dnnl_binary_desc_t operation = new dnnl_binary_desc_t();
    check(
        dnnl.dnnl_binary_desc_init(
            operation,
            algorithm,
            left.layout().descriptor(),
            right.layout().descriptor(),
            result.layout().descriptor()),
        "sum or product");
    tape.call(Primitive.of(operation, postOps, null))
        .reads(dnnl.DNNL_ARG_SRC_0, left)
        .reads(dnnl.DNNL_ARG_SRC_1, right)
        .writes(dnnl.DNNL_ARG_DST, result)
        .add();
    return result;
  }
}
