package cnnlab.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.engine.Engine;
import cnnlab.engine.Network.Activation;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units of the bundled ResNet-20. */
@SuppressWarnings("NullAway.Init") // set before all tests
class UnitsTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final int IMAGES = 40;

  private static TrainedNetwork network;
  private static RgbImage cat;

  @BeforeAll
  static void open() throws UserProblem {
    network = TrainedNetwork.ofWeights(ENGINE, TrainedResNet20.file(), null, null);
    cat = Images.read(Path.of("sample-images", "chelsea.png"));
  }

  @AfterAll
  static void close() {
    network.close();
  }

  /** It sees its receptive field: elsewhere the image that is made stays as it began. */
  @Test
  void anImageForANeuronChangesOnlyWhereItLooks() throws UserProblem {
    Unit neuron = new Unit("layer1.0.relu1", 4, new Unit.Place(5, 20));
    MaximizationSettings bare = MaximizationSettings.bare(1, 1).withSteps(12);
    List<RgbImage> seen = new ArrayList<>();
    ActivationMaximization made =
        ActivationMaximization.of(network, neuron, bare, (_, image) -> seen.add(image))
            .orElseThrow();
    assertThat(made.value()).isGreaterThan(made.beginning());
    RgbImage begun = seen.getFirst();
    int changed = 0;
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        int pixel = 3 * (y * 32 + x);
        boolean same =
            Arrays.equals(begun.rgb(), pixel, pixel + 3, made.image().rgb(), pixel, pixel + 3);
        boolean inside = Math.abs(y - 5) <= 2 && Math.abs(x - 20) <= 2;
        assertThat(same || inside).as("%d, %d", y, x).isTrue();
        changed += same ? 0 : 1;
      }
    }
    assertThat(changed).isGreaterThan(10);
  }

  /** The parts of a channel's mean are its neurons' values, and so are contributions to it. */
  @Test
  void aChannelIsTheMeanOfItsNeurons() throws UserProblem {
    Unit channel = new Unit("layer3.2.conv2", 7);
    UnitConnections connections = new UnitConnections(network);
    Unit feeding = connections.inputs(channel).getFirst().unit();
    Activation maps = network.activation(cat, channel.layer());
    double values = 0;
    double contributions = 0;
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 8; column++) {
        Unit neuron = channel.at(new Unit.Place(row, column));
        values += neuron.mean(maps) / 64;
        contributions += contribution(connections.inputs(neuron, cat), feeding) / 64;
      }
    }
    assertThat(channel.mean(maps)).isCloseTo(values, offset(1e-6));
    assertThat(contribution(connections.inputs(channel, cat), feeding))
        .isCloseTo(contributions, offset(1e-4));
  }

  private static double contribution(List<ConnectedUnit> of, Unit unit) {
    return of.stream()
        .filter(each -> each.unit().equals(unit))
        .findFirst()
        .orElseThrow()
        .contribution();
  }

  /** A neuron is silent alone: all neurons of a channel are what the channel is. */
  @Test
  void aNeuronIsSilencedAlone() throws UserProblem {
    Unit channel = new Unit("layer3.2.relu", 40);
    Set<Unit> all = new HashSet<>();
    for (int i = 0; i < 64; i++) {
      all.add(channel.at(new Unit.Place(i / 8, i % 8)));
    }
    float[] whole = UnitAblation.of(network, cat, Set.of(channel)).ablated();
    assertThat(UnitAblation.of(network, cat, all).ablated()).isEqualTo(whole);
    UnitAblation one = UnitAblation.of(network, cat, Set.of(channel.at(new Unit.Place(3, 4))));
    assertThat(one.ablated()).isNotEqualTo(whole);
    float value =
        (float) channel.at(new Unit.Place(3, 4)).mean(network.activation(cat, channel.layer()));
    assertThat(one.ablated()[3] - one.logits()[3])
        .as("what it adds to the mean that the classifier reads")
        .isCloseTo(
            -value / 64 * network.tensor("fc.weight").data().get(3 * 64 + 40), offset(1e-4f));
  }

  private static Split noise() {
    Random random = new Random(3);
    List<RgbImage> images = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      byte[] rgb = new byte[32 * 32 * 3];
      random.nextBytes(rgb);
      images.add(new RgbImage(32, 32, rgb));
    }
    return new Split() {
      @Override
      public int size() {
        return IMAGES;
      }

      @Override
      public int label(int index) {
        return index % 10;
      }

      @Override
      public RgbImage image(int index) throws UserProblem {
        if (index == 7) {
          throw UserProblem.of("image.missing", "7.png");
        }
        return images.get(index);
      }
    };
  }

  @Test
  void theImagesThatExciteAUnitMostAreFoundOnceAndKept(@TempDir Path folder) throws Exception {
    Split split = noise();
    TopActivations found =
        TopActivations.of(network, "abc", split, "layer1.0.relu", null, folder, (_, _) -> true)
            .orElseThrow();
    List<Excitation> expected = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      if (i != 7) {
        expected.add(peak(network.activation(split.image(i), "layer1.0.relu"), i, 5));
      }
    }
    expected.sort(Comparator.comparingDouble((Excitation each) -> -each.value()));
    List<Excitation> most = found.most(5, 9);
    assertThat(most).hasSize(9);
    for (int i = 0; i < most.size(); i++) {
      assertThat(most.get(i).image()).isEqualTo(expected.get(i).image());
      assertThat(most.get(i).row()).isEqualTo(expected.get(i).row());
      assertThat(most.get(i).value()).isCloseTo(expected.get(i).value(), offset(1e-3f));
    }
    assertThat(found.least(5, 1).getFirst().image()).isEqualTo(expected.getLast().image());

    TopActivations kept =
        TopActivations.of(
                network, "abc", split, "layer1.0.relu", null, folder, (_, _) -> unexpected())
            .orElseThrow();
    assertThat(kept.most(5, 9)).isEqualTo(most);
    assertThat(
            TopActivations.of(
                network, "other", split, "layer1.0.relu", null, folder, (_, _) -> false))
        .as("of other weights it is made anew")
        .isEmpty();
    try (var files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      Files.write(file, new byte[] {0, 3, 'a'});
    }
    assertThat(
            TopActivations.of(network, "abc", split, "layer1.0.relu", null, folder, (_, _) -> true))
        .as("a damaged file is none")
        .isPresent();
  }

  private static boolean unexpected() {
    throw new AssertionError("looks again");
  }

  private static Excitation peak(Activation maps, int image, int channel) {
    int places = maps.values().length / maps.shape().channels();
    int best =
        IntStream.range(channel * places, (channel + 1) * places)
            .reduce((a, b) -> maps.values()[b] > maps.values()[a] ? b : a)
            .orElseThrow();
    return new Excitation(image, maps.values()[best], best % places / 32, best % places % 32);
  }

  /** Every switch alone still leads uphill; a class is reached with near certainty. */
  @Test
  void anImageIsMadeThatExcitesTheUnit() throws UserProblem {
    Unit dog = new Unit("fc", 5);
    ActivationMaximization made =
        ActivationMaximization.of(network, dog, MaximizationSettings.usual(60, 1), (_, _) -> true)
            .orElseThrow();
    Prediction answer = network.predict(made.image(), 1).getFirst();
    assertThat(answer.index()).isEqualTo(5);
    assertThat(answer.probability()).isGreaterThan(0.9);
    assertThat(made.value()).isGreaterThan(made.beginning() + 5);

    Unit channel = new Unit("layer1.1.relu", 3);
    ActivationMaximization bare =
        ActivationMaximization.of(
                network, channel, MaximizationSettings.bare(20, 1), (_, _) -> true)
            .orElseThrow();
    assertThat(bare.value()).isGreaterThan(bare.beginning());
    assertThat(
            ActivationMaximization.of(
                network, channel, MaximizationSettings.usual(20, 1), (step, _) -> step < 3))
        .as("ended early")
        .isEmpty();
  }

  /** The waves are orthonormal: the way back is the transpose of the way there. */
  @Test
  void theGradientOfWavesAndViewsIsTheTransposeOfTheirImage() {
    Random random = new Random(1);
    int side = 12;
    float[] parts = gaussian(random, 3 * side * side);
    float[] gradient = gaussian(random, 3 * side * side);
    ImageBasis waves = new ImageBasis(side, true);
    assertThat(dot(waves.image(parts), gradient))
        .isCloseTo(dot(parts, waves.parts(gradient)), offset(1e-2));
    RandomView view = RandomView.of(MaximizationSettings.usual(1, 1), side, random);
    float[] gray = view.of(new float[parts.length]);
    float[] moved = view.of(parts);
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= gray[i];
    }
    assertThat(dot(moved, gradient)).isCloseTo(dot(parts, view.back(gradient)), offset(1e-2));
  }

  private static float[] gaussian(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Of a fully connected unit, what its inputs contribute and the bias make up its value. */
  @Test
  void whatFeedsAUnitAddsUpToIt() throws UserProblem {
    UnitConnections connections = new UnitConnections(network);
    Unit dog = new Unit("fc", 5);
    List<ConnectedUnit> inputs = connections.inputs(dog, cat);
    assertThat(inputs).hasSize(64);
    assertThat(inputs.getFirst().unit().layer()).isEqualTo("avgpool");
    double sum = inputs.stream().mapToDouble(ConnectedUnit::contribution).sum();
    float bias = network.tensor("fc.bias").data().get(5);
    assertThat(sum + bias).isCloseTo(network.activation(cat, "fc").values()[5], offset(1e-3));
    assertThat(Math.abs(inputs.getFirst().contribution()))
        .isGreaterThanOrEqualTo(Math.abs(inputs.getLast().contribution()));

    Unit first = new Unit("layer1.0.relu", 2);
    assertThat(connections.filterOf(first)).as("a sum has two").isEmpty();
    assertThat(connections.outputs(first))
        .as("the next convolution of the block and, past its sum, those behind")
        .extracting(each -> each.unit().layer())
        .contains("layer1.1.conv1", "layer1.2.conv1");
    Unit conv = new Unit("layer1.0.conv1", 2);
    assertThat(connections.inputs(conv)).hasSize(16);
    double weight =
        connections.inputs(conv).stream()
            .filter(each -> each.unit().channel() == 4)
            .findFirst()
            .orElseThrow()
            .weight();
    double back =
        connections.outputs(new Unit("relu", 4)).stream()
            .filter(each -> each.unit().equals(conv))
            .findFirst()
            .orElseThrow()
            .weight();
    assertThat(back).as("the same slice from its other end").isEqualTo(weight);
  }

  /** By two passes for all units that are fed, what gradients tell of each by itself. */
  @Test
  void whatAUnitContributesToThoseThatItFeedsIsActivationTimesGradient() throws UserProblem {
    UnitConnections connections = new UnitConnections(network);
    Unit unit = new Unit("layer2.0.relu1", 5);
    List<ConnectedUnit> outputs = connections.outputs(unit, cat);
    assertThat(outputs).hasSize(32);
    double largest = Math.abs(outputs.getFirst().contribution());
    for (ConnectedUnit fed : List.of(outputs.get(0), outputs.get(1), outputs.get(20))) {
      double byGradient =
          connections.inputs(fed.unit(), cat).stream()
              .filter(each -> each.unit().equals(unit))
              .findFirst()
              .orElseThrow()
              .contribution();
      assertThat(fed.contribution()).isCloseTo(byGradient, offset(1e-3 * largest));
    }
    assertThat(outputs).extracting(each -> -Math.abs(each.contribution())).isSorted();
  }

  /** A slice for each unit that is read, the longest first, with the weights of the file. */
  @Test
  void aKernelIsTheFiltersSlices() throws UserProblem {
    UnitConnections connections = new UnitConnections(network);
    List<KernelSlice> kernel = connections.kernel(new Unit("layer2.0.conv1", 3));
    assertThat(kernel).hasSize(16).extracting(each -> -each.norm()).isSorted();
    KernelSlice longest = kernel.getFirst();
    assertThat(longest.rows()).isEqualTo(3);
    assertThat(longest.columns()).isEqualTo(3);
    int from = (3 * 16 + longest.unit().channel()) * 9;
    assertThat(longest.weights()[8])
        .isEqualTo(network.tensor("layer2.0.conv1.weight").data().get(from + 8));
    assertThat(connections.kernel(new Unit("layer1.0.relu", 2))).as("a sum has none").isEmpty();
  }

  @Test
  void withoutItsUnitsTheNetworkAnswersSomethingElse() throws UserProblem {
    int before = network.predict(cat, 1).getFirst().index();
    UnitAblation none = UnitAblation.of(network, cat, Set.of());
    assertThat(none.ablated()).isEqualTo(none.logits());
    assertThat(none.probability(before, false))
        .isCloseTo(network.predict(cat, 1).getFirst().probability(), offset(1e-4));
    List<ConnectedUnit> feeding = new UnitConnections(network).inputs(new Unit("fc", before), cat);
    ConnectedUnit strongest =
        feeding.stream().max(Comparator.comparingDouble(ConnectedUnit::contribution)).orElseThrow();
    UnitAblation without = UnitAblation.of(network, cat, Set.of(strongest.unit()));
    assertThat(without.ablated()[before])
        .isCloseTo((float) (without.logits()[before] - strongest.contribution()), offset(1e-3f));
  }

  @Test
  void aBlockStandsForItsOutput() throws Exception {
    assertThat(Unit.of(network.architecture(), "layer3", 5, null))
        .isEqualTo(new Unit("layer3.2.relu", 5));
  }

  @Test
  void aUnitThatIsNotThereIsNamedInWords() {
    assertThatThrownBy(() -> Unit.of(network.architecture(), "layer9", 0, null))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("layer9");
    assertThatThrownBy(() -> Unit.of(network.architecture(), "fc", 10, null))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("9");
  }
}
