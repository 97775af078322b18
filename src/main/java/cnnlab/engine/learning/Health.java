package cnnlab.engine.learning;

import cnnlab.arch.Op;
import cnnlab.run.LayerHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How the layers of a network fared in an iteration, from what an executor measured. */
public final class Health {
  private Health() {}

  /**
   * Of the layers with parameters or a ReLU, in order.
   *
   * @param changes of the parameters, by their layers
   * @param seen the output of a unit
   */
  public static List<LayerHealth> of(
      List<Unit> units, Map<String, Change> changes, Function<Unit, ActivationStatistics> seen) {
    List<LayerHealth> health = new ArrayList<>();
    for (Unit unit : units) {
      Change change = changes.get(unit.layer().name());
      boolean relu = unit.relu() || unit.layer().op() instanceof Op.Relu;
      if (change != null || relu) {
        ActivationStatistics output = seen.apply(unit);
        health.add(
            new LayerHealth(
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
      List<Unit> units, Function<Unit, ActivationStatistics> seen) {
    return units.stream()
        .filter(unit -> !seen.apply(unit).finite())
        .map(unit -> unit.layer().name())
        .findFirst();
  }
}
