package cnnlab.weights;

/** What is read is no file of weights of the program that it should be of, or no longer one. */
public final class MalformedContent extends Exception {
  public MalformedContent(String message) {
    super(message);
  }
}
