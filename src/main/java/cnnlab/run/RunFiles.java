package cnnlab.run;

/** The names of the files in a run's folder. */
final class RunFiles {
  static final String RECORD = "run.json";
  static final String EPOCHS = "metrics.csv";
  static final String ITERATIONS = "iterations.csv";

  /** How the layers fared, now and then. */
  static final String HEALTH = "health.csv";

  static final String BEST = "best.safetensors";

  /** The newest weights in runs of earlier versions; later ones have them in the checkpoint. */
  static final String LAST = "last.safetensors";

  /** All that is needed to go on: the newest weights and the optimizer's state. */
  static final String CHECKPOINT = "checkpoint.safetensors";

  static final String CONFUSION = "confusion.csv";
  static final String LABELS = "labels.json";

  /** What a user says about the run. */
  static final String NOTES = "notes.json";

  /** By what the data of the run are known. */
  static final String DATA = "data.sha256";

  static final String LOG = "log.txt";

  /** Why the run failed. */
  static final String PROBLEM = "problem.json";

  /** The images that cannot be read, a line each with the reason; so named since the first runs. */
  static final String SKIPPED = "left-out.jsonl";

  /** There while a process writes the folder. */
  static final String RUNNING = "running";

  private RunFiles() {}
}
