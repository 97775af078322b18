package cnnlab.lesson.value;

import cnnlab.engine.Engine;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What bundled networks predict for images. */
final class PredictionValues implements AutoCloseable {
  private final Engine engine;
  private final RunValues runs;
  private final LessonImages images;
  private final Map<String, TrainedNetwork> open = new HashMap<>();
  private final Map<List<String>, Prediction> known = new HashMap<>();

  PredictionValues(Engine engine, RunValues runs, LessonImages images) {
    this.engine = engine;
    this.runs = runs;
    this.images = images;
  }

  /**
   * The likeliest class.
   *
   * @param arguments a run and an image
   */
  synchronized Prediction top(List<String> arguments) throws UserProblem {
    Prediction prediction = known.get(arguments);
    if (prediction == null) {
      prediction =
          network(arguments.getFirst()).predict(images.image(arguments.get(1)), 1).getFirst();
      known.put(arguments, prediction);
    }
    return prediction;
  }

  private TrainedNetwork network(String run) throws UserProblem {
    TrainedNetwork network = open.get(run);
    if (network == null) {
      network = TrainedNetwork.ofRun(engine, runs.stored(run));
      open.put(run, network);
    }
    return network;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(TrainedNetwork::close);
    open.clear();
  }
}
