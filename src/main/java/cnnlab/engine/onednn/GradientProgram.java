package cnnlab.engine.onednn;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network.Activation;
import cnnlab.engine.Target;
import cnnlab.engine.common.FusedLayer;
import cnnlab.engine.common.TargetGradient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forward and backward through a network in evaluation mode, every layer by itself, for one batch
 * size. No parameter learns.
 */
final class GradientProgram implements AutoCloseable {

  /**
   * What a program is made for.
   *
   * @param from the layer that the way back begins at
   * @param layers whose activations and gradients are told
   */
  record Key(int batch, String from, BackwardRule rule, Set<String> layers) {
    Key {
      layers = Set.copyOf(layers);
    }
  }

  private final Architecture architecture;
  private final Shapes shapes;
  private final Key key;
  private final Tape tape = new Tape();
  private final Map<String, Value> outputs = new HashMap<>();
  private final Map<String, Value> gradients = new HashMap<>();
  private final Value pixels;
  private @Nullable Program program;
  private Target target = new Target.Logit(0);

  GradientProgram(Architecture architecture, Shapes shapes, Key key, Parameters parameters) {
    this.architecture = architecture;
    this.shapes = shapes;
    this.key = key;
    Op.Input input = architecture.input();
    pixels = tape.input(Layout.plain(key.batch, input.channels(), input.height(), input.width()));
    outputs.put(architecture.layers().getFirst().name(), pixels);
    Stages stages = new Stages(architecture, parameters, 0, () -> 0);
    List<Stage> made = new ArrayList<>();
    List<Layer> layers = architecture.layers();
    for (Layer layer : layers.subList(1, layers.size())) {
      Stage stage = stages.explaining(new FusedLayer(layer, false, layer.name()), key.rule);
      made.add(stage);
      List<Value> inputs = layer.inputs().stream().map(this::output).toList();
      outputs.put(layer.name(), stage.forward(tape, inputs));
    }
    Set<String> told = new HashSet<>(key.layers);
    told.addAll(List.of(architecture.mainHead().layer(), key.from));
    told.forEach(this::keepPlain);
    backward(layers, made);
  }

  private Value output(String layer) {
    return Objects.requireNonNull(outputs.get(layer), layer);
  }

  private void keepPlain(String layer) {
    outputs.put(layer, tape.keepPlain(output(layer)));
  }

  private void backward(List<Layer> layers, List<Stage> stages) {
    Value from = output(key.from);
    Value begin = Value.of(from.layout());
    tape.add(() -> begin.region().floats().put(derivative(from)), from, begin);
    Backpropagation way = new Backpropagation(tape, _ -> true);
    way.add(key.from, begin);
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      Value gradient = way.take(layer.name());
      if (gradient != null) {
        keepGradient(layer.name(), gradient);
        if (i > 0) {
          way.pass(stages.get(i - 1), gradient, layer.inputs());
        }
      }
    }
  }

  /** Apart from where it lies: the layers before may overwrite it there. */
  private void keepGradient(String layer, Value gradient) {
    if (key.layers.contains(layer)) {
      Value kept = Value.of(Layout.plain(gradient.layout().dimensions()));
      tape.copy(gradient, kept);
      tape.keep(kept);
      gradients.put(layer, kept);
    }
  }

  private float[] derivative(Value from) {
    float[] values = new float[(int) (from.layout().bytes() / Float.BYTES)];
    from.region().floats().get(values);
    return TargetGradient.of(target, values, shapes.get(key.from));
  }

  /** Gives it its memory; the parameters must have theirs. */
  GradientProgram prepare(Workspace workspace) {
    program = tape.finish(workspace);
    return this;
  }

  Key key() {
    return key;
  }

  /** Works out everything for a batch of this program's size. */
  Gradients run(Batch batch, Target wanted) {
    target = wanted;
    int length = (int) (pixels.layout().bytes() / Float.BYTES);
    pixels.region().floats().put(batch.pixels(), 0, length);
    Objects.requireNonNull(program).run();
    Map<String, Activation> activations = new HashMap<>();
    Map<String, Activation> derivatives = new HashMap<>();
    for (String layer : key.layers) {
      Shape shape = shapes.get(layer);
      float[] values = Transfer.read(output(layer));
      Value gradient = gradients.get(layer);
      activations.put(layer, new Activation(shape, values));
      derivatives.put(
          layer,
          new Activation(
              shape, gradient == null ? new float[values.length] : Transfer.read(gradient)));
    }
    float[] logits = Transfer.read(output(architecture.mainHead().layer()));
    return new Gradients(logits, activations, derivatives);
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
