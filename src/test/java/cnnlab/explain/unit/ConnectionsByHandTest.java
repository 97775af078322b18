package cnnlab.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.inference.Labels;
import cnnlab.inference.ModelFile;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Networks of a few weights that can be read off. */
class ConnectionsByHandTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final int SIDE = 4;
  private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);
  private static final Window POINT = Window.square(1, 1, 0);

  private final GraphBuilder graph = new GraphBuilder();
  private final Map<String, Tensor> tensors = new HashMap<>();

  /** AlexNet's two halves: filters 0 and 1 read channels 0 and 1, filters 2 and 3 the others. */
  @Test
  void aGroupedConvolutionConnectsWithinItsGroup() throws UserProblem {
    String first = conv("first", graph.input(3, SIDE, SIDE), 4, 3, ones(12));
    graph.conv("halves", first, 4, POINT, 2, false);
    tensors.put("halves.weight", tensor(List.of(4, 2, 1, 1), 1, -2, 0, 3, 4, -5, 6, 7));
    try (TrainedNetwork network = open(linear("halves", 4 * SIDE * SIDE, 1))) {
      UnitConnections connections = new UnitConnections(network);
      List<ConnectedUnit> inputs = connections.inputs(new Unit("halves", 2));
      assertThat(inputs)
          .extracting(ConnectedUnit::unit)
          .containsExactly(new Unit("first", 3), new Unit("first", 2));
      assertThat(inputs).extracting(ConnectedUnit::weight).containsExactly(5.0, 4.0);
      assertThat(inputs).extracting(ConnectedUnit::sum).containsExactly(-5.0, 4.0);
      assertThat(connections.outputs(new Unit("first", 1)))
          .extracting(ConnectedUnit::unit)
          .containsExactly(new Unit("halves", 1), new Unit("halves", 0));
    }
  }

  /** A fully connected unit reads a map's 16 places one by one: a slice of 16 weights. */
  @Test
  void theWeightsOfAMapsPlacesAreOneConnection() throws UserProblem {
    String conv = conv("conv", graph.input(3, SIDE, SIDE), 2, 3, ones(6));
    float[] weights = new float[2 * 2 * SIDE * SIDE];
    Arrays.fill(weights, 16, 32, 0.25f); // class 0 reads channel 1
    Arrays.fill(weights, 32, 48, -1); // class 1 reads channel 0
    String relu = graph.relu("relu", conv);
    try (TrainedNetwork network = open(linear(relu, weights))) {
      UnitConnections connections = new UnitConnections(network);
      ConnectedUnit heaviest = connections.inputs(new Unit("fc", 0)).getFirst();
      assertThat(heaviest.unit()).isEqualTo(new Unit("relu", 1));
      assertThat(heaviest.weight()).as("sqrt(16 * 0.25^2)").isCloseTo(1, offset(1e-6));
      assertThat(heaviest.sum()).isCloseTo(4, offset(1e-6));
      assertThat(connections.outputs(new Unit("conv", 0)).getFirst())
          .as("past the ReLU and the flattening")
          .isEqualTo(new ConnectedUnit(new Unit("fc", 1), 4, -16, Double.NaN));
      assertThat(connections.filterOf(new Unit("relu", 1)))
          .hasValueSatisfying(layer -> assertThat(layer.name()).isEqualTo("conv"));
    }
  }

  /** Behind a concatenation a channel has another number. */
  @Test
  void whatReadsAConcatenationIsFedByIt() throws UserProblem {
    String input = graph.input(3, SIDE, SIDE);
    String a = conv("a", input, 1, 3, ones(3));
    String b = conv("b", input, 2, 3, ones(6));
    String concat = graph.add("concat", new Op.Concat(), a, b);
    String last = conv("last", concat, 1, 3, 1, 2, 3);
    try (TrainedNetwork network = open(linear(last, SIDE * SIDE, 1))) {
      UnitConnections connections = new UnitConnections(network);
      assertThat(connections.inputs(new Unit("last", 0)))
          .extracting(ConnectedUnit::unit)
          .containsExactly(new Unit("concat", 2), new Unit("concat", 1), new Unit("concat", 0));
      assertThat(connections.filterOf(new Unit("concat", 0))).as("of several").isEmpty();
      assertThat(connections.inputs(new Unit("concat", 0))).isEmpty();
    }
  }

  @Test
  void aUnitWhoseOutgoingWeightsAreZeroChangesNothing() throws UserProblem {
    String conv = conv("conv", graph.input(3, SIDE, SIDE), 3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    float[] next = {0, 1, -1, 0, 2, 1}; // nothing of channel 0
    String last = conv("next", graph.relu("relu", conv), 2, 3, next);
    try (TrainedNetwork network = open(linear(last, 2 * SIDE * SIDE, 2))) {
      RgbImage image = noise();
      UnitAblation unread = UnitAblation.of(network, image, Set.of(new Unit("relu", 0)));
      assertThat(unread.ablated()).isEqualTo(unread.logits());
      UnitAblation read = UnitAblation.of(network, image, Set.of(new Unit("relu", 1)));
      assertThat(read.ablated()).isNotEqualTo(read.logits());
      assertThat(UnitAblation.of(network, image, Set.of(new Unit("relu", 0), new Unit("relu", 1))))
          .satisfies(both -> assertThat(both.ablated()).isEqualTo(read.ablated()));
      double all = read.probability(0, true) + read.probability(1, true);
      assertThat(all).isCloseTo(1, offset(1e-12));
    }
  }

  /** The gradient of a sum is its weights: bright where the filter is positive, else dark. */
  @Test
  void theImageThatExcitesAFirstLayersUnitMostIsItsFilter() throws UserProblem {
    float[] filter = new float[3 * SIDE * SIDE];
    Random random = new Random(4);
    for (int i = 0; i < filter.length; i++) {
      filter[i] = random.nextBoolean() ? 1 : -1;
    }
    graph.conv("conv", graph.input(3, SIDE, SIDE), 1, Window.square(SIDE, 1, 0), 1, false);
    tensors.put("conv.weight", tensor(List.of(1, 3, SIDE, SIDE), filter));
    try (TrainedNetwork network = open(linear("conv", 1, 1))) {
      ActivationMaximization made =
          ActivationMaximization.of(
                  network,
                  new Unit("conv", 0),
                  MaximizationSettings.bare(20, 1).withRate(0.2),
                  (_, _) -> true)
              .orElseThrow();
      for (int i = 0; i < filter.length; i++) {
        int place = i % (SIDE * SIDE);
        int color = made.image().rgb()[place * 3 + Math.floorDiv(i, SIDE * SIDE)] & 0xff;
        assertThat(color - 128 > 0)
            .as("weight " + filter[i] + ": " + color)
            .isEqualTo(filter[i] > 0);
      }
      assertThat(made.value()).isGreaterThan(made.beginning());
    }
  }

  private String conv(String name, String input, int filters, int channels, float... weights) {
    tensors.put(name + ".weight", tensor(List.of(filters, channels, 1, 1), weights));
    return graph.conv(name, input, filters, POINT, 1, false);
  }

  /** A classifier with small weights of every sign. */
  private String linear(String input, int values, int classes) {
    float[] weights = new float[values * classes];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (i % 7 - 3) / 10f;
    }
    tensors.put("fc.weight", tensor(List.of(classes, values), weights));
    return classifier(input, classes);
  }

  private String linear(String input, float... weights) {
    tensors.put("fc.weight", tensor(List.of(2, weights.length / 2), weights));
    return classifier(input, 2);
  }

  private String classifier(String input, int classes) {
    String flat = graph.add("flatten", new Op.Flatten(), input);
    return graph.add("fc", new Op.Linear(classes, false), flat);
  }

  private TrainedNetwork open(String head) throws UserProblem {
    Architecture architecture =
        graph.head(head, 1).build("hand", "form.tiny", new Paper("none", "none"));
    return TrainedNetwork.of(
        ENGINE,
        new ModelFile(
            architecture,
            new Weights(tensors, Map.of()),
            null,
            new Preprocessing(SIDE, SIDE, HALF, HALF),
            new Labels.Numbers(
                Objects.requireNonNull(tensors.get("fc.weight")).shape().getFirst())));
  }

  private static RgbImage noise() {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    new Random(6).nextBytes(rgb);
    return new RgbImage(SIDE, SIDE, rgb);
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Tensor tensor(List<Integer> shape, float... values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }
}
