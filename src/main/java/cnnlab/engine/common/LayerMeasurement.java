package cnnlab.engine.common;

import cnnlab.arch.Op;
import cnnlab.run.LayerStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How the layers of a network fared in an iteration, from what an executor measured. */
public final class LayerMeasurement {
  private LayerMeasurement() {}

  /**
   * Of the layers with parameters or a ReLU, in order.
   *
   * @param changes of the parameters, by their layers
   * @param seen the output of a layer
   */
  public static List<LayerStatistics> of(
      List<FusedLayer> layers,
      Map<String, UpdateStatistics> changes,
      Function<FusedLayer, ActivationStatistics> seen) {
    List<LayerStatistics> health = new ArrayList<>();
    for (FusedLayer fused : layers) {
      UpdateStatistics change = changes.get(fused.layer().name());
      boolean relu = fused.relu() || fused.layer().op() instanceof Op.Relu;
      if (change != null || relu) {
        ActivationStatistics output = seen.apply(fused);
        health.add(
            new LayerStatistics(
                fused.layer().name(),
                change == null ? Double.NaN : change.gradientNorm(),
                change == null ? Double.NaN : change.ratio(),
                output.std(),
                relu ? output.dead() : Double.NaN));
      }
    }
    return health;
  }

  /** The first layer whose output is not finite. */
  public static Optional<String> firstNotFinite(
      List<FusedLayer> layers, Function<FusedLayer, ActivationStatistics> seen) {
    return layers.stream()
        .filter(fused -> !seen.apply(fused).finite())
        .map(fused -> fused.layer().name())
        .findFirst();
  }
}
