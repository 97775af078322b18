package cnnlab.ui.inspect.several;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shape;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Network.Activation;
import cnnlab.explain.Attribution;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionRequest;
import cnnlab.explain.AttributionSettings;
import cnnlab.explain.ExplainedLayers;
import cnnlab.explain.Explanation;
import cnnlab.explain.LayerMap;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of every network: what a method says speaks for a class, or what a layer does.
 *
 * @param method null for the activations themselves: the mean of a layer's channels
 */
record ComparedMap(@Nullable AttributionMethod method) {
  static final ComparedMap ACTIVATION = new ComparedMap(null);
  static final ComparedMap FIRST = new ComparedMap(AttributionMethod.GRAD_CAM);

  /** The activations, and the methods that suit all of these networks. */
  static List<ComparedMap> of(List<Architecture> networks) {
    return Stream.concat(
            Stream.of(ACTIVATION),
            Arrays.stream(AttributionMethod.values())
                .filter(
                    method ->
                        networks.stream()
                            .allMatch(network -> AttributionMethod.of(network).contains(method)))
                .map(ComparedMap::new))
        .toList();
  }

  String title(Messages messages) {
    return messages.get(method == null ? "several.activation" : "explain.method." + method.id());
  }

  /** How its values are to be taken. */
  Family family() {
    return method == null ? Family.LAYER : method.family();
  }

  /** Whether it depends on the class. */
  boolean isOfClass() {
    return method != null;
  }

  /** Whether there is a map for each layer; else one, of the image. */
  boolean isOfLayers() {
    return method == null || method.isOfEveryLayer() || isOfOneLayer();
  }

  /** Whether each layer takes work of its own. */
  boolean isOfOneLayer() {
    return method == AttributionMethod.SCORE_CAM;
  }

  /**
   * Of a network and an image.
   *
   * @param layer of the methods that tell of one at a time
   * @return one for each of the {@link ExplainedLayers}, or only one; empty if it was ended early
   */
  Optional<List<LayerMap>> maps(
      TrainedNetwork network, RgbImage image, int label, String layer, DoublePredicate goOn)
      throws UserProblem {
    if (method == null) {
      return Optional.of(activations(network, image));
    }
    AttributionSettings settings = AttributionSettings.of(network.preprocessing().inputSize());
    return Attribution.of(
            network,
            image,
            new AttributionRequest(method, label, settings, isOfOneLayer() ? layer : null),
            goOn)
        .map(Explanation::maps);
  }

  private static List<LayerMap> activations(TrainedNetwork network, RgbImage image)
      throws UserProblem {
    List<String> layers = ExplainedLayers.of(network.architecture());
    Map<String, Activation> found =
        network.activations(network.batch(List.of(image)), Set.copyOf(layers), List.of());
    return layers.stream().map(layer -> mean(layer, found.get(layer))).toList();
  }

  /** Over the channels, at each place. */
  private static LayerMap mean(String layer, @Nullable Activation activation) {
    if (activation == null
        || !(activation.shape() instanceof Shape.FeatureMap(int channels, int rows, int columns))) {
      throw new IllegalStateException(layer + " has places");
    }
    float[] mean = new float[rows * columns];
    for (int i = 0; i < activation.values().length; i++) {
      mean[i % mean.length] += activation.values()[i] / channels;
    }
    return new LayerMap(layer, List.of(rows, columns), mean);
  }
}
