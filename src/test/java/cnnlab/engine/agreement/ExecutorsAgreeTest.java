package cnnlab.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.Batch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Engine;
import cnnlab.engine.Gradients;
import cnnlab.engine.LrpRule;
import cnnlab.engine.Network;
import cnnlab.engine.ReluRule;
import cnnlab.engine.Target;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every network of the catalogue, small and narrow, auxiliary classifiers included. */
class ExecutorsAgreeTest {
  private static final Engine FAST = new OneDnnEngine();
  private static final int CLASSES = 5;
  private static final int BATCH = 4;
  private static final float FORWARD = 1e-4f;
  private static final double BACKWARD = 1e-3;

  static List<Entry> entries() {
    return Catalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void answersAlikeAndLearnsAlike(Entry entry) throws UserProblem {
    assumeTrue(OneDnnEngine.fitsThisMachine());
    Architecture architecture =
        Catalogue.build(new NetworkSettings(entry.name(), 32, CLASSES, 0.125, entry.auxiliary()));
    Batch batch = TinyNetworks.batch(BATCH, architecture, CLASSES, 1);
    Analysis analysis = Analysis.of(architecture);
    try (Network fast = training(FAST, architecture);
        Network portable = training(Executors.PORTABLE, architecture)) {
      assertThat(fast.learnableParameters())
          .isEqualTo(portable.learnableParameters())
          .isEqualTo(analysis.params() + analysis.auxiliaryParams());
      assertThat(fast.weights()).isEqualTo(portable.weights());
      assertThat(fast.predict(batch)).containsExactly(portable.predict(batch), offset(FORWARD));

      BatchGradient expected = BatchGradient.of(portable, batch);
      BatchGradient found = BatchGradient.of(fast, batch);
      BatchGradient.Distance rounding = found.ofRounding(FAST, architecture, batch);
      assertThat(found.to(expected).loss()).isLessThan(FORWARD);
      assertThat(found.to(expected).gradient()).isLessThan(BACKWARD + 3 * rounding.gradient());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet_paper_grouped",
        "vgg11",
        "googlenet_paper",
        "googlenet_torchvision",
        "resnet20",
        "resnet50"
      })
  void explainsAlike(String name) throws UserProblem {
    assumeTrue(OneDnnEngine.fitsThisMachine());
    Architecture architecture =
        Catalogue.build(new NetworkSettings(name, 32, CLASSES, 0.125, false));
    Batch batch = TinyNetworks.batch(2, architecture, CLASSES, 1);
    List<Layer> layers = architecture.layers();
    Set<String> asked = Set.of(layers.getFirst().name(), layers.get(layers.size() / 2).name());
    try (Network fast = FAST.forInference(architecture);
        Network portable = Executors.PORTABLE.forInference(architecture)) {
      List<BackwardRule> rules = new ArrayList<>(List.of(ReluRule.values()));
      rules.addAll(List.of(LrpRule.epsilon(1e-2), new LrpRule(1e-2, 0.25), LrpRule.positive()));
      for (BackwardRule rule : rules) {
        Gradients expected = portable.gradients(batch, new Target.Logit(1), rule, asked);
        Gradients found = fast.gradients(batch, new Target.Logit(1), rule, asked);
        assertThat(distance(found.outputs(), expected.outputs())).isLessThan(FORWARD);
        for (String layer : asked) {
          assertThat(distance(found.gradient(layer).values(), expected.gradient(layer).values()))
              .as("%s of %s", rule, layer)
              .isLessThan(BACKWARD);
        }
      }
    }
  }

  /** Of two vectors, relative to the second's length. */
  private static double distance(float[] found, float[] expected) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(found[i] - expected[i], 2);
      length += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / length);
  }

  /**
   * Wide enough for Winograd's algorithm in most layers, and without normalization to hide errors.
   */
  @Test
  void winogradStaysWithinTheSameBounds() throws UserProblem {
    assumeTrue(OneDnnEngine.fitsThisMachine());
    Architecture architecture =
        Catalogue.build(new NetworkSettings("vgg11", 32, CLASSES, 0.5, false));
    Batch batch = TinyNetworks.batch(BATCH, architecture, CLASSES, 1);
    try (Network fast = training(FAST, architecture);
        Network portable = training(Executors.PORTABLE, architecture)) {
      for (String layer : List.of("features.8", "features.18")) {
        float[] expected = portable.activation(batch, layer).values();
        float largest = 0;
        for (float value : expected) {
          largest = Math.max(largest, Math.abs(value));
        }
        assertThat(fast.activation(batch, layer).values())
            .containsExactly(expected, offset(FORWARD * largest));
      }
      BatchGradient expected = BatchGradient.of(portable, batch);
      assertThat(BatchGradient.of(fast, batch).to(expected).gradient()).isLessThan(BACKWARD);
    }
  }

  private static Network training(Engine engine, Architecture architecture) throws UserProblem {
    return engine.forTraining(architecture, BatchGradient.NO_DECAY, BATCH, 1);
  }
}
