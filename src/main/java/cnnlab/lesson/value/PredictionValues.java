package cnnlab.lesson.value;

import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionRequest;
import cnnlab.explain.ParameterRandomization;
import cnnlab.explain.ParameterRandomization.Order;
import cnnlab.explain.ParameterRandomization.Step;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What bundled networks predict for images. */
final class PredictionValues implements AutoCloseable {
  private final OpenNetworks networks;
  private final LessonImages images;
  private final Map<List<String>, Prediction> known = new HashMap<>();
  private final Map<List<String>, List<Step>> randomizations = new HashMap<>();

  PredictionValues(Engine engine, RunValues runs, LessonImages images) {
    networks = new OpenNetworks(engine, runs);
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
          networks.of(arguments.getFirst()).predict(images.image(arguments.get(1)), 1).getFirst();
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
    TrainedNetwork network = networks.of(arguments.getFirst());
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

  /**
   * How alike a method's map for the likeliest class stays when the upper blocks are made random:
   * the rank correlation without signs, as the explanation's check shows it.
   *
   * @param arguments a run, a method, an image, and how many blocks
   */
  synchronized double randomized(List<String> arguments) throws UserProblem {
    int blocks = TypedNumber.whole(arguments.get(3), "blocks");
    List<Step> steps = randomizations.get(arguments.subList(0, 3));
    if (steps == null) {
      steps = randomizations(arguments);
      randomizations.put(List.copyOf(arguments.subList(0, 3)), steps);
    }
    if (blocks < 0 || blocks >= steps.size()) {
      throw UserProblem.of("lesson.value.blocks", arguments.getFirst(), steps.size() - 1);
    }
    return steps.get(blocks).absolute();
  }

  private List<Step> randomizations(List<String> arguments) throws UserProblem {
    String wanted = arguments.get(1);
    AttributionMethod method =
        AttributionMethod.named(wanted)
            .orElseThrow(() -> UserProblem.of("lesson.value.method", wanted));
    TrainedNetwork network = networks.of(arguments.getFirst());
    RgbImage image = images.image(arguments.get(2));
    AttributionRequest request =
        AttributionRequest.of(
            method,
            network.predict(image, 1).getFirst().index(),
            network.preprocessing().inputSize());
    List<Step> steps = new ArrayList<>();
    ParameterRandomization.run(network, image, request, Order.CASCADING, _ -> true, steps::add);
    return steps;
  }

  @Override
  public synchronized void close() {
    networks.close();
  }
}
