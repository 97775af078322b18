package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that looks at one pixel of sixteen: its class is sure there, else it is half. */
class PixelRemovalByHandTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final int SIDE = 4;
  private static final int PIXEL = 6;
  private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);

  /** The pixel's place in the order; the step of 24 at which it is gone. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 3", "7, 12", "15, 24"})
  void theCurveFallsWhenThePixelThatCountsIsDeleted(int place, int step) throws UserProblem {
    float[] importance = new float[SIDE * SIDE];
    int next = 0;
    for (int i = 0; i < importance.length; i++) {
      next += next == place ? 1 : 0;
      importance[i] = -(i == PIXEL ? place : next++);
    }
    byte[] rgb = new byte[SIDE * SIDE * 3];
    Arrays.fill(rgb, (byte) 90);
    rgb[PIXEL * 3] = (byte) 255;
    try (TrainedNetwork network = open()) {
      PixelRemoval found =
          PixelRemoval.of(
                  network,
                  new RgbImage(SIDE, SIDE, rgb),
                  0,
                  new HeatMap(SIDE, SIDE, importance),
                  _ -> true)
              .orElseThrow();
      double[] deletion = found.deletion().probabilities();
      for (int i = 0; i < deletion.length; i++) {
        assertThat(deletion[i]).as("step " + i).isCloseTo(i < step ? 1 : 0.5, offset(1e-4));
      }
      assertThat(found.deletion().area()).isCloseTo(0.5 + (step - 0.5) / 48, offset(1e-4));
    }
  }

  private static TrainedNetwork open() throws UserProblem {
    GraphBuilder graph = new GraphBuilder();
    String flat = graph.add("flatten", new Op.Flatten(), graph.input(3, SIDE, SIDE));
    graph.head(graph.add("fc", new Op.Linear(2, false), flat), 1);
    float[] weights = new float[2 * 3 * SIDE * SIDE];
    weights[PIXEL] = 20; // of its red
    return TrainedNetwork.of(
        ENGINE,
        new ModelFile(
            graph.build("hand", "form.tiny", new Paper("none", "none")),
            new Weights(
                Map.of(
                    "fc.weight",
                    new Tensor(List.of(2, 3 * SIDE * SIDE), FloatBuffer.wrap(weights))),
                Map.of()),
            null,
            new Preprocessing(SIDE, SIDE, HALF, HALF),
            new Labels.Numbers(2)));
  }
}
