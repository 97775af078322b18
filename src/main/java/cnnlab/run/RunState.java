package cnnlab.run;

/** QUEUED -> RUNNING <-> PAUSED -> FINISHED | STOPPED | FAILED. */
public enum RunState {
  QUEUED,
  RUNNING,
  PAUSED,
  FINISHED,
  STOPPED,
  FAILED
}
