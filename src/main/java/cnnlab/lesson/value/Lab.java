package cnnlab.lesson.value;

import cnnlab.engine.Engine;
import java.nio.file.Path;

/**
 * Where a lesson's values come from. What was computed once is known from then on; a trained
 * network stays open until this is closed. For any thread.
 */
public final class Lab implements AutoCloseable {
  private final NetworkValues networks;
  private final RunValues runs = new RunValues();
  private final PredictionValues predictions;

  /**
   * @param folder the lesson's, for networks and images of its own
   */
  public Lab(Engine engine, Path folder) {
    networks = new NetworkValues(folder);
    predictions = new PredictionValues(engine, runs, new LessonImages(folder));
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

  @Override
  public void close() {
    predictions.close();
  }
}
