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

  /**
   * The largest value of a layer's output.
   *
   * @param arguments a run, a layer and an image
   */
  synchronized double largest(List<String> arguments) throws UserProblem {
    TrainedNetwork network = network(arguments.getFirst());
    String layer = arguments.get(1);
    if (network.architecture().layers().stream().noneMatch(each -> each.name().equals(layer))) {
      throw UserProblem.of("lesson.value.layer", arguments.getFirst(), layer);
    }
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : network.activation(images.image(arguments.get(2)), layer).values()) {
      largest = Math.max(largest, value);
    }
    return largest;
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
