package cnnlab.run;

/**
 * How a layer fared in one iteration; NaN where it has none of it.
 *
 * @param gradientNorm Euclidean norm of the loss's gradient for the layer's parameters
 * @param updateRatio norm of the change of its parameters over their norm; about a thousandth is
 *     usual
 * @param std standard deviation of its output over batch, channels and places
 * @param dead share of its ReLU's channels that were zero everywhere in the batch
 */
public record LayerStatistics(
    String layer, double gradientNorm, double updateRatio, double std, double dead) {}
