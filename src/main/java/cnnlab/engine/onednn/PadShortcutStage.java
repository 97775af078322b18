package cnnlab.engine.onednn;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every stride-th pixel, and planes of zeros before and after the input's channels. */
final class PadShortcutStage implements Stage {
  private final int channels;
  private final PoolStage sampling;
  private Layout sampled = Layout.plain(1);

  PadShortcutStage(Op.PadShortcut shortcut) {
    channels = shortcut.channels();
    Window pixel = new Window(1, 1, shortcut.stride(), shortcut.stride(), 0, 0);
    sampling = new PoolStage(PoolStage.Kind.MEAN_INSIDE, pixel, false, true);
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value pixels = sampling.forward(tape, inputs);
    sampled = Layout.plain(pixels.layout().dimensions());
    Value output = Value.of(whole());
    tape.add(() -> output.region().memory().fill((byte) 0), output);
    tape.copy(pixels, output.as(kept()));
    return output;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value gradient = Value.of(sampled);
    tape.copy(tape.as(gradOutput, whole()).as(kept()), gradient);
    return sampling.backward(tape, gradient, needsGradInput);
  }

  private Layout whole() {
    long[] dimensions = sampled.dimensions();
    dimensions[1] = channels;
    return Layout.plain(dimensions);
  }

  /** The channels that are not zero, within the output. */
  private Layout kept() {
    long before = (channels - sampled.dimension(1)) / 2;
    return whole().part(sampled.dimensions(), new long[] {0, before, 0, 0});
  }
}
