package cnnlab.explain.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Images changed by degrees. */
class ImageChangeTest {
  private static final int SIDE = 8;
  private static final byte GRAY = (byte) 128;

  private static RgbImage noise() {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    new Random(5).nextBytes(rgb);
    return new RgbImage(SIDE, SIDE, rgb);
  }

  private static RgbImage changed(RgbImage image, Perturbation perturbation, double amount) {
    return ImageChange.NONE.with(perturbation, amount).apply(image);
  }

  private static byte at(RgbImage image, int column, int row) {
    return image.rgb()[(row * SIDE + column) * 3 + 1];
  }

  @Test
  void whatIsNeutralChangesNothing() {
    RgbImage image = noise();
    assertThat(ImageChange.NONE.apply(image).rgb()).isEqualTo(image.rgb());
    for (Perturbation each : Perturbation.values()) {
      assertThat(changed(image, each, each.neutral()).rgb()).as(each.name()).isEqualTo(image.rgb());
      assertThat(changed(image, each, each.most()).rgb()).as(each.name()).isNotEqualTo(image.rgb());
    }
  }

  @Test
  void aShiftMovesEveryPixelAndGrayComesIn() {
    RgbImage image = noise();
    RgbImage right = changed(image, Perturbation.SHIFT_RIGHT, 2.0 / SIDE);
    RgbImage up = changed(image, Perturbation.SHIFT_DOWN, -1.0 / SIDE);
    for (int row = 0; row < SIDE; row++) {
      assertThat(at(right, 0, row)).isEqualTo(GRAY);
      assertThat(at(right, 5, row)).isEqualTo(at(image, 3, row));
      assertThat(at(up, row, SIDE - 1)).isEqualTo(GRAY);
      assertThat(at(up, row, 2)).isEqualTo(at(image, row, 3));
    }
  }

  @Test
  void aQuarterTurnPutsTheTopToTheRight() {
    RgbImage image = noise();
    RgbImage turned = changed(image, Perturbation.ROTATION, 90);
    for (int i = 0; i < SIDE; i++) {
      assertThat(at(turned, SIDE - 1, i) & 0xff).isCloseTo(at(image, i, 0) & 0xff, offset(1));
    }
  }

  @Test
  void colorsFollowTheirSliders() {
    RgbImage image = noise();
    assertThat(changed(image, Perturbation.CONTRAST, 0).rgb()).containsOnly(GRAY);
    assertThat(changed(image, Perturbation.BRIGHTNESS, 0.2).rgb()[0] & 0xff)
        .isEqualTo(Math.min(255, (image.rgb()[0] & 0xff) + 51));
    RgbImage flat = new RgbImage(SIDE, SIDE, changed(image, Perturbation.CONTRAST, 0).rgb());
    assertThat(changed(flat, Perturbation.BLUR, 0.06).rgb()).containsOnly(GRAY);
    assertThat(changed(flat, Perturbation.NOISE, 0.1).rgb())
        .as("the same noise each time")
        .isEqualTo(changed(flat, Perturbation.NOISE, 0.1).rgb());
  }

  @Test
  void aPatchHidesWhatIsBelow() {
    RgbImage image = noise();
    RgbImage hidden = ImageChange.NONE.with(new GrayPatch(0.25, 0.75, 0.5)).apply(image);
    assertThat(at(hidden, 1, 6)).isEqualTo(GRAY);
    assertThat(at(hidden, 6, 1)).isEqualTo(at(image, 6, 1));
    assertThat(ImageChange.NONE.with(new GrayPatch(0.5, 0.5, 1)).apply(image).rgb())
        .containsOnly(GRAY);
  }

  /** Where the slider is neutral, the curve passes through the network's answer. */
  @Test
  void theCurvePassesThroughTheAnswer() throws UserProblem {
    Engine engine = OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
    RgbImage cat = Images.read(Path.of("sample-images", "chelsea.png"));
    try (TrainedNetwork network =
        TrainedNetwork.ofWeights(engine, TrainedResNet20.file(), null, null)) {
      Prediction answer = network.predict(cat, 1).getFirst();
      PerturbedPredictions curve =
          PerturbedPredictions.of(
              network,
              network.preprocessing().fit(cat),
              ImageChange.NONE,
              Perturbation.ROTATION,
              13,
              Set.of(),
              () -> false);
      assertThat(curve.amounts()).hasSize(13).startsWith(-180).endsWith(180);
      assertThat(curve.amounts()[6]).isZero();
      assertThat(curve.of(answer.index())[6]).isCloseTo(answer.probability(), offset(1e-4));
      assertThat(curve.top(3)).hasSize(3).contains(answer.index());
    }
  }

  /** A line from left to right, half of it erased again. */
  @Test
  void theLastStrokeOverAPixelCounts() {
    RgbImage white = new RgbImage(10, 10, filled(10 * 10 * 3, 255));
    Stroke line = new Stroke(0xff8000, 0.1, List.of(new Stroke.Point(0, 0.5)));
    Stroke drawn = line.to(new Stroke.Point(1, 0.5));
    RgbImage shown = ImageChange.NONE.with(List.of(drawn)).apply(white);
    for (int column = 0; column < 10; column++) {
      int at = (4 * 10 + column) * 3;
      assertThat(shown.rgb()[at] & 0xff).isEqualTo(255);
      assertThat(shown.rgb()[at + 1] & 0xff).isEqualTo(128);
      assertThat(shown.rgb()[at + 2] & 0xff).isZero();
      assertThat(shown.rgb()[at - 60 + 2] & 0xff).as("two rows higher").isEqualTo(255);
    }
    Stroke away =
        new Stroke(Stroke.ERASER, 0.2, List.of(new Stroke.Point(0, 0.5)))
            .to(new Stroke.Point(0.4, 0.5));
    RgbImage half = ImageChange.NONE.with(List.of(drawn, away)).apply(white);
    assertThat(half.rgb()[(4 * 10 + 1) * 3 + 2] & 0xff).as("erased").isEqualTo(255);
    assertThat(half.rgb()[(4 * 10 + 9) * 3 + 2] & 0xff).as("still there").isZero();
    assertThat(ImageChange.NONE.with(List.of(away)).apply(white).rgb())
        .as("nothing to erase")
        .isEqualTo(white.rgb());
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
