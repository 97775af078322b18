package cnnlab.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Inputs one after the other along the channels. */
final class ConcatStage implements Stage {
  private final List<Layout> parts = new ArrayList<>();

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    boolean even =
        inputs.stream().allMatch(input -> input.layout().dimension(1) % OneDnn.BLOCK == 0);
    List<Value> sources = new ArrayList<>();
    for (Value input : inputs) {
      long[] dimensions = input.layout().dimensions();
      sources.add(tape.as(input, even ? Layout.blocked(dimensions) : Layout.plain(dimensions)));
    }
    sources.forEach(source -> parts.add(source.layout()));
    Primitive primitive = Primitive.concat(parts.toArray(Layout[]::new));
    Value output = Value.of(primitive.layout(dnnl.DNNL_ARG_DST));
    PrimitiveCall call = tape.call(primitive);
    for (int i = 0; i < sources.size(); i++) {
      call.reads(dnnl.DNNL_ARG_MULTIPLE_SRC + i, sources.get(i));
    }
    call.writes(dnnl.DNNL_ARG_DST, output).add();
    return output;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    long[] whole = gradOutput.layout().dimensions();
    whole[1] = parts.stream().mapToLong(part -> part.dimension(1)).sum();
    boolean even = parts.stream().allMatch(part -> part.dimension(1) % OneDnn.BLOCK == 0);
    Value gradient = tape.as(gradOutput, even ? Layout.blocked(whole) : Layout.plain(whole));
    List<@Nullable Value> gradients = new ArrayList<>();
    long from = 0;
    for (Layout part : parts) {
      Value gradInput = Value.of(part);
      Layout place = gradient.layout().part(part.dimensions(), new long[] {0, from, 0, 0});
      tape.copy(gradient.as(place), gradInput);
      gradients.add(gradInput);
      from += part.dimension(1);
    }
    return gradients;
  }
}
