package cnnlab.engine.onednn;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layer that changes nothing: dropout in evaluation mode, a mean over single pixels. */
final class IdentityStage implements Stage {

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    return inputs.getFirst();
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    return Collections.singletonList(gradOutput);
  }
}
