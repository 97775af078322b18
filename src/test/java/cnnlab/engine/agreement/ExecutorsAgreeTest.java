package cnnlab.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

      double loss = portable.train(batch, 0).loss();
      assertThat(fast.train(batch, 0).loss()).isCloseTo(loss, offset(FORWARD * loss));
      Map<String, Tensor> gradient = fast.optimizerState();
      assertThat(distance(gradient, portable.optimizerState()))
          .isLessThan(BACKWARD + 3 * ofRounding(architecture, batch, gradient));
    }
  }

  /**
   * Wide enough for Winograd's algorithm in most layers, and without normalisation to hide errors.
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
      Network.StepResult _ = fast.train(batch, 0);
      Network.StepResult _ = portable.train(batch, 0);
      assertThat(distance(fast.optimizerState(), portable.optimizerState())).isLessThan(BACKWARD);
    }
  }

  /**
   * How far the gradient moves when the images change by a hundred thousandth. In a deep network a
   * value at a ReLU's bend then falls to the other side, and two right answers differ by as much.
   */
  private static double ofRounding(
      Architecture architecture, Batch batch, Map<String, Tensor> gradient) throws UserProblem {
    float[] pixels = batch.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] *= 1 + (i % 3 - 1) * 1e-5f;
    }
    try (Network fast = training(FAST, architecture)) {
      Network.StepResult _ = fast.train(new Batch(BATCH, pixels, batch.labels()), 0);
      return distance(fast.optimizerState(), gradient);
    }
  }

  private static Network training(Engine engine, Architecture architecture) throws UserProblem {
    return engine.forTraining(architecture, TinyNetworks.MOMENTUM, BATCH, 1);
  }

  /** Of all tensors together, relative. */
  private static double distance(Map<String, Tensor> tensors, Map<String, Tensor> expected) {
    double difference = 0;
    double size = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      float[] left = Executors.floats(tensor.getValue());
      float[] right = Executors.floats(Objects.requireNonNull(expected.get(tensor.getKey())));
      if (left.length == 1) {
        continue; // the number of steps
      }
      for (int i = 0; i < left.length; i++) {
        difference += (left[i] - right[i]) * (double) (left[i] - right[i]);
        size += right[i] * (double) right[i];
      }
    }
    return Math.sqrt(difference / size);
  }
}
