package cnnlab.arch.catalogue;

/**
 * The width multiplier. A number of channels or hidden units is multiplied by {@code factor} and
 * rounded to the nearest multiple of {@code divisor}, at least one times the divisor.
 *
 * @param divisor what every number must be divisible by: the groups of grouped convolutions
 */
record Width(double factor, int divisor) {

  int of(int channels) {
    long multiple = Math.round(channels * factor / divisor);
    return Math.toIntExact(Math.max(1, multiple) * divisor);
  }
}
