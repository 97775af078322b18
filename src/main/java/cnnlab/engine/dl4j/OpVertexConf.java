package cnnlab.engine.dl4j;

import cnnlab.arch.Layer;
import cnnlab.arch.TensorSpec;
import cnnlab.engine.dl4j.kernel.Kernels;
import cnnlab.engine.dl4j.kernel.LayerTensors;
import java.util.List;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How DL4J learns of a layer of ours; it makes the {@link OpVertex}. */
final class OpVertexConf extends GraphVertex {
  private final transient Layer layer;
  private final transient List<TensorSpec> specs;
  private final transient TrainingConfig learning;
  private final boolean mayOverwrite;
  private final boolean frozen;
  private final long seed;

  /**
   * @param mayOverwrite whether the layer may overwrite its input while training
   * @param frozen whether it works in evaluation mode, as do all before it
   * @param seed of what the layer draws at random
   */
  OpVertexConf(
      Layer layer,
      List<TensorSpec> specs,
      TrainingConfig learning,
      boolean mayOverwrite,
      boolean frozen,
      long seed) {
    this.layer = layer;
    this.specs = specs;
    this.learning = learning;
    this.mayOverwrite = mayOverwrite;
    this.frozen = frozen;
    this.seed = seed;
  }

  @Override
  public OpVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      @Nullable INDArray parameters,
      boolean initialize,
      DataType type) {
    LayerTensors tensors = new LayerTensors(specs, parameters);
    return new OpVertex(
        graph,
        name,
        index,
        Kernels.of(layer.op(), tensors, mayOverwrite, seed),
        tensors,
        learning,
        frozen,
        parameters);
  }

  @Override
  public long numParams(boolean backprop) {
    return LayerTensors.learnable(specs);
  }

  @Override
  public int minVertexInputs() {
    return layer.inputs().size();
  }

  @Override
  public int maxVertexInputs() {
    return layer.inputs().size();
  }

  @Override
  public GraphVertex clone() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    throw new UnsupportedOperationException("Shapes are known from the architecture");
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    throw new UnsupportedOperationException("Memory is known from the architecture");
  }
}
