package cnnlab.run;

/**
 * A learning rate that a user chose while the run went on.
 *
 * @param iteration after which it holds
 * @param learningRate as {@link OptimizerSettings#learningRate}, before the schedule's factor
 */
public record RateChange(int iteration, double learningRate) {}
