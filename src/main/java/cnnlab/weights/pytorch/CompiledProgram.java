package cnnlab.weights.pytorch;

/** The file holds a TorchScript program, not weights alone. */
final class CompiledProgram extends Exception {
  CompiledProgram() {
    super("TorchScript");
  }
}
