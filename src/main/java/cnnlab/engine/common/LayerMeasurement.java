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
   * @param seen the output of a unit
   */
  public static List<LayerStatistics> of(
      List<FusedLayer> units,
      Map<String, UpdateStatistics> changes,
      Function<FusedLayer, ActivationStatistics> seen) {
    List<LayerStatistics> health = new ArrayList<>();
    for (FusedLayer unit : units) {
      UpdateStatistics change = changes.get(unit.layer().name());
      boolean relu = unit.relu() || unit.layer().op() instanceof Op.Relu;
      if (change != null || relu) {
        ActivationStatistics output = seen.apply(unit);
        health.add(
            new LayerStatistics(
                unit.layer().name(),
                change == null ? Double.NaN : change.gradientNorm(),
                change == null ? Double.NaN : change.ratio(),
                output.spread(),
                relu ? output.dead() : Double.NaN));
      }
    }
    return health;
  }

  /** The first layer whose output is not finite. */
  public static Optional<String> firstNotFinite(
      List<FusedLayer> units, Function<FusedLayer, ActivationStatistics> seen) {
    return units.stream()
        .filter(unit -> !seen.apply(unit).finite())
        .map(unit -> unit.layer().name())
        .findFirst();
  }
}
