package cnnlab.evaluation;

/**
 * What a network took one image for.
 *
 * @param index of the image in its split
 * @param label its class, among the network's
 * @param predicted the likeliest class
 * @param confidence probability of that class, 0 to 1
 * @param labelProbability probability of the image's own class, 0 to 1
 */
public record ExamplePrediction(
    int index, int label, int predicted, float confidence, float labelProbability) {
  public boolean isCorrect() {
    return label == predicted;
  }

  /** Negative natural logarithm of the probability of its class. */
  public double loss() {
    return -Math.log(Math.max(labelProbability, Float.MIN_NORMAL));
  }
}
