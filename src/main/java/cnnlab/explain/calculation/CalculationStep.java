package cnnlab.explain.calculation;

import cnnlab.arch.Layer;

/**
 * How one layer comes to one value.
 *
 * @param value the network's own
 */
public record CalculationStep(Layer layer, ValuePlace place, float value, Derivation derivation) {
  private static final int DIGITS = 4;
  private static final int MOST_DECIMALS = 9;

  /**
   * Decimals with which the numbers are written: four digits of the largest that goes in, so that
   * what is written adds up.
   */
  public int decimals() {
    double scale = Math.max(derivation.scale(), Math.abs(value));
    return scale > 0
        ? Math.clamp(DIGITS - 1 - (int) Math.floor(Math.log10(scale)), 0, MOST_DECIMALS)
        : DIGITS - 1;
  }
}
