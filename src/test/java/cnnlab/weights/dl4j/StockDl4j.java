package cnnlab.weights.dl4j;

import java.nio.file.Path;
import java.util.Objects;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What DL4J itself writes, reads and answers. */
final class StockDl4j {
  private StockDl4j() {}

  /** Parameters and statistics under which every layer counts. */
  static void randomize(Model model) {
    INDArray parameters = model.params();
    Nd4j.getRandom().setSeed(5);
    parameters.assign(Nd4j.rand(parameters.shape()).muli(0.4).subi(0.15));
    model
        .paramTable()
        .forEach(
            (name, values) -> {
              if (name.endsWith("_var")) {
                values.assign(0.8);
              }
            });
  }

  static void write(Model model, Path file) throws Exception {
    ModelSerializer.writeModel(model, file.toFile(), true);
  }

  /** What goes into the softmax at the end. */
  static float[] logits(ComputationGraph graph, INDArray image) {
    String output = graph.getConfiguration().getNetworkOutputs().getFirst();
    leaveSoftmaxOut(graph.getLayer(output).conf().getLayer());
    return graph.output(image)[0].dup('c').data().asFloat();
  }

  static float[] logits(MultiLayerNetwork network, INDArray image) {
    leaveSoftmaxOut(network.getLayer(network.getnLayers() - 1).conf().getLayer());
    return network.output(image).dup('c').data().asFloat();
  }

  private static void leaveSoftmaxOut(org.deeplearning4j.nn.conf.layers.Layer layer) {
    ((FeedForwardLayer) Objects.requireNonNull(layer)).setActivationFn(new ActivationIdentity());
  }

  static INDArray image(float[] pixels, int channels, int size) {
    return Nd4j.create(pixels, new long[] {1, channels, size, size}, 'c');
  }
}
