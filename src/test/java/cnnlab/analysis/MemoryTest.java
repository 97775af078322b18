package cnnlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.run.OptimizerSettings;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final double MIB = 1 << 20;

  @Test
  void activationsOfVgg16At224Take58MiB() throws Exception {
    Analysis vgg16 = Analysis.of(Catalogue.build(Catalogue.entry("vgg16").settings()));
    assertThat(vgg16.activationBytes() / MIB).isCloseTo(58.1, within(0.05));
    assertThat(vgg16.stats("features.1").activationBytes()).as("ReLU in place").isZero();
    assertThat(vgg16.params() * 4 / MIB).as("the weight file").isCloseTo(527.8, within(0.05));
  }

  @Test
  void runningStatisticsAreStateNotParameters() throws Exception {
    Analysis resnet = Analysis.of(Catalogue.build(Catalogue.entry("resnet20").settings()));
    assertThat(resnet.state()).isEqualTo(2 * (7 * 16 + 6 * 32 + 6 * 64));
    assertThat(resnet.params()).isEqualTo(269_722);
  }

  @Test
  void trainingKeepsGradientsAndWhatTheUpdateRuleRemembers() throws Exception {
    Analysis net = Analysis.of(twoConvolutions());
    long parameters = (2 * 9 * 3 + 2) + (1 * 9 * 2 + 1) + (16 * 5 + 5);
    MemoryEstimate sgd = MemoryEstimate.training(net, 10, OptimizerSettings.Kind.SGD);
    assertThat(sgd.weights()).isEqualTo(4 * parameters);
    assertThat(sgd.gradients()).isEqualTo(4 * parameters);
    assertThat(sgd.optimizer()).isEqualTo(4 * parameters);
    assertThat(sgd.activations()).isEqualTo(10 * 4 * (48 + 32 + 16 + 5));
    assertThat(MemoryEstimate.training(net, 10, OptimizerSettings.Kind.ADAM).optimizer())
        .isEqualTo(2 * sgd.optimizer());
    assertThat(sgd.total()).isEqualTo(3 * 4 * parameters + sgd.activations());
  }

  @Test
  void frozenLayersHaveNoGradientsAndOnlyTheLastActivationIsKept() throws Exception {
    MemoryEstimate estimate =
        MemoryEstimate.training(
            Analysis.of(twoConvolutions()),
            Set.of("input", "a", "relu"),
            10,
            OptimizerSettings.Kind.ADAM);
    long learning = (1 * 9 * 2 + 1) + (16 * 5 + 5);
    assertThat(estimate.weights()).isEqualTo(4 * (2 * 9 * 3 + 2 + learning));
    assertThat(estimate.gradients()).isEqualTo(4 * learning);
    assertThat(estimate.optimizer()).isEqualTo(2 * 4 * learning);
    assertThat(estimate.activations())
        .as("b reads a's, in place")
        .isEqualTo(10 * 4 * (32 + 16 + 5));
  }

  @Test
  void inUseActivationsAreGivenBackOnceRead() throws Exception {
    MemoryEstimate use = MemoryEstimate.inference(Analysis.of(twoConvolutions()), 10);
    assertThat(use.activations()).as("input and first map").isEqualTo(10 * 4 * (48 + 32));
    assertThat(use.gradients() + use.optimizer()).isZero();
  }

  @Test
  void auxiliaryClassifiersTakeMemoryOnlyInTraining() throws Exception {
    Analysis with = googLeNet(true);
    Analysis without = googLeNet(false);
    assertThat(MemoryEstimate.inference(with, 1)).isEqualTo(MemoryEstimate.inference(without, 1));
    assertThat(MemoryEstimate.training(with, 1, OptimizerSettings.Kind.SGD).weights())
        .isEqualTo(4L * 13_378_280);
  }

  private static Analysis googLeNet(boolean auxiliary) throws Exception {
    return Analysis.of(
        Catalogue.build(new NetworkSettings("googlenet_paper", 224, 1000, 1, auxiliary)));
  }

  /** 3x4x4 -> 2x4x4, ReLU -> 1x4x4 -> 5 classes. */
  private static Architecture twoConvolutions() {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.input(3, 4, 4);
    last = graph.relu("relu", graph.conv("a", last, 2, Window.same(3, 3), 1, true));
    last = graph.conv("b", last, 1, Window.same(3, 3), 1, true);
    last = graph.add("flatten", new Op.Flatten(), last);
    graph.head(graph.add("fc", new Op.Linear(5, true), last), 1);
    return graph.build("two", "form.vgg.published", new Paper("", ""));
  }
}
