package cnnlab.explain.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.catalogue.Catalogue;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a number adds up to what the network itself computed. */
class LayerCalculationsTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final int PLACES = 12;
  private static final float PIXEL = 1 / 255f;

  private final Random random = new Random(7);

  /** Every kind of layer of the papers' networks, at places all over them. */
  @ParameterizedTest
  @CsvSource({
    "alexnet_paper_grouped, 0.125, 'conv lrn maxpool dropout flatten linear relu input'",
    "googlenet_paper, 0.125, 'conv lrn maxpool adaptiveavgpool concat linear relu input'",
    "resnet50_v1, 0.125, 'conv batchnorm maxpool adaptiveavgpool add linear relu input'",
    "resnet20, 0.5, 'padshortcut add batchnorm'",
    "lenet5, 1, 'conv linear'",
    "inception_v3, 0.125, 'avgpool maxpool concat batchnorm'",
  })
  void everyStepAddsUpToItsLastDigit(String name, double width, String kinds) throws UserProblem {
    Architecture architecture =
        Catalogue.build(new NetworkSettings(name, size(name), 10, width, false)).forInference();
    Set<String> seen = new TreeSet<>();
    try (Network network = ENGINE.forInference(architecture)) {
      Map<String, Tensor> weights = randomStatistics(network);
      Map<String, Activation> all = activations(network, architecture);
      for (Layer layer : architecture.layers()) {
        LayerCalculations calculations = calculations(architecture, layer, all, weights);
        for (int i = 0; i < PLACES; i++) {
          ValuePlace place = place(calculations.activation().shape());
          for (CalculationStep step : calculations.at(place).steps()) {
            seen.add(step.layer().op().kind());
            double shown = Math.pow(10, -step.decimals());
            assertThat(step.derivation().result())
                .as("%s %s: %s", step.layer().name(), step.place(), step.derivation())
                .isCloseTo(step.value(), offset(shown / 2));
            if (step.value() != 0) {
              assertThat(shown).as("digits are shown").isLessThan(largest(step) / 500);
            }
          }
        }
      }
    }
    assertThat(seen).contains(kinds.split(" "));
  }

  private static double largest(CalculationStep step) {
    return Math.max(step.derivation().scale(), Math.abs(step.value()));
  }

  private static int size(String name) {
    return switch (name) {
      case "alexnet_paper_grouped" -> 227;
      case "resnet20", "lenet5" -> 32;
      case "inception_v3" -> 107;
      default -> 96;
    };
  }

  /** As after training: normalization that does something. */
  private Map<String, Tensor> randomStatistics(Network network) throws UserProblem {
    Map<String, Tensor> weights = new HashMap<>(network.weights());
    weights.replaceAll(
        (tensor, values) -> {
          if (values.shape().size() > 1) {
            return values;
          }
          float[] others = new float[values.data().remaining()];
          for (int i = 0; i < others.length; i++) {
            others[i] =
                (float)
                    (tensor.endsWith("bias") || tensor.endsWith("mean")
                        ? 0.3 * random.nextGaussian()
                        : 0.5 + random.nextDouble());
          }
          return new Tensor(values.shape(), FloatBuffer.wrap(others));
        });
    network.load(weights);
    return weights;
  }

  private Map<String, Activation> activations(Network network, Architecture architecture)
      throws UserProblem {
    Op.Input input = architecture.input();
    float[] pixels = new float[input.channels() * input.height() * input.width()];
    Preprocessing usual = Preprocessing.IMAGENET;
    for (int i = 0; i < pixels.length; i++) {
      int channel = i / (input.height() * input.width());
      pixels[i] =
          (random.nextInt(256) * PIXEL - usual.mean().get(channel)) / usual.std().get(channel);
    }
    Set<String> names = architecture.layers().stream().map(Layer::name).collect(Collectors.toSet());
    return network.activations(new Batch(1, pixels, new int[1]), names, List.of());
  }

  private static LayerCalculations calculations(
      Architecture architecture,
      Layer layer,
      Map<String, Activation> all,
      Map<String, Tensor> weights) {
    Map<String, Activation> needed = new HashMap<>(all);
    needed.keySet().retainAll(LayerCalculations.needed(architecture, layer.name()));
    return new LayerCalculations(
        architecture,
        layer.name(),
        needed,
        tensor -> Objects.requireNonNull(weights.get(tensor), tensor),
        Preprocessing.IMAGENET);
  }

  /** Corners too, where windows leave the map. */
  private ValuePlace place(Shape shape) {
    int channel = random.nextInt(shape.channels());
    return switch (shape) {
      case Shape.FeatureMap(_, int height, int width) ->
          new ValuePlace(channel, edge(height), edge(width));
      case Shape.Vector _ -> new ValuePlace(channel, 0, 0);
    };
  }

  private int edge(int length) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> length - 1;
      default -> random.nextInt(length);
    };
  }

  /** A ReLU's value is told from its convolution on, a class's score to its probability. */
  @Test
  void aValueIsFollowedFromWhatGathersItToItsProbability() throws UserProblem {
    Architecture architecture =
        Catalogue.build(new NetworkSettings("resnet50_v1", 64, 10, 0.125, false)).forInference();
    try (Network network = ENGINE.forInference(architecture)) {
      Map<String, Tensor> weights = randomStatistics(network);
      Map<String, Activation> all = activations(network, architecture);
      Layer relu = architecture.layer("relu");
      Calculation first =
          calculations(architecture, relu, all, weights).at(new ValuePlace(1, 2, 3));
      assertThat(first.steps())
          .extracting(step -> step.layer().name())
          .containsExactly("conv1", "bn1", "relu");
      WeightedSum sum = (WeightedSum) first.first().derivation();
      assertThat(sum.channels()).isEqualTo(3);
      assertThat(sum.inputs().top()).as("stride 2, padding 3").isEqualTo(1);
      assertThat(sum.byMagnitude()).containsExactlyInAnyOrder(0, 1, 2);

      Layer head = architecture.layer(architecture.mainHead().layer());
      List<Double> probabilities = new ArrayList<>();
      for (int label = 0; label < 10; label++) {
        Softmax softmax =
            calculations(architecture, head, all, weights)
                .at(new ValuePlace(label, 0, 0))
                .softmax();
        probabilities.add(Objects.requireNonNull(softmax).probability());
      }
      assertThat(probabilities.stream().mapToDouble(each -> each).sum()).isCloseTo(1, offset(1e-9));
    }
  }

  @Test
  void aPoolingTellsItsWinnerAndLeavesThePaddingOut() {
    Activation map = new Activation(new Shape.FeatureMap(1, 2, 2), new float[] {-1, -2, -3, -4});
    WindowValues corner =
        WindowValues.of(map, 0, 1, cnnlab.arch.Window.square(3, 2, 1), new ValuePlace(0, 0, 0));
    assertThat(corner.values())
        .containsExactly(Float.NaN, Float.NaN, Float.NaN, Float.NaN, -1, -2, Float.NaN, -3, -4);
    assertThat(corner.largest()).isEqualTo(4);
    assertThat(new Derivation.Maximum(corner, corner.largest()).result()).isEqualTo(-1);
    assertThat(new Derivation.Mean(corner, corner.inside()).result()).isEqualTo(-2.5);
  }
}
