package cnnlab.engine.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.kernel.LayerTensors;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A network as a DL4J graph; every use of ND4J is a job of the worker. */
final class Dl4jNetwork implements Network {
  private static final int CHUNK = 1 << 20;

  private final Architecture architecture;
  private final Shapes shapes;
  private final List<TensorSpec> specs;
  private final Map<String, INDArray> arrays = new LinkedHashMap<>();
  private final OpGraph graph;
  private final Worker worker;

  Dl4jNetwork(Architecture architecture, OpGraph graph, Worker worker) throws UserProblem {
    this.architecture = architecture;
    this.shapes = Shapes.of(architecture);
    this.specs = Tensors.of(architecture);
    this.graph = graph;
    this.worker = worker;
    for (TensorSpec spec : specs) {
      OpVertex vertex = (OpVertex) graph.getVertex(spec.layer());
      arrays.put(spec.name(), vertex.tensors().value(LayerTensors.suffix(spec)));
    }
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public StepResult train(Batch batch, double learningRate) throws UserProblem {
    return worker.call(
        () -> {
          try (INDArray pixels = pixels(batch, batch.size())) {
            return graph.step(pixels, batch.labels(), learningRate);
          }
        });
  }

  @Override
  public float[] predict(Batch batch) throws UserProblem {
    return worker.call(
        () -> {
          try (INDArray pixels = pixels(batch, batch.size())) {
            float[] logits = graph.logits(pixels);
            CrossEntropy.softmax(logits, batch.size());
            return logits;
          }
        });
  }

  @Override
  public Activation activation(Batch batch, String layer) throws UserProblem {
    Shape shape = shapes.get(layer);
    return worker.call(
        () -> {
          try (INDArray pixels = pixels(batch, 1)) {
            boolean input = architecture.layer(layer).op() instanceof Op.Input;
            return new Activation(
                shape, input ? pixels.data().asFloat() : graph.output(pixels, layer));
          }
        });
  }

  @Override
  public Map<String, Tensor> weights() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    try {
      worker.call(
          () -> {
            for (TensorSpec spec : specs) {
              INDArray array = Objects.requireNonNull(arrays.get(spec.name()));
              float[] values = array.dup('c').data().asFloat();
              copies.put(spec.name(), new Tensor(spec.shape(), FloatBuffer.wrap(values)));
            }
            return copies;
          });
    } catch (UserProblem impossible) {
      throw new IllegalStateException(impossible);
    }
    return copies;
  }

  @Override
  public void load(Map<String, Tensor> tensors) throws UserProblem {
    for (TensorSpec spec : specs) {
      Tensor tensor = tensors.get(spec.name());
      if (tensor == null || !tensor.shape().equals(spec.shape())) {
        throw UserProblem.of("engine.tensor", spec.name(), spec.shape()).at(spec.layer());
      }
    }
    worker.call(
        () -> {
          for (TensorSpec spec : specs) {
            copy(spec.name(), Objects.requireNonNull(tensors.get(spec.name())).data());
          }
          return tensors;
        });
  }

  /** Sets a part of a tensor's values; to be called on the worker. */
  void put(String tensor, long from, float[] values) {
    INDArray array = Objects.requireNonNull(arrays.get(tensor));
    try (INDArray source = Nd4j.createFromArray(values)) {
      array
          .reshape(array.length())
          .get(NDArrayIndex.interval(from, from + values.length))
          .assign(source);
    }
  }

  @Override
  public long learnableParameters() {
    return graph.params().length();
  }

  @Override
  public void close() {
    try {
      worker.call(
          () -> {
            graph.close();
            return graph;
          });
    } catch (UserProblem impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void copy(String tensor, FloatBuffer data) {
    FloatBuffer source = data.duplicate();
    for (long from = 0; source.hasRemaining(); from += CHUNK) {
      float[] values = new float[Math.min(CHUNK, source.remaining())];
      source.get(values);
      put(tensor, from, values);
    }
  }

  private INDArray pixels(Batch batch, int size) {
    Op.Input input = architecture.input();
    long[] shape = {size, input.channels(), input.height(), input.width()};
    int length = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    float[] values =
        batch.pixels().length == length ? batch.pixels() : Arrays.copyOf(batch.pixels(), length);
    return Nd4j.create(values, shape, 'c');
  }
}
