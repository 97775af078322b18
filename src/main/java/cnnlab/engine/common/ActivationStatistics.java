package cnnlab.engine.common;

/**
 * A layer's output in numbers.
 *
 * @param std standard deviation over all values
 * @param dead share of the channels that are nowhere above zero
 * @param finite whether every value is a number
 */
public record ActivationStatistics(double std, double dead, boolean finite) {}
