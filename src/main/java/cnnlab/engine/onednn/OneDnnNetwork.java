package cnnlab.engine.onednn;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.engine.common.CrossEntropy;
import cnnlab.engine.common.OptimizerState;
import cnnlab.engine.machine.Worker;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network as oneDNN programs, one for each batch size; every use of oneDNN is a job of the
 * worker.
 */
final class OneDnnNetwork implements Network {
  private final Architecture architecture;
  private final Architecture used;
  private final Shapes shapes;
  private final Set<String> frozen;
  private final List<TensorSpec> specs;
  private final List<String> moments;
  private final long seed;
  private final Worker worker;
  private final Parameters parameters;
  private final Optimizer optimizer;
  private final Recent<TrainingProgram> training;
  private final Recent<InferenceProgram> using;
  private @Nullable InferenceProgram complete;
  private long version;
  private boolean measuring;

  /**
   * To be called on the worker.
   *
   * @param frozen names of layers that do not learn, nor those that they read
   * @param batchSize of training; 0 where there is none
   */
  OneDnnNetwork(
      Architecture architecture,
      OptimizerSettings settings,
      Set<String> frozen,
      int batchSize,
      long seed,
      Worker worker)
      throws UserProblem {
    this.architecture = architecture;
    this.used = architecture.forInference();
    this.shapes = Shapes.of(architecture);
    this.frozen = Set.copyOf(frozen);
    this.specs = Tensors.of(architecture, frozen);
    this.moments = batchSize > 0 ? OptimizerState.of(settings.kind()) : List.of();
    this.seed = seed;
    this.worker = worker;
    parameters = new Parameters(specs, moments.size());
    optimizer = new Optimizer(settings, parameters);
    training = new Recent<>(this::trainingProgram);
    using = new Recent<>(batch -> InferenceProgram.fused(used, batch, parameters).prepare());
    if (batchSize > 0) {
      training.get(batchSize);
    } else {
      parameters.place();
    }
  }

  private TrainingProgram trainingProgram(int batch) {
    TrainingProgram program =
        new TrainingProgram(architecture, frozen, batch, parameters, seed, optimizer::iteration);
    if (!parameters.isPlaced()) {
      parameters.place();
    }
    program.prepare();
    return program;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public StepResult train(Batch batch, double learningRate) throws UserProblem {
    return worker.call(
        () -> {
          TrainingProgram program = training.get(batch.size());
          program.look(measuring);
          StepResult result = program.run(batch);
          if (!Double.isFinite(result.loss())) {
            return result; // with weights as they are, firstNotFinite can tell more
          }
          if (measuring) {
            result = result.with(program.health(optimizer.measuredUpdate(learningRate)));
            measuring = false;
          } else {
            optimizer.update(learningRate);
          }
          version++;
          return result;
        });
  }

  @Override
  public void measureNext() {
    measuring = true;
  }

  @Override
  public Optional<String> firstNotFinite(Batch batch) throws UserProblem {
    return worker.call(
        () -> {
          TrainingProgram program = training.get(batch.size());
          program.look(true);
          program.run(batch);
          return program.firstNotFinite();
        });
  }

  @Override
  public float[] predict(Batch batch) throws UserProblem {
    return worker.call(
        () -> {
          InferenceProgram program = using.get(batch.size());
          program.run(batch, version);
          float[] logits = program.output(used.mainHead().layer());
          CrossEntropy.softmax(logits, batch.size());
          return logits;
        });
  }

  @Override
  public Map<String, Double> layerSeconds(Batch batch) throws UserProblem {
    return worker.call(() -> using.get(batch.size()).timed(batch, version));
  }

  @Override
  public Activation activation(Batch batch, String layer) throws UserProblem {
    return worker.call(
        () -> {
          if (complete == null) {
            complete = InferenceProgram.complete(used, 1, parameters).prepare();
          }
          complete.run(batch, version);
          return new Activation(shapes.get(layer), complete.output(layer));
        });
  }

  @Override
  public Map<String, Tensor> weights() {
    return worker.certain(
        () -> {
          Map<String, Tensor> copies = new LinkedHashMap<>();
          for (TensorSpec spec : specs) {
            copies.put(spec.name(), copy(spec, parameters.value(spec.name())));
          }
          return copies;
        });
  }

  @Override
  public void load(Map<String, Tensor> tensors) throws UserProblem {
    for (TensorSpec spec : specs) {
      require(tensors, spec.name(), spec.shape());
    }
    worker.call(
        () -> {
          for (TensorSpec spec : specs) {
            FloatBuffer data = Objects.requireNonNull(tensors.get(spec.name())).data();
            Transfer.write(parameters.value(spec.name()), data);
          }
          version++;
          return tensors;
        });
  }

  @Override
  public Map<String, Tensor> optimizerState() {
    return worker.certain(
        () -> {
          Map<String, Tensor> state = new LinkedHashMap<>();
          for (TensorSpec spec : learnable()) {
            for (int i = 0; i < moments.size(); i++) {
              state.put(
                  OptimizerState.name(spec.name(), moments.get(i)),
                  copy(spec, parameters.moment(i, spec.name())));
            }
          }
          float[] step = {optimizer.iteration()};
          state.put(OptimizerState.STEP, new Tensor(List.of(), FloatBuffer.wrap(step)));
          return state;
        });
  }

  @Override
  public void restoreOptimizer(Map<String, Tensor> state) throws UserProblem {
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
              Transfer.write(
                  parameters.moment(i, spec.name()),
                  Objects.requireNonNull(state.get(name)).data());
            }
          }
          optimizer.iteration(step);
          return state;
        });
  }

  /** Sets tensors part by part, each from its beginning to its end; to be called on the worker. */
  void put(String tensor, long from, float[] values) {
    parameters.put(tensor, from, values);
    version++;
  }

  @Override
  public long learnableParameters() {
    return learnable().stream().mapToLong(TensorSpec::elements).sum();
  }

  @Override
  public void close() {
    worker.certain(
        () -> {
          training.close();
          using.close();
          if (complete != null) {
            complete.close();
          }
          parameters.close();
          return this;
        });
  }

  private List<TensorSpec> learnable() {
    return specs.stream().filter(TensorSpec::learnable).toList();
  }

  private static Tensor copy(TensorSpec spec, Value value) {
    return new Tensor(spec.shape(), FloatBuffer.wrap(Transfer.read(value)));
  }

  private static Tensor require(Map<String, Tensor> tensors, String name, List<Integer> shape)
      throws UserProblem {
    Tensor tensor = tensors.get(name);
    if (tensor == null || !tensor.shape().equals(shape)) {
      throw UserProblem.of("engine.tensor", name, shape).at(name);
    }
    return tensor;
  }
}
