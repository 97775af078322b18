package cnnlab.weights.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.weights.RandomNetwork;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.learning.config.Adam;

/** Models that DL4J itself wrote answer here as they do there. */
class Dl4jInTest {
  private static final double RELATIVE = 1e-5;

  @TempDir Path folder;

  /** LeNet as DL4J's examples have it, with batch normalization and a dropout. */
  @Test
  void aSequentialNetworkAnswersAlike() throws Exception {
    requireAlike(
        new NeuralNetConfiguration.Builder()
            .updater(new Adam(0.01))
            .list()
            .layer(conv(5, 8, Activation.RELU))
            .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
            .layer(new BatchNormalization())
            .layer(new LocalResponseNormalization())
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(6).hasBias(false).stride(2, 2).build())
            .layer(new ActivationLayer(Activation.LEAKYRELU))
            .layer(new DenseLayer.Builder().nOut(12).dropOut(0.5).build())
            .layer(new DropoutLayer(0.8))
            .layer(new OutputLayer.Builder().nOut(5).activation(Activation.SOFTMAX).build())
            .setInputType(InputType.convolutional(28, 28, 3)),
        3,
        28);
  }

  @Test
  void depthwiseSeparableAndUnevenlyPaddedConvolutionsAnswerAlike() throws Exception {
    requireAlike(
        new NeuralNetConfiguration.Builder()
            .convolutionMode(ConvolutionMode.Same)
            .list()
            .layer(
                new ConvolutionLayer.Builder(4, 4)
                    .nOut(4)
                    .stride(2, 2)
                    .activation(Activation.TANH)
                    .build())
            .layer(new DepthwiseConvolution2D.Builder(3, 2).depthMultiplier(3).build())
            .layer(
                new SeparableConvolution2D.Builder(3, 3)
                    .nOut(6)
                    .depthMultiplier(2)
                    .activation(Activation.SWISH)
                    .build())
            .layer(new ZeroPaddingLayer(1, 0, 2, 1))
            .layer(conv(3, 5, Activation.ELU))
            .layer(
                new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(3, 3).stride(2, 2).build())
            .layer(new GlobalPoolingLayer(PoolingType.AVG))
            .layer(new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build())
            .setInputType(InputType.convolutional(20, 20, 3)),
        3,
        224);
  }

  /** MNIST as DL4J's iterators yield it: 784 gray pixels in a row. */
  @Test
  void aNetworkOfGrayPixelsInARowAnswersAlikeToAGrayImage() throws Exception {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(conv(5, 4, Activation.RELU))
                .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
                .layer(new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutionalFlat(28, 28, 1))
                .build());
    network.init();
    StockDl4j.randomize(network);
    Path file = folder.resolve("mnist.zip");
    StockDl4j.write(network, file);
    Weights weights = WeightFile.read(file, Arena.ofAuto());
    float[] color = RandomNetwork.image(architecture(weights));
    float[] gray = Arrays.copyOf(color, color.length / 3);
    for (int i = 0; i < color.length; i++) {
      color[i] = gray[i % gray.length];
    }

    float[] theirs = StockDl4j.logits(network, StockDl4j.image(gray, 1, 28).reshape(1, 28 * 28));

    assertThat(distance(weights, color, theirs)).isLessThan(RELATIVE);
    assertThat(weights.notes()).extracting(note -> note.key()).contains("weights.note.dl4j.gray");
  }

  @Test
  void aResidualGraphWithBranchesAnswersAlike() throws Exception {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .convolutionMode(ConvolutionMode.Same)
            .graphBuilder()
            .addInputs("image")
            .setInputTypes(InputType.convolutional(32, 32, 3))
            .addLayer("stem", conv(3, 8, Activation.RELU6), "image")
            .addLayer("a", conv(3, 8, Activation.IDENTITY), "stem")
            .addLayer("a_bn", new BatchNormalization.Builder().useLogStd(false).build(), "a")
            .addLayer(
                "locked", new BatchNormalization.Builder(true).gamma(0.7).beta(0.1).build(), "stem")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a_bn", "locked")
            .addVertex(
                "mean", new ElementWiseVertex(ElementWiseVertex.Op.Average), "sum", "stem", "a")
            .addLayer("b1", new FrozenLayer(conv(1, 4, Activation.SIGMOID)), "mean")
            .addLayer("b2", conv(5, 3, Activation.RELU), "mean")
            .addVertex("together", new MergeVertex(), "b1", "b2", "mean")
            .addVertex("half", new ScaleVertex(0.5), "together")
            .addLayer("pool", new GlobalPoolingLayer(PoolingType.MAX), "half")
            .addLayer("hidden", new DenseLayer.Builder().nOut(7).hasBias(false).build(), "pool")
            .addLayer(
                "answer",
                new OutputLayer.Builder().nOut(4).activation(Activation.SOFTMAX).build(),
                "hidden")
            .setOutputs("answer");
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    StockDl4j.randomize(graph);
    Path file = folder.resolve("graph.zip");
    StockDl4j.write(graph, file);
    Weights weights = WeightFile.read(file, Arena.ofAuto());
    float[] image = RandomNetwork.image(architecture(weights));

    float[] theirs = StockDl4j.logits(graph, StockDl4j.image(image, 3, 224));

    assertThat(distance(weights, image, theirs)).isLessThan(RELATIVE);
    assertThat(architecture(weights).mainHead().layer()).isEqualTo("answer");
  }

  @Test
  void doublesAndANormalizerAreRead() throws Exception {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .list()
                .layer(conv(3, 4, Activation.RELU))
                .layer(new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(9, 9, 3))
                .build());
    network.init();
    Path file = folder.resolve("double.zip");
    StockDl4j.write(network, file);
    ModelSerializer.addNormalizerToModel(file.toFile(), new ImagePreProcessingScaler(-1, 1));
    Weights weights = WeightFile.read(file, Arena.ofAuto());
    float[] image = RandomNetwork.image(architecture(weights));

    float[] theirs =
        StockDl4j.logits(network, StockDl4j.image(image, 3, 9).castTo(DataType.DOUBLE));

    assertThat(distance(weights, image, theirs)).isLessThan(RELATIVE);
    var preprocessing = WeightMetadata.of(weights.metadata()).preprocessing();
    assertThat(preprocessing.mean()).containsOnly(0.5f); // white and black become 1 and -1
    assertThat(preprocessing.std()).containsOnly(0.5f);
  }

  private static ConvolutionLayer conv(int kernel, int filters, Activation activation) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .nOut(filters)
        .activation(activation)
        .build();
  }

  private void requireAlike(NeuralNetConfiguration.ListBuilder layers, int channels, int size)
      throws Exception {
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    StockDl4j.randomize(network);
    Path file = folder.resolve("sequence.zip");
    StockDl4j.write(network, file);
    Weights weights = WeightFile.read(file, Arena.ofAuto());
    assertThat(architecture(weights).input().height()).isEqualTo(size);
    float[] image = RandomNetwork.image(architecture(weights));

    float[] theirs = StockDl4j.logits(network, StockDl4j.image(image, channels, size));

    assertThat(distance(weights, image, theirs)).isLessThan(RELATIVE);
  }

  private static double distance(Weights weights, float[] image, float[] theirs) throws Exception {
    return RandomNetwork.distance(
        RandomNetwork.logits(architecture(weights), weights.tensors(), image), theirs);
  }

  private static Architecture architecture(Weights weights) throws Exception {
    return ArchitectureJson.read(
        Objects.requireNonNull(weights.metadata().get(WeightMetadata.DEFINITION)));
  }
}
