package cnnlab;

import cnnlab.arch.Architecture;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.Attribution;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionRequest;
import cnnlab.explain.AttributionSettings;
import cnnlab.explain.ExplainedLayers;
import cnnlab.inference.Labels;
import cnnlab.inference.ModelFile;
import cnnlab.inference.TrainedNetwork;
import cnnlab.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Milliseconds for one image: prediction, Grad-CAM at the last layer, integrated gradients in 50
 * steps; the median of so many repeats after one that is not counted. {@code
 * src/bench/explain-latency.sh} puts PyTorch's beside them.
 */
public final class ExplainLatency {
  private static final int CLASSES = 1000;
  private static final int LABEL = 207;

  private ExplainLatency() {}

  /** Of a network of the catalogue, and how often. */
  public static void main(String[] arguments) throws Exception {
    int repeats = Integer.parseInt(arguments[1]);
    Engine engine = new OneDnnEngine();
    Architecture architecture =
        Catalogue.build(Catalogue.entry(arguments[0]).settings()).forInference();
    Weights weights;
    try (Network drawn = engine.forInference(architecture)) {
      weights = new Weights(drawn.weights(), Map.of(), List.of());
    }
    ModelFile model =
        new ModelFile(
            architecture, weights, null, Preprocessing.IMAGENET, new Labels.Numbers(CLASSES));
    byte[] rgb = new byte[256 * 256 * 3];
    new Random(1).nextBytes(rgb);
    RgbImage image = new RgbImage(256, 256, rgb);
    AttributionSettings settings = AttributionSettings.of(224);
    String last = ExplainedLayers.of(architecture).getLast();
    try (TrainedNetwork network = TrainedNetwork.of(engine, model)) {
      Batch batch = network.batch(List.of(image));
      double predict = milliseconds(repeats, () -> network.probabilities(batch));
      double gradCam =
          milliseconds(
              repeats, () -> explain(network, image, AttributionMethod.GRAD_CAM, settings, last));
      double integrated =
          milliseconds(
              Math.max(1, repeats / 5),
              () ->
                  explain(network, image, AttributionMethod.INTEGRATED_GRADIENTS, settings, null));
      System.out.printf(Locale.ROOT, "%.1f %.1f %.0f%n", predict, gradCam, integrated);
    }
  }

  private static Object explain(
      TrainedNetwork network,
      RgbImage image,
      AttributionMethod method,
      AttributionSettings settings,
      String layer)
      throws Exception {
    return Attribution.of(
            network, image, new AttributionRequest(method, LABEL, settings, layer), _ -> true)
        .orElseThrow();
  }

  private static double milliseconds(int repeats, Callable<?> work) throws Exception {
    double[] times = new double[repeats];
    work.call();
    for (int i = 0; i < repeats; i++) {
      long began = System.nanoTime();
      work.call();
      times[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(times);
    return times[repeats / 2];
  }
}
