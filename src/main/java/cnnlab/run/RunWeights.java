package cnnlab.run;

import java.nio.file.Path;

/** Weights that a run keeps and another can start from. */
public enum RunWeights {
  /** Those of the epoch that did best on the validation split. */
  BEST(RunFiles.BEST),
  /** The newest, with the optimizer's state. */
  LAST(RunFiles.CHECKPOINT);

  private final String file;

  RunWeights(String file) {
    this.file = file;
  }

  /** Their file in a run's folder. */
  public Path in(Path folder) {
    return folder.resolve(file);
  }
}
