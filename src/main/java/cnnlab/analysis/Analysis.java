package cnnlab.analysis;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.text.UserProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Every number that follows from an architecture alone, for one example. The totals are those of
 * the network as it is used; auxiliary classifiers are counted apart.
 */
public final class Analysis {
  private final Architecture architecture;
  private final Map<String, LayerStats> byLayer = new LinkedHashMap<>();

  private Analysis(Architecture architecture) {
    this.architecture = architecture;
  }

  /**
   * Works the numbers out.
   *
   * @throws UserProblem located at the first layer whose inputs do not fit it
   */
  public static Analysis of(Architecture architecture) throws UserProblem {
    Analysis analysis = new Analysis(architecture);
    Shapes shapes = Shapes.of(architecture);
    Set<String> auxiliary = architecture.auxiliaryLayers();
    Map<String, ReceptiveField> fields = new LinkedHashMap<>();
    for (Layer layer : architecture.layers()) {
      List<ReceptiveField> inputs =
          layer.inputs().stream().map(fields::get).map(Objects::requireNonNull).toList();
      ReceptiveField field = ReceptiveField.of(layer.op(), inputs);
      fields.put(layer.name(), field);
      boolean isAuxiliary = auxiliary.contains(layer.name());
      analysis.byLayer.put(layer.name(), stats(layer, shapes, field, isAuxiliary));
    }
    return analysis;
  }

  private static LayerStats stats(
      Layer layer, Shapes shapes, ReceptiveField field, boolean auxiliary) {
    List<Shape> inputs = shapes.inputs(layer);
    Shape out = shapes.get(layer.name());
    Shape in = inputs.isEmpty() ? out : inputs.getFirst();
    List<TensorSpec> tensors = Tensors.of(layer, in);
    return new LayerStats(
        layer,
        inputs,
        out,
        elements(tensors, true),
        elements(tensors, false),
        Cost.macs(layer.op(), in, out),
        Cost.activationBytes(layer.op(), in, out),
        field,
        auxiliary);
  }

  private static long elements(List<TensorSpec> tensors, boolean learnable) {
    return tensors.stream()
        .filter(tensor -> tensor.learnable() == learnable)
        .mapToLong(TensorSpec::elements)
        .sum();
  }

  public Architecture architecture() {
    return architecture;
  }

  /** All layers in the architecture's order, those of auxiliary classifiers among them. */
  public List<LayerStats> layers() {
    return List.copyOf(byLayer.values());
  }

  /** The numbers of the layer of this name. */
  public LayerStats stats(String layer) {
    return Objects.requireNonNull(byLayer.get(layer), layer);
  }

  /** Learnable parameters, without auxiliary classifiers. */
  public long params() {
    return main(LayerStats::params);
  }

  /** Learnable parameters of the auxiliary classifiers. */
  public long auxiliaryParams() {
    return total(LayerStats::params) - params();
  }

  /** Running means and variances of batch normalization, without auxiliary classifiers. */
  public long state() {
    return main(LayerStats::state);
  }

  /**
   * Multiply-accumulates, without auxiliary classifiers; 1 MAC = 2 FLOPs; bias and activation not
   * counted.
   */
  public long macs() {
    return main(LayerStats::macs);
  }

  /**
   * Bytes that the input and all outputs take when all are kept, as training does; float32; without
   * auxiliary classifiers. What is computed in place is not counted again.
   */
  public long activationBytes() {
    return main(LayerStats::activationBytes);
  }

  /** Of the main classifier, along the longest path, in pixels; see {@link LayerStats}. */
  public int receptiveField() {
    return stats(architecture.mainHead().layer()).receptiveField();
  }

  /** Sum over all layers, auxiliary ones included. */
  long total(ToLongFunction<LayerStats> number) {
    return byLayer.values().stream().mapToLong(number).sum();
  }

  private long main(ToLongFunction<LayerStats> number) {
    return byLayer.values().stream().filter(layer -> !layer.auxiliary()).mapToLong(number).sum();
  }
}
