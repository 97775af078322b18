package cnnlab.engine.common;

import cnnlab.arch.Architecture;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.engine.machine.Worker;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the networks of all executors do alike: the order of an iteration, what is measured of it,
 * which tensors are given and taken and by which names. Whatever touches the framework is a job of
 * the worker; the executor's own methods below are called there.
 */
public abstract class ExecutorNetwork implements Network {
  private final Architecture architecture;
  private final List<TensorSpec> specs;
  private final List<FusedLayer> layers;
  private final List<String> moments;
  private final Worker worker;
  private boolean measuring;

  /**
   * @param frozen names of layers that do not learn, nor those that they read
   * @param moments what the optimizer remembers of each parameter
   */
  protected ExecutorNetwork(
      Architecture architecture, Set<String> frozen, List<String> moments, Worker worker)
      throws UserProblem {
    this.architecture = architecture;
    this.specs = Tensors.of(architecture, frozen);
    this.layers = FusedLayer.of(architecture);
    this.moments = List.copyOf(moments);
    this.worker = worker;
  }

  /** Forward and backward; looks at every layer's output where asked to. */
  protected abstract StepResult learn(Batch batch, boolean look);

  /** Changes the parameters by their gradients. */
  protected abstract void update(double learningRate, int batchSize);

  /** The same; tells how it changed each layer. */
  protected abstract Map<String, UpdateStatistics> measuredUpdate(
      double learningRate, int batchSize);

  /** Forward as in training; looks at every layer's output. */
  protected abstract void look(Batch batch);

  /** The output of a layer in the pass before, which looked. */
  protected abstract ActivationStatistics seen(FusedLayer layer);

  /** Of the main classifier in evaluation mode, row by row. */
  protected abstract float[] scores(Batch batch);

  /** The values of a tensor in PyTorch's order; they hold until the next call. */
  protected abstract FloatBuffer read(String tensor);

  /** Sets the values of a tensor. */
  protected abstract void write(String tensor, FloatBuffer values);

  /** One moment of a tensor that learns, as by {@link #read}. */
  protected abstract FloatBuffer readMoment(String tensor, int index);

  /** Sets a moment. */
  protected abstract void writeMoment(String tensor, int index, FloatBuffer values);

  /** Number of updates done. */
  protected abstract long iteration();

  /** Sets the number of updates done. */
  protected abstract void iteration(long done);

  /** Frees all memory. */
  protected abstract void free();

  @Override
  public final Architecture architecture() {
    return architecture;
  }

  protected final List<TensorSpec> specs() {
    return specs;
  }

  protected final List<TensorSpec> learnable() {
    return specs.stream().filter(TensorSpec::learnable).toList();
  }

  protected final Worker worker() {
    return worker;
  }

  @Override
  public final StepResult train(Batch batch, double learningRate) throws UserProblem {
    return worker.call(
        () -> {
          StepResult result = learn(batch, measuring);
          if (!Double.isFinite(result.loss())) {
            return result; // with weights as they are, firstNotFinite can tell more
          }
          if (!measuring) {
            update(learningRate, batch.size());
            return result;
          }
          measuring = false;
          Map<String, UpdateStatistics> changes = measuredUpdate(learningRate, batch.size());
          return result.with(LayerMeasurement.of(layers, changes, this::seen));
        });
  }

  @Override
  public final void measureNext() {
    measuring = true;
  }

  @Override
  public final Optional<String> firstNotFinite(Batch batch) throws UserProblem {
    return worker.call(
        () -> {
          look(batch);
          return LayerMeasurement.firstNotFinite(layers, this::seen);
        });
  }

  @Override
  public final float[] predict(Batch batch) throws UserProblem {
    return worker.call(
        () -> {
          float[] logits = scores(batch);
          CrossEntropy.softmax(logits, batch.size());
          return logits;
        });
  }

  @Override
  public final float[] logits(Batch batch) throws UserProblem {
    return worker.call(() -> scores(batch));
  }

  @Override
  public final TensorSource weightSource() {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    specs.forEach(spec -> shapes.put(spec.name(), spec.shape()));
    return TensorSource.of(shapes, name -> worker.certain(() -> read(name)));
  }

  @Override
  public final TensorSource optimizerSource() {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    Map<String, TensorSource.Reader> readers = new LinkedHashMap<>();
    for (TensorSpec spec : learnable()) {
      for (int i = 0; i < moments.size(); i++) {
        int index = i;
        String name = OptimizerState.name(spec.name(), moments.get(i));
        shapes.put(name, spec.shape());
        readers.put(name, _ -> worker.certain(() -> readMoment(spec.name(), index)));
      }
    }
    shapes.put(OptimizerState.STEP, List.of());
    readers.put(OptimizerState.STEP, _ -> FloatBuffer.wrap(new float[] {iteration()}));
    return TensorSource.of(
        shapes, name -> Objects.requireNonNull(readers.get(name), name).read(name));
  }

  @Override
  public final void load(Map<String, Tensor> tensors) throws UserProblem {
    for (TensorSpec spec : specs) {
      require(tensors, spec.name(), spec.shape());
    }
    worker.call(
        () -> {
          specs.forEach(spec -> write(spec.name(), values(tensors, spec.name())));
          return tensors;
        });
  }

  @Override
  public final void restoreOptimizer(Map<String, Tensor> state) throws UserProblem {
    for (TensorSpec spec : learnable()) {
      for (String moment : moments) {
        require(state, OptimizerState.name(spec.name(), moment), spec.shape());
      }
    }
    long step = (long) require(state, OptimizerState.STEP, List.of()).data().get(0);
    worker.call(
        () -> {
          for (TensorSpec spec : learnable()) {
            for (int i = 0; i < moments.size(); i++) {
              String name = OptimizerState.name(spec.name(), moments.get(i));
              writeMoment(spec.name(), i, values(state, name));
            }
          }
          iteration(step);
          return state;
        });
  }

  private static FloatBuffer values(Map<String, Tensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name), name).data().duplicate();
  }

  private static Tensor require(Map<String, Tensor> tensors, String name, List<Integer> shape)
      throws UserProblem {
    Tensor tensor = tensors.get(name);
    if (tensor == null || !tensor.shape().equals(shape)) {
      throw UserProblem.of("engine.tensor", name, shape).at(name);
    }
    return tensor;
  }

  @Override
  public final long learnableParameters() {
    return learnable().stream().mapToLong(TensorSpec::elements).sum();
  }

  @Override
  public final void close() {
    worker.certain(
        () -> {
          free();
          return this;
        });
  }
}
