package cnnlab.engine.dl4j.kernel;

import java.util.List;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** New arrays in DL4J's workspaces, and views of arrays. */
final class NdArrays {
  private NdArrays() {}

  /** For a layer's output and what its backward pass needs; lives to the end of the iteration. */
  static INDArray activation(LayerWorkspaceMgr memory, long... shape) {
    return memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
  }

  /** For the gradient of an input; lives until the layer before has read it. */
  static INDArray gradient(LayerWorkspaceMgr memory, long... shape) {
    return memory.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape, 'c');
  }

  /** For values that only this call needs. */
  static INDArray scratch(long... shape) {
    return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
  }

  /** These values. */
  static INDArray of(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }

  /** A view of a range of channels. */
  static INDArray channels(INDArray map, long from, long to) {
    return map.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  /** A view with one row for each plane of each example: [batch * channels, height * width]. */
  static INDArray planes(INDArray map) {
    long rows = map.size(0) * map.size(1);
    return map.reshape('c', rows, map.length() / rows);
  }

  /** Writes each channel of a map times its factor. */
  static void multiplyChannels(INDArray map, double[] factors, INDArray product) {
    INDArray planes = planes(map);
    INDArray column = perPlane(factors, planes.size(0));
    run("multiply", List.of(planes, column), List.of(planes(product)));
  }

  /** Adds a term to each channel of a map. */
  static void addToChannels(INDArray map, double[] terms) {
    INDArray planes = planes(map);
    run("add", List.of(planes, perPlane(terms, planes.size(0))), List.of(planes));
  }

  /** A column with each channel's value for each of its planes. */
  private static INDArray perPlane(double[] ofChannels, long planes) {
    float[] values = new float[Math.toIntExact(planes)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ofChannels[i % ofChannels.length];
    }
    return of(values, planes, 1);
  }

  /** Runs a named operation of ND4J with whole-number arguments. */
  static void run(
      String operation, List<INDArray> inputs, List<INDArray> outputs, int... arguments) {
    Nd4j.exec(
        DynamicCustomOp.builder(operation)
            .addInputs(inputs.toArray(INDArray[]::new))
            .addOutputs(outputs.toArray(INDArray[]::new))
            .addIntegerArguments(arguments)
            .build());
  }
}
