package cnnlab.engine.onednn;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.Network.Activation;
import cnnlab.engine.common.FusedLayer;
import cnnlab.engine.common.LayerDependencies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network in evaluation mode, every layer by itself, for one batch size: what layers make, and
 * what others make of it when something else is put in its place.
 */
final class ActivationProgram implements AutoCloseable {

  /**
   * What a program is made for.
   *
   * @param layers whose activations can be told
   * @param patched whose values may be changed
   */
  record Key(int batch, Set<String> layers, Set<String> patched) {
    Key {
      layers = Set.copyOf(layers);
      patched = Set.copyOf(patched);
    }
  }

  private final Shapes shapes;
  private final Key key;
  private final Map<String, Value> outputs = new HashMap<>();
  private final Map<String, ActivationPatch> patches = new HashMap<>();
  private final Value pixels;
  private final Tape tape = new Tape();
  private @Nullable Program program;

  ActivationProgram(Architecture architecture, Shapes shapes, Key key, Parameters parameters) {
    this.shapes = shapes;
    this.key = key;
    Op.Input input = architecture.input();
    pixels = tape.input(Layout.plain(key.batch, input.channels(), input.height(), input.width()));
    Stages stages = new Stages(architecture, parameters, 0, () -> 0);
    for (Layer layer : LayerDependencies.of(architecture, key.layers)) {
      Value output =
          layer.op() instanceof Op.Input
              ? pixels
              : stages
                  .looking(new FusedLayer(layer, false, layer.name()))
                  .forward(tape, layer.inputs().stream().map(this::output).toList());
      outputs.put(
          layer.name(), key.patched.contains(layer.name()) ? patched(layer, output) : output);
    }
    key.layers.forEach(layer -> outputs.put(layer, tape.keepPlain(output(layer))));
  }

  /** In the layout that it had: other layouts are computed with in another order. */
  private Value patched(Layer layer, Value own) {
    Value plain = Value.of(Layout.plain(own.layout().dimensions()));
    tape.copy(own, plain);
    tape.add(() -> patch(layer.name(), plain), plain);
    Value changed = Value.of(own.layout());
    tape.copy(plain, changed);
    return changed;
  }

  private void patch(String layer, Value plain) {
    ActivationPatch patch = patches.get(layer);
    if (patch != null) {
      float[] values = Transfer.read(plain);
      patch.apply(values, shapes.get(layer));
      plain.region().floats().put(values);
    }
  }

  private Value output(String layer) {
    return Objects.requireNonNull(outputs.get(layer), layer);
  }

  /** Gives it its memory; the parameters must have theirs. */
  ActivationProgram prepare(Workspace workspace) {
    program = tape.finish(workspace);
    return this;
  }

  Key key() {
    return key;
  }

  /**
   * Computes everything for a batch of at least this program's size: its first examples.
   *
   * @param asked layers to be told of, among those that it was made for
   */
  Map<String, Activation> run(Batch batch, Set<String> asked, List<ActivationPatch> changes) {
    patches.clear();
    changes.forEach(patch -> patches.put(patch.layer(), patch));
    int length = (int) (pixels.layout().bytes() / Float.BYTES);
    pixels.region().floats().put(batch.pixels(), 0, length);
    Objects.requireNonNull(program).run();
    Map<String, Activation> activations = new HashMap<>();
    for (String layer : asked) {
      activations.put(layer, new Activation(shapes.get(layer), Transfer.read(output(layer))));
    }
    return activations;
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
