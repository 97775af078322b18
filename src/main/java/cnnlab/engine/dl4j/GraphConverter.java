package cnnlab.engine.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.engine.common.Seeds;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;

/**
 * Makes DL4J's graph of an architecture: one vertex for each layer, with the layer's name; the
 * classifiers are its outputs.
 */
final class GraphConverter {
  private GraphConverter() {}

  /**
   * The graph, ready to train; its weights are zero.
   *
   * @param frozen names of layers that do not learn, nor those that they read
   * @param seed of dropout
   */
  static OpGraph convert(
      Architecture architecture, OptimizerSettings optimizer, Set<String> frozen, long seed)
      throws UserProblem {
    UpdateRule rule = new UpdateRule(optimizer);
    return new OpGraph(configuration(architecture, rule, frozen, seed), architecture.heads(), rule);
  }

  /** The graph as DL4J describes it. */
  static ComputationGraphConfiguration configuration(
      Architecture architecture, UpdateRule rule, Set<String> frozen, long seed)
      throws UserProblem {
    Shapes shapes = Shapes.of(architecture);
    ComputationGraphConfiguration.GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .miniBatch(false) // the loss is a mean already
            .graphBuilder()
            .addInputs(architecture.layers().getFirst().name());
    for (Layer layer : architecture.layers().subList(1, architecture.layers().size())) {
      boolean still = frozen.contains(layer.name());
      List<TensorSpec> tensors =
          Tensors.of(layer, shapes.inputs(layer).getFirst()).stream()
              .map(spec -> still ? spec.frozen() : spec)
              .toList();
      graph.addVertex(
          layer.name(),
          new OpVertexConf(
              layer,
              tensors,
              new LayerLearning(layer.name(), rule),
              mayOverwrite(architecture, layer),
              still,
              Seeds.of(seed, layer.name())),
          layer.inputs().toArray(String[]::new));
    }
    graph.setOutputs(architecture.heads().stream().map(Head::layer).toArray(String[]::new));
    return graph.build();
  }

  /** Whether no other layer reads the input of this one, and the layer before can do without. */
  private static boolean mayOverwrite(Architecture architecture, Layer layer) {
    String input = layer.inputs().getFirst();
    long readers =
        architecture.layers().stream().filter(other -> other.inputs().contains(input)).count();
    return readers == 1
        && switch (architecture.layer(input).op()) {
          case Op.Parametric _, Op.Join _ -> true;
          case Op.ParameterFree _ -> false;
        };
  }
}
