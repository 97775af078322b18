package cnnlab.engine.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shapes;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network.Activation;
import cnnlab.engine.Target;
import cnnlab.engine.common.LayerDependencies;
import cnnlab.engine.common.TargetGradient;
import cnnlab.engine.dl4j.kernel.Kernel;
import cnnlab.engine.dl4j.kernel.Kernels;
import cnnlab.engine.dl4j.kernel.LayerTensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Forward and, where asked, backward through a network in evaluation mode, layer by layer. It has
 * kernels of its own, which read the weights of the graph: what the graph's kernels keep for
 * training stays, and no parameter learns.
 */
final class GradientPass {
  private static final String WORKSPACE = "GRADIENT_PASS";

  /** As large as the largest pass needs: a method asks for the same again and again. */
  private static final WorkspaceConfiguration LARGEST_PASS =
      WorkspaceConfiguration.builder()
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policyReset(ResetPolicy.BLOCK_LEFT)
          .policySpill(SpillPolicy.REALLOCATE)
          .policyAllocation(AllocationPolicy.STRICT)
          .build();

  private final Architecture architecture;
  private final Shapes shapes;
  private final List<Layer> layers;
  private final BackwardRule rule;
  private final Function<String, LayerTensors> tensors;
  private final Map<String, Kernel> kernels = new HashMap<>();
  private final Map<String, INDArray> outputs = new HashMap<>();
  private final Map<String, INDArray> gradients = new HashMap<>();
  private final LayerWorkspaceMgr memory =
      LayerWorkspaceMgr.builder().defaultWorkspace(WORKSPACE, LARGEST_PASS).build();

  /**
   * @param architecture without auxiliary classifiers
   * @param tensors of a layer
   */
  GradientPass(
      Architecture architecture,
      Shapes shapes,
      BackwardRule rule,
      Function<String, LayerTensors> tensors) {
    this.architecture = architecture;
    this.shapes = shapes;
    this.rule = rule;
    this.tensors = tensors;
    layers = architecture.layers();
  }

  /**
   * To be called once.
   *
   * @param pixels made when the memory is open
   */
  Gradients run(Supplier<INDArray> pixels, Target target, Set<String> asked) {
    try (MemoryWorkspace _ = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      makeKernels();
      forward(pixels.get(), layers, Map.of());
      float[] logits = values(output(architecture.mainHead().layer()));
      return new Gradients(logits, activations(asked), backward(target, asked));
    }
  }

  /**
   * The same without the way back, and with layers' values changed; to be called once.
   *
   * @param patches by layer
   */
  Map<String, Activation> activations(
      Supplier<INDArray> pixels, Set<String> asked, Map<String, ActivationPatch> patches) {
    try (MemoryWorkspace _ = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      makeKernels();
      forward(pixels.get(), LayerDependencies.of(architecture, asked), patches);
      return activations(asked);
    }
  }

  private Map<String, Activation> activations(Set<String> asked) {
    Map<String, Activation> activations = new HashMap<>();
    for (String layer : asked) {
      activations.put(layer, new Activation(shapes.get(layer), values(output(layer))));
    }
    return activations;
  }

  /** Frees what the passes on this thread have left. */
  static void free() {
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    if (workspaces.checkIfWorkspaceExists(WORKSPACE)) {
      workspaces.destroyWorkspace(workspaces.getWorkspaceForCurrentThread(WORKSPACE));
    }
  }

  /**
   * ND4J's convolutions work out the gradients of their weights even where no one reads them: all
   * to one place.
   */
  private void makeKernels() {
    long largest =
        layers.stream()
            .filter(layer -> layer.op() instanceof Op.Conv)
            .mapToLong(layer -> tensors.apply(layer.name()).elements())
            .max()
            .orElse(1);
    INDArray unread = memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, largest);
    for (Layer layer : layers.subList(1, layers.size())) {
      LayerTensors own = tensors.apply(layer.name());
      LayerTensors still = layer.op() instanceof Op.Conv ? own.still(unread) : own.still();
      kernels.put(layer.name(), Kernels.explaining(layer.op(), still, rule));
    }
  }

  private void forward(
      INDArray pixels, List<Layer> computed, Map<String, ActivationPatch> patches) {
    for (Layer layer : computed) {
      INDArray own =
          layer.op() instanceof Op.Input
              ? pixels
              : kernel(layer).forward(inputs(layer), true, memory);
      ActivationPatch patch = patches.get(layer.name());
      outputs.put(layer.name(), patch == null ? own : patched(own, patch));
    }
  }

  private INDArray patched(INDArray own, ActivationPatch patch) {
    float[] values = values(own);
    patch.apply(values, shapes.get(patch.layer()));
    return Nd4j.create(values, own.shape(), 'c');
  }

  /** From the target's layer to the first that was asked for. */
  private Map<String, Activation> backward(Target target, Set<String> asked) {
    String from = TargetGradient.layer(target, architecture);
    INDArray output = output(from);
    float[] derivative = TargetGradient.of(target, values(output), shapes.get(from));
    gradients.put(from, Nd4j.create(derivative, output.shape(), 'c'));
    Map<String, Activation> found = new HashMap<>();
    for (Layer layer : layers.reversed()) {
      String name = layer.name();
      INDArray gradient = gradients.remove(name);
      if (asked.contains(name)) {
        float[] values =
            gradient == null ? new float[(int) output(name).length()] : values(gradient);
        found.put(name, new Activation(shapes.get(name), values));
      }
      if (found.size() == asked.size()) {
        return found;
      }
      if (gradient != null) {
        pass(layer, gradient);
      }
    }
    throw new IllegalArgumentException("Not all of " + asked + " are layers");
  }

  private void pass(Layer layer, INDArray gradient) {
    INDArray[] gradInputs = kernel(layer).backward(inputs(layer), gradient, memory);
    for (int i = 0; i < gradInputs.length; i++) {
      gradients.merge(layer.inputs().get(i), gradInputs[i], INDArray::addi);
    }
  }

  private Kernel kernel(Layer layer) {
    return Objects.requireNonNull(kernels.get(layer.name()), layer.name());
  }

  private INDArray output(String layer) {
    return Objects.requireNonNull(outputs.get(layer), layer);
  }

  private INDArray[] inputs(Layer layer) {
    return layer.inputs().stream().map(this::output).toArray(INDArray[]::new);
  }

  private static float[] values(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
