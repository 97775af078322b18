package cnnlab.lesson.value;

import cnnlab.engine.Engine;
import java.nio.file.Path;

/**
 * Where a lesson's values come from. What was computed once is known from then on; a trained
 * network stays open until this is closed. For any thread.
 */
public final class Lab implements AutoCloseable {
  private final NetworkValues networks;
  private final RunValues runs;
  private final PredictionValues predictions;
  private final BlockValues blocks;

  /**
   * @param folder the lesson's, for networks, runs and images of its own
   */
  public Lab(Engine engine, Path folder) {
    networks = new NetworkValues(folder);
    runs = new RunValues(folder);
    predictions = new PredictionValues(engine, runs, new LessonImages(folder));
    blocks = new BlockValues(engine, runs);
  }

  public NetworkValues networks() {
    return networks;
  }

  public RunValues runs() {
    return runs;
  }

  PredictionValues predictions() {
    return predictions;
  }

  BlockValues blocks() {
    return blocks;
  }

  @Override
  public void close() {
    predictions.close();
    blocks.close();
  }
}
