package cnnlab.engine.onednn;

/** One thing a program does. */
interface Step {

  /** Called once, when all memory has its place. */
  default void prepare() {}

  void run();

  default void close() {}
}
