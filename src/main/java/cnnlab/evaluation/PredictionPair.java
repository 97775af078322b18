package cnnlab.evaluation;

/** What two networks took one image for. */
public record PredictionPair(ExamplePrediction first, ExamplePrediction second) {

  /** Which of the two classifies it correctly. */
  public Outcome outcome() {
    if (first.isCorrect()) {
      return second.isCorrect() ? Outcome.BOTH : Outcome.ONLY_FIRST;
    }
    return second.isCorrect() ? Outcome.ONLY_SECOND : Outcome.NEITHER;
  }

  /** Who of two networks classifies an image correctly. */
  public enum Outcome {
    BOTH,
    ONLY_FIRST,
    ONLY_SECOND,
    NEITHER
  }
}
