package cnnlab.engine.onednn;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Op;
import cnnlab.data.Batch;
import cnnlab.engine.Network.StepResult;
import cnnlab.engine.common.ActivationStatistics;
import cnnlab.engine.common.FusedLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Forward and backward through a network for one batch size. */
final class TrainingProgram implements AutoCloseable {
  private final Tape tape = new Tape();
  private final Map<String, Value> outputs = new HashMap<>();
  private final Set<String> learning = new HashSet<>();
  private final Backpropagation way = new Backpropagation(tape, learning::contains);
  private final List<Loss> losses = new ArrayList<>();
  private final List<FusedLayer> layers;
  private final Map<String, Probe> probes = new HashMap<>();
  private final Value pixels;
  private @Nullable Program program;

  /**
   * @param frozen names of layers that do not learn, nor those that they read
   * @param iteration the number of the one under way, from 0
   */
  TrainingProgram(
      Architecture architecture,
      Set<String> frozen,
      int batch,
      Parameters parameters,
      long seed,
      LongSupplier iteration) {
    Op.Input input = architecture.input();
    pixels = tape.input(Layout.plain(batch, input.channels(), input.height(), input.width()));
    outputs.put(architecture.layers().getFirst().name(), pixels);
    Stages stages = new Stages(architecture, parameters, seed, iteration);
    layers = FusedLayer.of(architecture);
    List<Stage> made = new ArrayList<>();
    for (FusedLayer fused : layers) {
      boolean isFrozen = frozen.contains(fused.layer().name());
      Stage stage = isFrozen ? stages.inference(fused) : stages.training(fused);
      made.add(stage);
      Value output = stage.forward(tape, inputs(fused));
      outputs.put(fused.output(), output);
      Probe probe = new Probe(output);
      probes.put(fused.output(), probe);
      tape.add(probe, output);
      if ((!isFrozen && stages.hasParameters(fused))
          || fused.layer().inputs().stream().anyMatch(learning::contains)) {
        learning.add(fused.output());
      }
    }
    architecture.heads().forEach(this::loss);
    for (int i = layers.size() - 1; i >= 0; i--) {
      FusedLayer fused = layers.get(i);
      Value gradOutput = way.take(fused.output());
      if (gradOutput != null) {
        way.pass(made.get(i), gradOutput, fused.layer().inputs());
      }
    }
  }

  private List<Value> inputs(FusedLayer fused) {
    return fused.layer().inputs().stream()
        .map(name -> Objects.requireNonNull(outputs.get(name), name))
        .toList();
  }

  private void loss(Head head) {
    Value output = Objects.requireNonNull(outputs.get(head.layer()));
    Value logits = tape.as(output, Layout.plain(output.layout().dimensions()));
    Value gradient = Value.of(logits.layout());
    Loss loss = new Loss(logits, gradient, head.lossWeight());
    losses.add(loss);
    tape.add(loss, logits, gradient);
    way.add(head.layer(), gradient);
  }

  /** The memory that it would take; it can then not be run. */
  Tape.Bytes planned() {
    return tape.planned();
  }

  /** Gives it its memory; the parameters must have theirs. */
  void prepare(Workspace workspace) {
    program = tape.finish(workspace);
  }

  /** Works out loss and gradients. */
  StepResult run(Batch batch) {
    int length = (int) (pixels.layout().bytes() / Float.BYTES);
    pixels.region().floats().put(batch.pixels(), 0, length);
    int[] labels = Arrays.copyOf(batch.labels(), batch.size());
    losses.forEach(loss -> loss.labels(labels));
    Objects.requireNonNull(program).run();
    double loss = losses.stream().mapToDouble(Loss::value).sum();
    return new StepResult(
        loss,
        losses.getFirst().correct(),
        losses.stream().map(Loss::unweighted).toList(),
        List.of());
  }

  /** Whether the runs to come look at every layer's output. */
  void look(boolean look) {
    probes.values().forEach(probe -> probe.look(look));
  }

  /** A layer's output in the run before, which looked. */
  ActivationStatistics seen(FusedLayer fused) {
    return Objects.requireNonNull(probes.get(fused.output())).seen();
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
