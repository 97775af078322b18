package cnnlab.run;

/** QUEUED -> RUNNING <-> PAUSED -> FINISHED | STOPPED | FAILED. */
public enum RunState {
  QUEUED,
  RUNNING,
  PAUSED,
  FINISHED,
  STOPPED,
  FAILED;

  /** Whether nothing more will happen to the run. */
  public boolean ended() {
    return switch (this) {
      case QUEUED, RUNNING, PAUSED -> false;
      case FINISHED, STOPPED, FAILED -> true;
    };
  }
}
