package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.text.UserProblem;

/** A learning framework that networks are written for. */
public enum Framework {
  PYTORCH("PyTorch", "py"),
  KERAS("Keras", "py"),
  DL4J("DL4J", "java");

  private final String title;
  private final String extension;

  Framework(String title, String extension) {
    this.title = title;
    this.extension = extension;
  }

  /** Its name on screen. */
  public String title() {
    return title;
  }

  /** The usual name of a file with this network. */
  public String fileName(Architecture architecture) {
    return this == DL4J
        ? Dl4jCode.className(architecture) + "." + extension
        : PythonText.identifier(architecture.name()) + "." + extension;
  }

  /**
   * The network as source code, complete and ready to run.
   *
   * @throws UserProblem located at a layer that fits nowhere or that the framework does not have
   */
  public String write(Architecture architecture) throws UserProblem {
    return switch (this) {
      case PYTORCH -> PyTorchCode.of(architecture);
      case KERAS -> KerasCode.of(architecture);
      case DL4J -> Dl4jCode.of(architecture);
    };
  }
}
