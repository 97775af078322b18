package cnnlab.engine.agreement;

import static cnnlab.arch.Window.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Engine;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network;
import cnnlab.engine.ReluRule;
import cnnlab.engine.Target;
import cnnlab.engine.agreement.Fixtures.GradientCase;
import cnnlab.engine.agreement.Fixtures.GradientCases;
import cnnlab.engine.agreement.Fixtures.Values;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients in evaluation mode, for explanations. */
@ParameterizedClass
@MethodSource("cnnlab.engine.agreement.Executors#all")
class GradientsTest {
  private static final GradientCases FIXTURE = Fixtures.gradients();

  @Parameter Engine engine = Executors.PORTABLE;

  static List<GradientCase> cases() {
    return FIXTURE.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areAsPyTorchsToOneThousandth(GradientCase expected) throws UserProblem {
    try (Network network = engine.forInference(TinyNetworks.residual(0.5))) {
      Map<String, Tensor> tensors = Fixtures.tensors(FIXTURE.tensors());
      network.load(tensors);
      Batch batch = new Batch(2, FIXTURE.pixels().values(), new int[2]);

      Gradients found =
          network.gradients(
              batch, target(expected.target()), expected.rule(), expected.gradients().keySet());

      same(found.outputs(), expected.logits(), "logits");
      expected
          .gradients()
          .forEach((layer, values) -> same(found.gradient(layer).values(), values, layer));
      assertThat(found.activation("input").values()).isEqualTo(FIXTURE.pixels().values());
    }
  }

  private static Target target(String name) {
    return switch (name) {
      case "logit 1" -> new Target.Logit(1);
      case "probability 2" -> new Target.Probability(2);
      case "loss 0" -> new Target.Loss(0);
      case "channel 3 of relu1" -> new Target.Channel("relu1", 3);
      case "neuron 2, 4, 5 of relu1" -> new Target.Neuron("relu1", 2, 4, 5);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void same(float[] found, Values expected, String what) {
    float[] wanted = expected.values();
    double largest =
        IntStream.range(0, wanted.length).mapToDouble(i -> Math.abs(wanted[i])).max().orElse(0);
    assertThat(found).as(what).hasSameSizeAs(wanted);
    assertThat(found).as(what).containsExactly(wanted, offset((float) (1e-3 * largest)));
  }

  @ParameterizedTest
  @EnumSource
  void ofANetworkWorkedOutByHand(ReluRule rule) throws UserProblem {
    try (Network network = HandNetwork.open(engine)) {
      Gradients found =
          network.gradients(HandNetwork.image(), new Target.Logit(0), rule, Set.of("input"));
      assertThat(found.outputs()).containsExactly(54);
      assertThat(found.gradient("input").values())
          .containsExactly(
              switch (rule) {
                case GRADIENT -> new float[] {0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0};
                case GUIDED -> new float[] {0, 1, 1, 1, 1, 3, 3, 2, 1, 3, 3, 2, 1, 2, 2, 1};
                case DECONVNET -> new float[] {2, 3, 3, 1, 3, 5, 5, 2, 3, 5, 5, 2, 1, 2, 2, 1};
              });
    }
  }

  /** The first order of Taylor's series, on networks with every kind of layer. */
  @ParameterizedTest
  @ValueSource(
      strings = {"lenet5", "alexnet_paper_grouped", "googlenet_paper", "resnet20", "resnet18"})
  void aSmallStepAlongTheGradientRaisesTheScoreByItsSquare(String name) throws UserProblem {
    int size =
        name.equals("lenet5") || name.equals("resnet20")
            ? 32
            : name.equals("alexnet_paper_grouped") ? 224 : 64;
    Architecture architecture = Catalogue.build(new NetworkSettings(name, size, 10, 0.25, false));
    try (Network network = engine.forInference(architecture)) {
      Batch batch = TinyNetworks.batch(2, architecture, 10, 1);
      String input = architecture.layers().getFirst().name();
      Gradients here =
          network.gradients(batch, new Target.Logit(3), BackwardRule.GRADIENT, Set.of(input));
      float[] gradient = here.gradient(input).values();
      int values = gradient.length / 2;
      for (int example = 0; example < 2; example++) {
        double square = 0;
        for (int i = 0; i < values; i++) {
          square += Math.pow(gradient[example * values + i], 2);
        }
        double step = 1e-3 / Math.sqrt(square);
        float[] along = batch.pixels().clone();
        for (int i = 0; i < values; i++) {
          along[example * values + i] += (float) (step * gradient[example * values + i]);
        }
        Gradients there =
            network.gradients(
                new Batch(2, along, batch.labels()),
                new Target.Logit(3),
                BackwardRule.GRADIENT,
                Set.of(input));
        double rise = there.outputs()[example * 10 + 3] - here.outputs()[example * 10 + 3];
        assertThat(rise / (step * square)).as("example %d", example).isBetween(0.9, 1.1);
      }
    }
  }

  @Test
  void whatALayerDoesNotReachHasNoGradient() throws UserProblem {
    Architecture architecture = TinyNetworks.residual(0);
    try (Network network = engine.forInference(architecture)) {
      Batch batch = TinyNetworks.batch(1, architecture, 3, 1);
      Gradients found =
          network.gradients(
              batch,
              new Target.Channel("relu1", 0),
              BackwardRule.GRADIENT,
              Set.of("relu1", "relu2"));
      assertThat(found.gradient("relu2").values()).containsOnly(0);
      assertThat(found.gradient("relu1").values()[0]).isEqualTo(1f / 64);
    }
  }

  @Test
  void anotherBatchAnotherClassAndAPredictionBetweenDoNotDisturb() throws UserProblem {
    Architecture architecture = TinyNetworks.residual(0);
    try (Network network = engine.forInference(architecture)) {
      Batch batch = TinyNetworks.batch(3, architecture, 3, 1);
      Target target = new Target.Logit(1);
      Set<String> layers = Set.of("input", "relu2");
      float[] first =
          network
              .gradients(batch, target, BackwardRule.GRADIENT, layers)
              .gradient("input")
              .values();
      float[] probabilities = network.predict(batch);
      Batch one =
          new Batch(1, Arrays.copyOf(batch.pixels(), batch.pixels().length / 3), new int[1]);
      float[] alone =
          network.gradients(one, target, BackwardRule.GRADIENT, layers).gradient("input").values();
      network.gradients(batch, new Target.Logit(2), BackwardRule.GUIDED, Set.of("relu1"));
      float[] again =
          network
              .gradients(batch, target, BackwardRule.GRADIENT, layers)
              .gradient("input")
              .values();

      assertThat(again).isEqualTo(first);
      assertThat(network.predict(batch)).isEqualTo(probabilities);
      assertThat(alone)
          .as("no example looks at another")
          .containsExactly(Arrays.copyOf(first, alone.length), offset(1e-6f));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "relu1"})
  void trainingGoesOnAsIfNoneHadBeenAskedFor(String frozenUpTo) throws UserProblem {
    Architecture architecture = TinyNetworks.residual(0.5);
    Set<String> frozen = Freezing.upTo(architecture, frozenUpTo);
    Batch batch = TinyNetworks.batch(3, architecture, 3, 1);
    try (Network asked = engine.forTraining(architecture, BatchGradient.NO_DECAY, frozen, 3, 1);
        Network left = engine.forTraining(architecture, BatchGradient.NO_DECAY, frozen, 3, 1);
        Network used = engine.forInference(architecture)) {
      for (int i = 0; i < 3; i++) {
        double loss = left.train(batch, 0.05).loss();
        assertThat(asked.train(batch, 0.05).loss()).isEqualTo(loss);
        Map<String, Tensor> weights = asked.weights();
        Gradients found = ofRelu1AndInput(asked, batch);

        weights.forEach(
            (name, tensor) ->
                assertThat(Executors.floats(Objects.requireNonNull(asked.weights().get(name))))
                    .as(name)
                    .isEqualTo(Executors.floats(tensor)));
        used.load(weights);
        assertThat(found.gradient("input").values())
            .as("by the running statistics, without dropout")
            .isEqualTo(ofRelu1AndInput(used, batch).gradient("input").values());
      }
      assertThat(asked.predict(batch)).isEqualTo(left.predict(batch));
    }
  }

  private static Gradients ofRelu1AndInput(Network network, Batch batch) throws UserProblem {
    Set<String> layers = Set.of("input", "relu1");
    return network.gradients(batch, new Target.Loss(2), BackwardRule.GRADIENT, layers);
  }

  @Test
  void fiftyMoreTakeNoMoreMemory() throws UserProblem {
    NetworkSettings settings = new NetworkSettings("resnet18", 96, 10, 1, false);
    Architecture architecture = Catalogue.build(settings);
    Analysis analysis = Analysis.of(architecture);
    long pass = MemoryEstimate.training(analysis, 2, BatchGradient.NO_DECAY.kind()).activations();
    try (Network network = engine.forInference(architecture)) {
      Batch batch = TinyNetworks.batch(2, architecture, 10, 1);
      ask(network, batch, 10);
      long before = Pointer.physicalBytes();
      ask(network, batch, 50);
      assertThat(Pointer.physicalBytes() - before).isLessThan(25 * pass);
    }
  }

  private static void ask(Network network, Batch batch, int times) throws UserProblem {
    Set<String> input = Set.of(network.architecture().layers().getFirst().name());
    for (int i = 0; i < times; i++) {
      network.gradients(batch, new Target.Logit(i % 10), BackwardRule.GRADIENT, input);
    }
  }
}
