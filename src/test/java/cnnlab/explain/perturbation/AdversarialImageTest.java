package cnnlab.explain.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** FGSM and PGD, on numbers of Captum's tests and on the bundled network. */
@SuppressWarnings("NullAway.Init") // set before all tests
class AdversarialImageTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final double EPSILON = 4 / 255.0;

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

  /** ReLU(ReLU(a) - 1 - ReLU(b)) is to be lowered: its gradient is (1, -1). */
  @Test
  void oneStepGoesAlongTheSignOfTheGradient() throws UserProblem {
    float[] point =
        SignSteps.of(
            new float[] {4, 2},
            AdversarialSettings.fgsm(0.25, true),
            _ -> new float[] {1, -1},
            -100,
            100);
    assertThat(point).containsExactly(3.75f, 2.25f);
  }

  @Test
  void manyStepsStayNearAndWithinTheColors() throws UserProblem {
    float[] point =
        SignSteps.of(
            new float[] {0.5f, 0.02f, 0.99f},
            AdversarialSettings.pgd(0.1, 10, false),
            _ -> new float[] {3, -1e-9f, 0.5f},
            0,
            1);
    assertThat(point).containsExactly(new float[] {0.6f, 0, 1}, offset(1e-6f));
  }

  @Test
  void aTargetIsReachedAndTheChangeKeepsItsBound() throws UserProblem {
    int before = network.predict(cat, 1).getFirst().index();
    int target = (before + 1) % 10;
    AdversarialImage left =
        AdversarialImage.of(network, cat, before, AdversarialSettings.fgsm(EPSILON, false));
    AdversarialImage reached =
        AdversarialImage.of(network, cat, target, AdversarialSettings.pgd(EPSILON, 20, true));

    assertThat(left.predictionsBefore().getFirst().index()).isEqualTo(before);
    assertThat(probability(left, before, true)).isLessThan(probability(left, before, false));
    assertThat(reached.deceives()).isTrue();
    assertThat(reached.predictionsAfter().getFirst().index()).isEqualTo(target);
    for (AdversarialImage image : new AdversarialImage[] {left, reached}) {
      assertThat(image.largestChange()).isCloseTo(EPSILON, offset(1e-6));
      for (float color : image.after()) {
        assertThat(color).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void noRoomNoChange() throws UserProblem {
    AdversarialImage same =
        AdversarialImage.of(network, cat, 3, AdversarialSettings.fgsm(0, false));
    assertThat(same.deceives()).isFalse();
    assertThat(same.changed().rgb()).isEqualTo(same.original().rgb());
    assertThat(same.difference().rgb()).containsOnly((byte) 128);
  }

  private static double probability(AdversarialImage image, int label, boolean after) {
    return (after ? image.predictionsAfter() : image.predictionsBefore())
        .stream().filter(each -> each.index() == label).findFirst().orElseThrow().probability();
  }
}
