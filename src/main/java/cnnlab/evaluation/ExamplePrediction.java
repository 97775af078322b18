package cnnlab.evaluation;

/**
 * What a network took one image for.
 *
 * @param index of the image in its split
 * @param label its class, among the network's
 * @param predicted the likeliest class
 * @param confidence probability of that class, 0 to 1
 */
public record ExamplePrediction(int index, int label, int predicted, float confidence) {
  public boolean isCorrect() {
    return label == predicted;
  }
}
