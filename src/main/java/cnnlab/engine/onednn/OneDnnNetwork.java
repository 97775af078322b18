package cnnlab.engine.onednn;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Target;
import cnnlab.engine.common.ActivationStatistics;
import cnnlab.engine.common.ExecutorNetwork;
import cnnlab.engine.common.FusedLayer;
import cnnlab.engine.common.OptimizerState;
import cnnlab.engine.common.TargetGradient;
import cnnlab.engine.common.UpdateStatistics;
import cnnlab.engine.machine.Worker;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network as oneDNN programs, one for each batch size, which share one workspace. A network in
 * training is validated by one program too: a smaller last batch is filled up.
 */
final class OneDnnNetwork extends ExecutorNetwork {
  private final Architecture used;
  private final Shapes shapes;
  private final Set<String> frozen;
  private final int batchSize;
  private final long seed;
  private final Parameters parameters;
  private final Optimizer optimizer;
  private final Workspace workspace = new Workspace(this::closePrograms);
  private final Recent<TrainingProgram> training = new Recent<>(this::trainingProgram);
  private final Recent<InferenceProgram> inference = new Recent<>(this::inferenceProgram);
  private final PlainTensors plain = new PlainTensors(workspace);
  private @Nullable ActivationProgram looking;
  private @Nullable GradientProgram explaining;
  private @Nullable TrainingProgram looked;
  private long version;

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
    super(architecture, frozen, moments(settings, batchSize), worker);
    this.used = architecture.forInference();
    this.shapes = Shapes.of(architecture);
    this.frozen = Set.copyOf(frozen);
    this.batchSize = batchSize;
    this.seed = seed;
    parameters = new Parameters(specs(), moments(settings, batchSize).size());
    optimizer = new Optimizer(settings, parameters);
    if (batchSize > 0) {
      training.get(batchSize);
    } else {
      parameters.place();
    }
  }

  private static List<String> moments(OptimizerSettings settings, int batchSize) {
    return batchSize > 0 ? OptimizerState.of(settings.kind()) : List.of();
  }

  private TrainingProgram trainingProgram(int batch) {
    TrainingProgram program =
        new TrainingProgram(architecture(), frozen, batch, parameters, seed, optimizer::iteration);
    if (!parameters.isPlaced()) {
      parameters.place();
    }
    program.prepare(workspace);
    return program;
  }

  private InferenceProgram inferenceProgram(int batch) {
    return InferenceProgram.fused(used, batch, parameters).prepare(workspace);
  }

  private InferenceProgram inference(Batch batch) {
    return inference.get(batchSize > 0 ? batchSize : batch.size());
  }

  private void closePrograms() {
    training.close();
    inference.close();
    plain.close();
    if (looking != null) {
      looking.close();
      looking = null;
    }
    if (explaining != null) {
      explaining.close();
      explaining = null;
    }
  }

  @Override
  protected StepResult learn(Batch batch, boolean look) {
    TrainingProgram program = training.get(batch.size());
    program.look(look);
    looked = program;
    return program.run(batch);
  }

  @Override
  protected void update(double learningRate, int batchSize) {
    optimizer.update(learningRate);
    version++;
  }

  @Override
  protected Map<String, UpdateStatistics> measuredUpdate(double learningRate, int batchSize) {
    version++;
    return optimizer.measuredUpdate(learningRate);
  }

  @Override
  protected void look(Batch batch) {
    learn(batch, true);
  }

  @Override
  protected ActivationStatistics seen(FusedLayer layer) {
    return Objects.requireNonNull(looked).seen(layer);
  }

  @Override
  protected float[] scores(Batch batch) {
    InferenceProgram program = inference(batch);
    program.run(batch, version);
    float[] logits = program.output(used.mainHead().layer());
    int classes = shapes.get(used.mainHead().layer()).channels();
    return Arrays.copyOf(logits, batch.size() * classes);
  }

  @Override
  public Map<String, Double> layerSeconds(Batch batch) throws UserProblem {
    return worker().call(() -> inference(batch).timed(batch, version));
  }

  @Override
  public Activation activation(Batch batch, String layer) throws UserProblem {
    Batch first = new Batch(1, batch.pixels(), batch.labels());
    return Objects.requireNonNull(activations(first, Set.of(layer), List.of()).get(layer), layer);
  }

  @Override
  public Map<String, Activation> activations(
      Batch batch, Set<String> layers, List<ActivationPatch> patches) throws UserProblem {
    ActivationProgram.Key key = looking(batch, layers, patches);
    return worker().call(() -> looking(key).run(batch, layers, patches));
  }

  /** One image is usually asked of layer by layer: one program then tells of them all. */
  private ActivationProgram.Key looking(
      Batch batch, Set<String> layers, List<ActivationPatch> patches) {
    Stream<String> kept =
        batch.size() == 1 && patches.isEmpty()
            ? used.layers().stream().map(Layer::name)
            : layers.stream();
    Stream<String> patched = patches.stream().map(ActivationPatch::layer);
    return new ActivationProgram.Key(
        batch.size(), kept.collect(Collectors.toSet()), patched.collect(Collectors.toSet()));
  }

  /** The one used last is kept, as below. */
  private ActivationProgram looking(ActivationProgram.Key key) {
    ActivationProgram program = looking;
    if (program == null || !program.key().equals(key)) {
      if (program != null) {
        program.close();
        looking = null;
      }
      program = new ActivationProgram(used, shapes, key, parameters).prepare(workspace);
      looking = program;
    }
    return program;
  }

  @Override
  public Gradients gradients(Batch batch, Target target, BackwardRule rule, Set<String> layers)
      throws UserProblem {
    String from = TargetGradient.layer(target, used);
    GradientProgram.Key key = new GradientProgram.Key(batch.size(), from, rule, layers);
    return worker().call(() -> explaining(key).run(batch, target));
  }

  /** The one used last is kept: a method asks for the same again and again. */
  private GradientProgram explaining(GradientProgram.Key key) {
    GradientProgram program = explaining;
    if (program == null || !program.key().equals(key)) {
      if (program != null) {
        program.close();
        explaining = null;
      }
      program = new GradientProgram(used, shapes, key, parameters).prepare(workspace);
      explaining = program;
    }
    return program;
  }

  @Override
  protected FloatBuffer read(String tensor) {
    return plain.read(parameters.value(tensor));
  }

  @Override
  protected void write(String tensor, FloatBuffer values) {
    Transfer.write(parameters.value(tensor), values);
    version++;
  }

  @Override
  protected FloatBuffer readMoment(String tensor, int index) {
    return plain.read(parameters.moment(index, tensor));
  }

  @Override
  protected void writeMoment(String tensor, int index, FloatBuffer values) {
    Transfer.write(parameters.moment(index, tensor), values);
  }

  /** Sets tensors part by part, each from its beginning to its end; to be called on the worker. */
  void put(String tensor, long from, float[] values) {
    parameters.put(tensor, from, values);
    version++;
  }

  @Override
  protected long iteration() {
    return optimizer.iteration();
  }

  @Override
  protected void iteration(long done) {
    optimizer.iteration(done);
  }

  @Override
  protected void free() {
    closePrograms();
    workspace.close();
    parameters.close();
  }
}
