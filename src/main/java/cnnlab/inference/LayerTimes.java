package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import cnnlab.training.Benchmark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * How long the layers of a network take on a machine to answer for one image.
 *
 * @param seconds medians over {@link #PASSES} passes, by layer; layers that are fused into others
 *     with one before them are not there
 * @param device what computed
 */
public record LayerTimes(Map<String, Double> seconds, Device device) {
  /** Passes that are measured. */
  public static final int PASSES = 15;

  private static final int WARM_UP = 3;

  public LayerTimes {
    seconds = Map.copyOf(seconds);
  }

  /**
   * Measures a network with random weights on made-up pixels.
   *
   * @param goOn told, now and then, the share done, 0 to 1; its answer false ends the work
   * @return empty if it was ended early
   */
  public static Optional<LayerTimes> measure(
      Engine engine, Architecture architecture, DoublePredicate goOn) throws UserProblem {
    Map<String, double[]> passes = new LinkedHashMap<>();
    int classes = Shapes.of(architecture).get(architecture.mainHead().layer()).channels();
    Batch image = Benchmark.images(architecture.input(), classes, 1);
    try (Network network = engine.forInference(architecture)) {
      for (int pass = -WARM_UP; pass < PASSES; pass++) {
        if (!goOn.test((pass + WARM_UP) / (double) (WARM_UP + PASSES))) {
          return Optional.empty();
        }
        Map<String, Double> seconds = network.layerSeconds(image);
        if (pass >= 0) {
          int index = pass;
          seconds.forEach(
              (layer, took) ->
                  passes.computeIfAbsent(layer, _ -> new double[PASSES])[index] = took);
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    passes.forEach((layer, times) -> medians.put(layer, Benchmark.median(times)));
    return Optional.of(new LayerTimes(medians, engine.device()));
  }
}
