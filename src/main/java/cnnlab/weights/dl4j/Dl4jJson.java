package cnnlab.weights.dl4j;

import cnnlab.arch.Op;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Window;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Vertices as configuration.json has them; each is read by its name. */
final class Dl4jJson {
  private static final String CONF = "org.deeplearning4j.nn.conf.";
  private static final String LAYERS = CONF + "layers.";
  private static final String GRAPH = CONF + "graph.";
  private static final String FUNCTIONS = "org.nd4j.linalg.activations.impl.";
  private static final String FORMAT = "NCHW";

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final ObjectNode vertices = nodes.objectNode();
  private final ObjectNode inputs = nodes.objectNode();

  ObjectNode configuration(String input, String output) {
    ObjectNode configuration = nodes.objectNode();
    configuration.put("backpropType", "Standard");
    configuration.put("dataType", "FLOAT");
    configuration.set("defaultConfiguration", layerConfiguration());
    configuration.putArray("networkInputs").add(input);
    configuration.putArray("networkOutputs").add(output);
    ArrayNode order = configuration.putArray("topologicalOrder");
    ArrayNode names = configuration.putArray("topologicalOrderStr").add(input);
    vertices.fieldNames().forEachRemaining(names::add);
    for (int i = 0; i < names.size(); i++) {
      order.add(i);
    }
    configuration.put("validateOutputLayerConfig", true);
    configuration.set("vertexInputs", inputs);
    configuration.set("vertices", vertices);
    return configuration;
  }

  private ObjectNode layerConfiguration() {
    ObjectNode configuration = nodes.objectNode();
    configuration.put("dataType", "FLOAT");
    configuration.put("miniBatch", true);
    configuration.put("minimize", true);
    configuration.put("optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT");
    configuration.put("seed", 1);
    return configuration;
  }

  private String vertex(String name, ObjectNode vertex, List<String> reads) {
    vertices.set(name, vertex);
    ArrayNode array = inputs.putArray(name);
    reads.forEach(array::add);
    return name;
  }

  private ObjectNode object(String type) {
    return nodes.objectNode().put("@class", type);
  }

  /** Adds a layer. */
  String layer(String name, ObjectNode layer, String input) {
    layer.put("layerName", name);
    ObjectNode configuration = layerConfiguration();
    configuration.set("layer", layer);
    ObjectNode vertex = object(GRAPH + "LayerVertex");
    vertex.set("layerConf", configuration);
    return vertex(name, vertex, List.of(input));
  }

  String flatten(String name, FeatureMap map, String input) {
    ObjectNode vertex = object(GRAPH + "PreprocessorVertex");
    vertex.set(
        "preProcessor",
        object(CONF + "preprocessor.CnnToFeedForwardPreProcessor")
            .put("format", FORMAT)
            .put("inputHeight", map.height())
            .put("inputWidth", map.width())
            .put("numChannels", map.channels()));
    return vertex(name, vertex, List.of(input));
  }

  String scale(String name, double factor, String input) {
    return vertex(name, object(GRAPH + "ScaleVertex").put("scaleFactor", factor), List.of(input));
  }

  String sum(String name, List<String> reads) {
    return vertex(name, object(GRAPH + "ElementWiseVertex").put("op", "Add"), reads);
  }

  String merge(String name, List<String> reads) {
    return vertex(name, object(GRAPH + "MergeVertex").put("mergeAxis", 1), reads);
  }

  /** So many channels from one on. */
  String subset(String name, int from, int count, String input) {
    ObjectNode vertex =
        object(GRAPH + "SubsetVertex").put("from", from).put("to", from + count - 1);
    return vertex(name, vertex, List.of(input));
  }

  ObjectNode conv(Op.Conv conv, int channels, int filters) {
    ObjectNode layer = trained("ConvolutionLayer", channels, filters);
    layer.put("cnn2dDataFormat", FORMAT);
    layer.put("hasBias", conv.bias());
    return windowed(layer, conv.window());
  }

  ObjectNode dense(Op.Linear linear, int length, boolean answer) {
    ObjectNode layer = trained(answer ? "OutputLayer" : "DenseLayer", length, linear.units());
    layer.put("hasBias", linear.bias());
    if (answer) {
      layer.set("activationFn", object(FUNCTIONS + "ActivationSoftmax"));
      layer.set(
          "lossFn",
          object("org.nd4j.linalg.lossfunctions.impl.LossMCXENT").put("softmaxClipEps", 1e-10));
    }
    return layer;
  }

  ObjectNode batchNorm(Op.BatchNorm norm, int channels) {
    ObjectNode layer = trained("BatchNormalization", channels, channels);
    layer.put("cnn2DFormat", FORMAT);
    layer.put("decay", 1 - norm.momentum());
    layer.put("eps", norm.epsilon());
    layer.put("gamma", 1.0);
    layer.put("beta", 0.0);
    layer.put("lockGammaBeta", false);
    layer.put("minibatch", true);
    layer.put("useLogStd", true); // M2.1 takes any value for true
    return layer;
  }

  /** A layer with parameters, and how stock DL4J would train them. */
  private ObjectNode trained(String type, int in, int out) {
    ObjectNode layer = object(LAYERS + type);
    layer.set("activationFn", object(FUNCTIONS + "ActivationIdentity"));
    layer.put("biasInit", 0.0);
    layer.put("gainInit", 1.0);
    layer.put("gradientNormalization", "None");
    layer.set(
        "iupdater",
        object("org.nd4j.linalg.learning.config.Nesterovs")
            .put("learningRate", 0.01)
            .put("momentum", 0.9));
    layer.put("nin", in);
    layer.put("nout", out);
    layer.set("weightInitFn", object("org.deeplearning4j.nn.weights.WeightInitRelu"));
    return layer;
  }

  private ObjectNode windowed(ObjectNode layer, Window window) {
    layer.put("convolutionMode", "Truncate");
    layer.set("dilation", pair(1, 1));
    layer.set("kernelSize", pair(window.kernelHeight(), window.kernelWidth()));
    layer.set("padding", pair(window.paddingHeight(), window.paddingWidth()));
    layer.set("stride", pair(window.strideHeight(), window.strideWidth()));
    return layer;
  }

  private ArrayNode pair(int first, int second) {
    return nodes.arrayNode().add(first).add(second);
  }

  ObjectNode pool(String type, Window window, boolean countPadding) {
    ObjectNode layer = object(LAYERS + "SubsamplingLayer");
    layer.put("avgPoolIncludePadInDivisor", countPadding);
    layer.put("cnn2dDataFormat", FORMAT);
    layer.put("poolingType", type);
    return windowed(layer, window);
  }

  ObjectNode lrn(Op.Lrn lrn) {
    return object(LAYERS + "LocalResponseNormalization")
        .put("alpha", lrn.alpha())
        .put("beta", lrn.beta())
        .put("dataFormat", FORMAT)
        .put("k", lrn.k())
        .put("n", (double) lrn.size());
  }

  ObjectNode dropout(double rate) {
    ObjectNode layer = object(LAYERS + "DropoutLayer");
    layer.set("idropout", object(CONF + "dropout.Dropout").put("p", 1 - rate));
    return layer;
  }

  ObjectNode zeroPadding(int top, int bottom, int left, int right) {
    ObjectNode layer = object(LAYERS + "ZeroPaddingLayer");
    layer.put("dataFormat", FORMAT);
    layer.set("padding", nodes.arrayNode().add(top).add(bottom).add(left).add(right));
    return layer;
  }

  ObjectNode activation(Op.Activation function) {
    ObjectNode layer = object(LAYERS + "ActivationLayer");
    layer.set(
        "activationFn",
        switch (function) {
          case Op.Relu _ -> object(FUNCTIONS + "ActivationReLU");
          case Op.Relu6 _ -> object(FUNCTIONS + "ActivationReLU6");
          case Op.LeakyRelu leaky ->
              object(FUNCTIONS + "ActivationLReLU").put("alpha", leaky.slope());
          case Op.Elu _ -> object(FUNCTIONS + "ActivationELU").put("alpha", 1.0);
          case Op.Silu _ -> object(FUNCTIONS + "ActivationSwish");
          case Op.Sigmoid _ -> object(FUNCTIONS + "ActivationSigmoid");
          case Op.Tanh _ -> object(FUNCTIONS + "ActivationTanH");
        });
    return layer;
  }
}
