package cnnlab.explain;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Target;
import cnnlab.explain.Explanation.LayerMap;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Explains an answer by any of the {@link AttributionMethod}s. */
public final class Attribution {
  private Attribution() {}

  /**
   * What in an image speaks for a class, by its score before softmax; by its probability where
   * parts are hidden.
   *
   * @param goOn told the share done, 0 to 1; its answer false ends the work
   * @return empty if it was ended early
   */
  public static Optional<Explanation> of(
      TrainedNetwork network,
      RgbImage image,
      int label,
      AttributionMethod method,
      DoublePredicate goOn)
      throws UserProblem {
    if (!goOn.test(0)) {
      return Optional.empty();
    }
    float[] pixels = new float[network.preprocessing().values()];
    network.preprocessing().apply(image, pixels, 0);
    PixelAttribution attribution = new PixelAttribution(network, pixels, label, goOn);
    return switch (method) {
      case CLASS_ACTIVATION ->
          ClassActivation.of(network, image, label).map(map -> ofLast(network, method, map));
      case GRAD_CAM, GRAD_CAM_PLUS_PLUS, HIRES_CAM, LAYER_CAM ->
          Optional.of(ofLayers(network, pixels, label, method));
      case GRADIENT -> ofPixels(network, method, attribution.magnitude(BackwardRule.GRADIENT));
      case GUIDED_BACKPROPAGATION ->
          ofPixels(network, method, attribution.magnitude(BackwardRule.GUIDED));
      case DECONVNET -> ofPixels(network, method, attribution.magnitude(BackwardRule.DECONVNET));
      case INPUT_X_GRADIENT -> ofPixels(network, method, attribution.timesInput());
      case SMOOTHGRAD -> attribution.smooth().flatMap(map -> ofPixels(network, method, map));
      case INTEGRATED_GRADIENTS ->
          attribution.integrated().flatMap(map -> ofPixels(network, method, map));
      case OCCLUSION ->
          Occlusion.of(network, image, label, goOn).flatMap(map -> ofPixels(network, method, map));
    };
  }

  private static Optional<Explanation> ofPixels(
      TrainedNetwork network, AttributionMethod method, HeatMap map) {
    String input = network.architecture().layers().getFirst().name();
    return Optional.of(new Explanation(method, List.of(new LayerMap(input, map))));
  }

  private static Explanation ofLast(TrainedNetwork network, AttributionMethod method, HeatMap map) {
    String last = layers(network.architecture()).getLast();
    return new Explanation(method, List.of(new LayerMap(last, map)));
  }

  /** One pass for all layers. */
  private static Explanation ofLayers(
      TrainedNetwork network, float[] pixels, int label, AttributionMethod method)
      throws UserProblem {
    List<String> layers = layers(network.architecture());
    Gradients found =
        network.gradients(
            new Batch(1, pixels, new int[1]),
            new Target.Logit(label),
            BackwardRule.GRADIENT,
            new HashSet<>(layers));
    return new Explanation(
        method,
        layers.stream()
            .map(
                layer ->
                    new LayerMap(
                        layer,
                        ClassActivationMaps.of(
                            method, found.activation(layer), found.gradient(layer))))
            .toList());
  }

  /**
   * The layers whose maps are told, in the network's order: activation functions and
   * concatenations, as long as they have more than one place.
   */
  static List<String> layers(Architecture architecture) {
    try {
      Shapes shapes = Shapes.of(architecture);
      return architecture.layers().stream()
          .filter(layer -> isTold(layer.op()))
          .filter(
              layer ->
                  shapes.get(layer.name()) instanceof Shape.FeatureMap map
                      && map.height() * map.width() > 1)
          .map(Layer::name)
          .toList();
    } catch (UserProblem e) {
      throw new IllegalArgumentException(e); // the network was checked when it was made
    }
  }

  private static boolean isTold(Op op) {
    return op instanceof Op.Activation || op instanceof Op.Concat;
  }
}
