package cnnlab.weights.pytorch;

/** What is read is no file of weights that PyTorch wrote, or no longer one. */
final class MalformedContent extends Exception {
  MalformedContent(String message) {
    super(message);
  }
}
