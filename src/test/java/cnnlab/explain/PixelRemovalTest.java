package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionMethod.Sign;
import cnnlab.explain.PixelRemoval.Curve;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PixelRemovalTest {
  private static final int CAT = 3;

  @Test
  void theAreaIsThatOfTheTrapezoids() {
    Curve curve = new Curve(new double[] {0, 0.5, 1}, new double[] {1, 0.5, 0.1});
    assertThat(curve.area()).isCloseTo(0.375 + 0.15, offset(1e-12));
  }

  @Test
  void imagesBeginAndEndWholeWhateverTheOrderAndAnEarlyEndHasNoCurves() throws UserProblem {
    Engine engine = OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
    RgbImage image = Images.read(Path.of("sample-images/chelsea.png"));
    try (TrainedNetwork network =
        TrainedNetwork.ofWeights(engine, TrainedResNet20.file(), null, null)) {
      AttributionRequest request = AttributionRequest.of(AttributionMethod.OCCLUSION, CAT, 32);
      HeatMap map =
          HeatMap.of(
              Attribution.of(network, image, request, _ -> true).orElseThrow().last(),
              Family.FALL,
              Sign.SIGNED);
      PixelRemoval found = PixelRemoval.of(network, image, CAT, map, _ -> true).orElseThrow();

      double whole =
          network.predict(image, 10).stream()
              .filter(prediction -> prediction.index() == CAT)
              .findFirst()
              .orElseThrow()
              .probability();
      for (Curve deletion : new Curve[] {found.deletion(), found.randomDeletion()}) {
        assertThat(deletion.probabilities()[0]).isCloseTo(whole, offset(1e-4));
        assertThat(deletion.shares()).startsWith(0).endsWith(1);
      }
      for (Curve insertion : new Curve[] {found.insertion(), found.randomInsertion()}) {
        assertThat(insertion.probabilities()[24]).isCloseTo(whole, offset(1e-4));
      }
      assertThat(found.deletion().probabilities()[24])
          .as("the mean color, whatever the order")
          .isCloseTo(found.randomDeletion().probabilities()[24], offset(1e-4));
      assertThat(found.insertion().area())
          .as("what matters brings the class back sooner than a random order")
          .isGreaterThan(found.randomInsertion().area());
      assertThat(PixelRemoval.of(network, image, CAT, map, share -> share < 0.5)).isEmpty();
    }
  }
}
