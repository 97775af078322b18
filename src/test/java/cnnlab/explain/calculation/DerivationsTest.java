package cnnlab.explain.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Shape;
import cnnlab.arch.Window;
import cnnlab.data.Batch;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.Network.Activation;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single layers on numbers that can be worked out by hand. */
class DerivationsTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  /** 1 to 9 in three rows. */
  private static final Activation NINE =
      new Activation(new Shape.FeatureMap(1, 3, 3), new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

  /** Inception's pooling: 3x3, stride 1, padding 1; with ceil the last window leaves the map. */
  @ParameterizedTest(name = "{0}x{0}/{1}+{2} ceil {3}, padding counted {4}: at {5}, {6} {7} / {8}")
  @CsvSource({
    "3, 1, 1, false, true, 0, 0, 12, 9",
    "3, 1, 1, false, false, 0, 0, 12, 4",
    "3, 1, 1, false, true, 0, 1, 21, 9",
    "3, 1, 1, false, false, 0, 1, 21, 6",
    "3, 1, 1, false, false, 1, 1, 45, 9",
    "3, 1, 1, false, true, 2, 2, 28, 9",
    "2, 2, 0, true, true, 1, 1, 9, 1", // beyond the padding never counts
    "2, 2, 0, true, false, 0, 1, 9, 2",
    "3, 3, 1, true, true, 1, 0, 15, 6", // two rows, the lower one padding
    "3, 3, 1, true, false, 1, 0, 15, 2"
  })
  void averagePooling(
      int kernel,
      int stride,
      int padding,
      boolean ceil,
      boolean counted,
      int row,
      int column,
      double sum,
      int divisor) {
    Op.AvgPool pool = new Op.AvgPool(Window.square(kernel, stride, padding), ceil, counted);
    Derivation.Mean mean =
        (Derivation.Mean) derive(pool, Map.of("input", NINE), new ValuePlace(0, row, column));
    assertThat(mean.sum()).isEqualTo(sum);
    assertThat(mean.divisor()).isEqualTo(divisor);
    assertThat(mean.result()).isEqualTo(sum / divisor);
  }

  /** The engine divides by the same numbers, everywhere. */
  @ParameterizedTest
  @CsvSource({
    "7, 3, 1, 1, false, true", // Inception-v3 of torchvision
    "7, 3, 1, 1, false, false", // Inception-v4 and Inception-ResNet-v2 of TensorFlow
    "14, 5, 3, 0, false, true", // GoogLeNet's auxiliary classifiers
    "8, 3, 2, 1, true, true",
    "8, 3, 2, 1, true, false"
  })
  void theEngineComesToTheSameMeans(
      int side, int kernel, int stride, int padding, boolean ceil, boolean counted)
      throws UserProblem {
    GraphBuilder graph = new GraphBuilder();
    Op.AvgPool pool = new Op.AvgPool(Window.square(kernel, stride, padding), ceil, counted);
    String last = graph.add("pool", pool, graph.input(2, side, side));
    last = graph.add("flatten", new Op.Flatten(), last);
    graph.head(graph.add("fc", new Op.Linear(2, false), last), 1);
    Architecture architecture = graph.build("hand", "form.tiny", new Paper("none", "none"));
    float[] pixels = new float[2 * side * side];
    Random random = new Random(3);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    try (Network network = ENGINE.forInference(architecture)) {
      Map<String, Activation> found =
          network.activations(new Batch(1, pixels, new int[1]), Set.of("input", "pool"), List.of());
      Shape.FeatureMap shape = (Shape.FeatureMap) Objects.requireNonNull(found.get("pool")).shape();
      LayerCalculations calculations =
          new LayerCalculations(
              architecture, "pool", found, DerivationsTest::none, Preprocessing.IMAGENET);
      for (int i = 0; i < 2 * shape.height() * shape.width(); i++) {
        int place = i % (shape.height() * shape.width());
        CalculationStep step =
            calculations
                .at(
                    new ValuePlace(
                        i / (shape.height() * shape.width()),
                        place / shape.width(),
                        place % shape.width()))
                .last();
        assertThat(step.derivation().result())
            .as(step.place().toString())
            .isCloseTo(step.value(), offset(1e-5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 3", // of a 3x3 map on 2x2 regions: rows 0 and 1, columns 0 and 1
    "0, 1, 4", "1, 0, 6", "1, 1, 7"
  })
  void adaptivePoolingSharesTheMiddle(int row, int column, double mean) {
    Derivation derivation =
        derive(new Op.AdaptiveAvgPool(2, 2), Map.of("input", NINE), new ValuePlace(0, row, column));
    assertThat(derivation.result()).isEqualTo(mean);
  }

  @ParameterizedTest
  @CsvSource({
    "relu, -2, 0",
    "relu, 3, 3",
    "relu6, 7.5, 6",
    "relu6, -1, 0",
    "leaky, -2, -0.2",
    "leaky, 2, 2",
    "elu, -1, -0.632120559", // e^-1 - 1
    "elu, 1, 1",
    "silu, 1, 0.731058579",
    "silu, -1, -0.268941421",
    "sigmoid, 0, 0.5",
    "tanh, 0.5, 0.462117157"
  })
  void activationFunctions(String name, float input, double expected) {
    Op.Activation function =
        switch (name) {
          case "relu" -> new Op.Relu();
          case "relu6" -> new Op.Relu6();
          case "leaky" -> new Op.LeakyRelu(0.1);
          case "elu" -> new Op.Elu();
          case "silu" -> new Op.Silu();
          case "sigmoid" -> new Op.Sigmoid();
          default -> new Op.Tanh();
        };
    assertThat(new Derivation.Function(function, input).result()).isCloseTo(expected, offset(1e-8));
  }

  /** AlexNet's, whose alpha counts for every neighbor as it is printed. */
  @ParameterizedTest
  @CsvSource({"0, 0, 3", "2, 0, 5", "4, 2, 5", "5, 3, 4", "6, 4, 3"})
  void neighborsEndAtTheFirstAndTheLastChannel(int channel, int first, int count) {
    float[] values = {10, 20, 30, 40, 50, 60, 70};
    Derivation.Neighbors neighbors =
        (Derivation.Neighbors)
            derive(
                new Op.Lrn(5, 1e-4, 0.75, 2),
                Map.of("input", new Activation(new Shape.FeatureMap(7, 1, 1), values)),
                new ValuePlace(channel, 0, 0));
    assertThat(neighbors.first()).isEqualTo(first);
    assertThat(neighbors.neighbors()).hasSize(count);
    double squares =
        IntStream.range(first, first + count).mapToDouble(i -> values[i] * values[i]).sum();
    assertThat(neighbors.result())
        .isCloseTo(values[channel] / Math.pow(2 + 1e-4 * squares, 0.75), offset(1e-9));
  }

  /** He et al. 2015, option A: 1 channel of 3 is the input's, and every second pixel. */
  @Test
  void aShortcutWithoutWeightsFillsUpWithZeros() {
    Op.PadShortcut shortcut = new Op.PadShortcut(2, 3);
    for (int channel : new int[] {0, 2}) {
      assertThat(derive(shortcut, Map.of("input", NINE), new ValuePlace(channel, 0, 0)))
          .isEqualTo(new Derivation.Zero());
    }
    assertThat(derive(shortcut, Map.of("input", NINE), new ValuePlace(1, 1, 0)))
        .isEqualTo(new Derivation.Passed("input", new ValuePlace(0, 2, 0), 7));
  }

  @Test
  void aConcatenationPassesOnTheValueOfOneBranch() {
    Activation two = new Activation(new Shape.FeatureMap(2, 1, 1), new float[] {5, 6});
    Map<String, Activation> branches =
        Map.of("input", new Activation(new Shape.FeatureMap(1, 1, 1), new float[] {4}), "b", two);
    GraphBuilder graph = new GraphBuilder();
    String input = graph.input(1, 1, 1);
    graph.conv("b", input, 2, Window.square(1, 1, 0), 1, false);
    String last = graph.add("op", new Op.Concat(), input, "b");
    assertThat(at(graph, last, branches, new ValuePlace(0, 0, 0)))
        .isEqualTo(new Derivation.Passed("input", new ValuePlace(0, 0, 0), 4));
    assertThat(at(graph, last, branches, new ValuePlace(2, 0, 0)))
        .isEqualTo(new Derivation.Passed("b", new ValuePlace(1, 0, 0), 6));
  }

  /** AlexNet on two GPUs: the second half of the filters reads the second half of the channels. */
  @Test
  void aGroupedConvolutionReadsItsGroupOnly() {
    GraphBuilder graph = new GraphBuilder();
    graph.conv("op", graph.input(4, 1, 1), 2, Window.square(1, 1, 0), 2, true);
    Map<String, Activation> input =
        Map.of(
            "input",
            new Activation(new Shape.FeatureMap(4, 1, 1), new float[] {1, 10, 100, -1000}));
    WeightedSum sum = (WeightedSum) at(graph, "op", input, new ValuePlace(1, 0, 0));
    assertThat(sum.firstChannel()).isEqualTo(2);
    assertThat(sum.channels()).isEqualTo(2);
    assertThat(sum.byMagnitude()).as("-4000 before 300").containsExactly(1, 0);
    assertThat(sum.result()).isEqualTo(3 * 100 - 4 * 1000 + 0.5);
    assertThat(sum.scale()).isEqualTo(4000);
  }

  @Test
  void logitsOfAnySizeBecomeProbabilities() {
    Softmax softmax = new Softmax(new float[] {1000, 999, -1000}, 1);
    assertThat(softmax.probability()).isCloseTo(1 / (1 + Math.E), offset(1e-12));
    assertThat(softmax.top(2)).containsExactly(0, 1);
    assertThat(softmax.top(9)).hasSize(3);
    assertThat(softmax.exponential(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "12345, 0", "0.05, 5", "0, 3", "1e-12, 9", "999.9, 1"})
  void fourDigitsOfTheLargestAreWritten(float value, int decimals) {
    CalculationStep step =
        new CalculationStep(
            new Layer("op", new Op.Relu(), List.of("input"), ""),
            new ValuePlace(0, 0, 0),
            value,
            new Derivation.Function(new Op.Relu(), value));
    assertThat(step.decimals()).isEqualTo(decimals);
  }

  private static Derivation derive(Op op, Map<String, Activation> before, ValuePlace place) {
    Shape.FeatureMap shape = (Shape.FeatureMap) Objects.requireNonNull(before.get("input")).shape();
    GraphBuilder graph = new GraphBuilder();
    graph.add("op", op, graph.input(shape.channels(), shape.height(), shape.width()));
    return at(graph, "op", before, place);
  }

  private static Derivation at(
      GraphBuilder graph, String layer, Map<String, Activation> before, ValuePlace place) {
    Architecture architecture =
        graph.head(layer, 1).build("hand", "form.tiny", new Paper("none", "none"));
    return new Derivations(architecture, before, DerivationsTest::tensor)
        .of(architecture.layer(layer), place);
  }

  /** Two filters of two weights: 1, 2 and 3, 4; biases 0 and 0.5. */
  private static Tensor tensor(String name) {
    return name.endsWith("weight")
        ? new Tensor(List.of(2, 2, 1, 1), FloatBuffer.wrap(new float[] {1, 2, 3, 4}))
        : new Tensor(List.of(2), FloatBuffer.wrap(new float[] {0, 0.5f}));
  }

  private static Tensor none(String name) {
    throw new IllegalArgumentException(name);
  }
}
