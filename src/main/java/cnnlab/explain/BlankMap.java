package cnnlab.explain;

import cnnlab.explain.AttributionMethod.Family;
import java.util.Locale;
import java.util.Optional;

/** Why there is nothing to see in a map. */
public enum BlankMap {
  /** At this layer the weighted sum is negative everywhere, and the ReLU leaves nothing of it. */
  NEGATIVE,
  /** Every value is zero: no ReLU on the way to the class lets anything pass. */
  ZERO,
  /** The values are no numbers. */
  NOT_FINITE;

  /** Of the sentence that says it. */
  public String key() {
    return "explain.blank." + name().toLowerCase(Locale.ROOT);
  }

  /** Empty where there is something to see. */
  public static Optional<BlankMap> of(AttributionMethod method, LayerMap map) {
    boolean any = false;
    boolean positive = false;
    for (float value : map.values()) {
      if (!Float.isFinite(value)) {
        return Optional.of(NOT_FINITE);
      }
      any |= value != 0;
      positive |= value > 0;
    }
    if (!any) {
      return Optional.of(ZERO);
    }
    return method.family() == Family.LAYER && !positive ? Optional.of(NEGATIVE) : Optional.empty();
  }
}
