package cnnlab.engine.onednn;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.data.Batch;
import cnnlab.engine.common.FusedLayer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A network in evaluation mode for one batch size. */
final class InferenceProgram implements AutoCloseable {
  private final Map<String, Value> outputs = new HashMap<>();
  private final Map<String, Integer> begins = new LinkedHashMap<>();
  private final List<FoldedConvStage> folded = new ArrayList<>();
  private final Value pixels;
  private final Tape tape;
  private @Nullable Program program;
  private long version = -1;

  private InferenceProgram(Architecture architecture, int batch, Tape tape, Making making) {
    this.tape = tape;
    Op.Input input = architecture.input();
    pixels = tape.input(Layout.plain(batch, input.channels(), input.height(), input.width()));
    outputs.put(architecture.layers().getFirst().name(), pixels);
    making.make(this);
  }

  /** Appends the stages. */
  private interface Making {
    void make(InferenceProgram program);
  }

  /** Layers joined as far as possible; only the classifier's output is there afterwards. */
  static InferenceProgram fused(Architecture architecture, int batch, Parameters parameters) {
    Tape tape = new Tape();
    Stages stages = new Stages(architecture, parameters, 0, () -> 0);
    String head = architecture.mainHead().layer();
    return new InferenceProgram(
        architecture,
        batch,
        tape,
        program -> {
          for (FusedStages fused : FusedStages.of(architecture)) {
            program.begins.put(fused.layer().name(), tape.length());
            Stage stage;
            if (fused.layer().op() instanceof Op.Conv conv) {
              FoldedConvStage fold = new FoldedConvStage(fused, conv, parameters);
              program.folded.add(fold);
              stage = fold;
            } else {
              stage = stages.inference(new FusedLayer(fused.layer(), fused.relu(), fused.output()));
            }
            program.outputs.put(
                fused.output(), stage.forward(tape, program.inputs(fused.inputs())));
          }
          program.keepPlain(tape, head);
        });
  }

  private List<Value> inputs(List<String> names) {
    return names.stream().map(name -> Objects.requireNonNull(outputs.get(name), name)).toList();
  }

  private void keepPlain(Tape tape, String layer) {
    outputs.put(layer, tape.keepPlain(Objects.requireNonNull(outputs.get(layer))));
  }

  /** The memory that it would take; it can then not be run. */
  Tape.Bytes planned() {
    return tape.planned();
  }

  /** Gives it its memory; the parameters must have theirs. */
  InferenceProgram prepare(Workspace workspace) {
    program = tape.finish(workspace);
    return this;
  }

  /**
   * Computes everything for a batch, of which a larger one takes the first examples; a smaller one
   * is filled up with black images, which change no result: no example looks at another.
   *
   * @param newest counts the changes of the weights
   */
  void run(Batch batch, long newest) {
    take(batch, newest);
    Objects.requireNonNull(program).run();
  }

  /** The same; tells how many seconds each fused layer took, by its first. */
  Map<String, Double> timed(Batch batch, long newest) {
    take(batch, newest);
    long[] nanos = Objects.requireNonNull(program).timed();
    Map<String, Double> seconds = new LinkedHashMap<>();
    List<String> layers = List.copyOf(begins.keySet());
    for (int i = 0; i < layers.size(); i++) {
      int from = Objects.requireNonNull(begins.get(layers.get(i)));
      boolean last = i == layers.size() - 1;
      int to = last ? nanos.length : Objects.requireNonNull(begins.get(layers.get(i + 1)));
      seconds.put(layers.get(i), Arrays.stream(nanos, from, to).sum() / 1e9);
    }
    return seconds;
  }

  private void take(Batch batch, long newest) {
    if (version != newest) {
      folded.forEach(FoldedConvStage::refresh);
      version = newest;
    }
    int all = (int) (pixels.layout().bytes() / Float.BYTES);
    int given = (int) Math.min(all, all / pixels.layout().dimension(0) * batch.size());
    FloatBuffer place = pixels.region().floats().put(batch.pixels(), 0, given);
    place.put(new float[all - given]);
  }

  /** The output of a layer that was kept: example by example, in plain order. */
  float[] output(String layer) {
    return Transfer.read(Objects.requireNonNull(outputs.get(layer), layer));
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
