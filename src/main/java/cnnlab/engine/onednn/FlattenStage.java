package cnnlab.engine.onednn;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feature map to vector, channel by channel, row by row. */
final class FlattenStage implements Stage {
  private Layout map = Layout.plain(1);

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    map = Layout.plain(inputs.getFirst().layout().dimensions());
    return tape.as(inputs.getFirst(), map).as(vector());
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    return Collections.singletonList(tape.as(gradOutput, vector()).as(map));
  }

  private Layout vector() {
    long[] dimensions = map.dimensions();
    long values = 1;
    for (int i = 1; i < dimensions.length; i++) {
      values *= dimensions[i];
    }
    return Layout.plain(dimensions[0], values);
  }
}
