package cnnlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shape;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.engine.common.CrossEntropy;
import cnnlab.engine.common.TargetGradient;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGradientTest {
  private static final float[] LOGITS = {1.5f, -0.5f, 0.25f, 30, 0, -30};
  private static final Shape CLASSES = new Shape.Vector(3);

  @Test
  void aLogitDependsOnItselfAlone() {
    assertThat(TargetGradient.of(new Target.Logit(2), LOGITS, CLASSES))
        .containsExactly(0, 0, 1, 0, 0, 1);
  }

  /** As the loss of training has it, but for each example and not its share of the batch. */
  @Test
  void theLossIsThatOfTraining() {
    float[] wanted = CrossEntropy.of(LOGITS, 2, new int[] {1, 1}, 2).gradient();
    assertThat(TargetGradient.of(new Target.Loss(1), LOGITS, CLASSES))
        .containsExactly(wanted, offset(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aProbabilityChangesAsSmallStepsTell(int label) {
    float[] gradient = TargetGradient.of(new Target.Probability(label), LOGITS, CLASSES);
    for (int i = 0; i < LOGITS.length; i++) {
      float[] up = LOGITS.clone();
      float[] down = LOGITS.clone();
      up[i] += 0.01f;
      down[i] -= 0.01f;
      CrossEntropy.softmax(up, 2);
      CrossEntropy.softmax(down, 2);
      int of = i / 3 * 3 + label;
      assertThat(gradient[i])
          .as("logit %d", i)
          .isCloseTo((up[of] - down[of]) / 0.02f, offset(1e-4f));
    }
  }

  @Test
  void aChannelIsTheMeanOfItsPlacesAndANeuronOneOfThem() {
    Shape map = new Shape.FeatureMap(2, 2, 2);
    float[] values = new float[16];
    assertThat(TargetGradient.of(new Target.Channel("x", 1), values, map))
        .containsExactly(
            0, 0, 0, 0, 0.25f, 0.25f, 0.25f, 0.25f, 0, 0, 0, 0, 0.25f, 0.25f, 0.25f, 0.25f);
    assertThat(TargetGradient.of(new Target.Neuron("x", 1, 1, 0), values, map))
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0);
    assertThat(TargetGradient.of(new Target.Channel("x", 2), new float[3], CLASSES))
        .as("a unit of a vector")
        .containsExactly(0, 0, 1);
  }

  @Test
  void scoresAreReadFromTheMainClassifier() throws UserProblem {
    Architecture googlenet = Catalogue.build(Catalogue.entry("googlenet_paper").settings());
    String head = googlenet.mainHead().layer();
    assertThat(TargetGradient.layer(new Target.Logit(0), googlenet)).isEqualTo(head);
    assertThat(TargetGradient.layer(new Target.Probability(0), googlenet)).isEqualTo(head);
    assertThat(TargetGradient.layer(new Target.Neuron("conv1", 0, 0, 0), googlenet))
        .isEqualTo("conv1");
  }
}
