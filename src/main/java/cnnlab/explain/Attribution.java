package cnnlab.explain;

import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.LrpRule;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** Explains an answer by any of the {@link AttributionMethod}s. */
public final class Attribution {
  private final TrainedNetwork network;
  private final AttributionRequest request;
  private final ImageScore score;
  private final GradientAttribution gradients;

  private Attribution(TrainedNetwork network, AttributionRequest request, ImageScore score) {
    this.network = network;
    this.request = request;
    this.score = score;
    gradients = new GradientAttribution(score);
  }

  /**
   * What in an image speaks for a class, by its score before softmax.
   *
   * @param goOn told the share done, 0 to 1; its answer false ends the work
   * @return empty if it was ended early
   */
  public static Optional<Explanation> of(
      TrainedNetwork network, RgbImage image, AttributionRequest request, DoublePredicate goOn)
      throws UserProblem {
    if (!goOn.test(0)) {
      return Optional.empty();
    }
    float[] pixels = new float[network.preprocessing().values()];
    network.preprocessing().apply(image, pixels, 0);
    ImageScore score = new ImageScore(network.network(), pixels, request.label(), goOn);
    return new Attribution(network, request, score).explanation();
  }

  private Optional<Explanation> explanation() throws UserProblem {
    AttributionSettings settings = request.settings();
    return switch (request.method()) {
      case CLASS_ACTIVATION -> classActivation();
      case GRAD_CAM, GRAD_CAM_PLUS_PLUS, XGRAD_CAM, HIRES_CAM, LAYER_CAM -> layers();
      case SCORE_CAM -> told(new ScoreCam(score).map(layerAsked(), settings.channels()));
      case GRADIENT -> told(Optional.of(gradients.gradient(BackwardRule.GRADIENT)));
      case GUIDED_BACKPROP -> told(Optional.of(gradients.gradient(BackwardRule.GUIDED)));
      case DECONVNET -> told(Optional.of(gradients.gradient(BackwardRule.DECONVNET)));
      case INPUT_X_GRADIENT -> told(Optional.of(gradients.timesInput(BackwardRule.GRADIENT)));
      case SMOOTH_GRAD -> told(gradients.smooth(settings.noise(), settings.samples()));
      case INTEGRATED_GRADIENTS -> integrated();
      case LRP_EPSILON -> relevance(LrpRule.epsilon(settings.epsilon()));
      case LRP_GAMMA -> relevance(LrpRule.gamma(settings.gamma()));
      case LRP_Z_PLUS -> relevance(LrpRule.positive());
      case OCCLUSION ->
          told(
              new Occlusion(score, settings.window(), settings.stride())
                  .map(fill(settings.fill())));
    };
  }

  private Optional<Explanation> told(Optional<LayerMap> map) throws UserProblem {
    return map.isEmpty()
        ? Optional.empty()
        : Optional.of(found(List.of(map.get()), score.of(), OptionalDouble.empty()));
  }

  private Explanation found(List<LayerMap> maps, double logit, OptionalDouble residual) {
    return new Explanation(
        request.method(), request.settings(), request.label(), logit, maps, residual);
  }

  private float[] fill(Fill fill) {
    Preprocessing preprocessing = network.preprocessing();
    return fill.of(preprocessing, score.pixels());
  }

  /** One pass for all layers. */
  private Optional<Explanation> layers() throws UserProblem {
    List<String> layers = layersAsked();
    Gradients found = score.gradients(BackwardRule.GRADIENT, new HashSet<>(layers));
    List<LayerMap> maps =
        layers.stream()
            .map(
                layer ->
                    GradCam.of(
                        request.method(), layer, found.activation(layer), found.gradient(layer)))
            .toList();
    return Optional.of(found(maps, found.outputs()[request.label()], OptionalDouble.empty()));
  }

  private String layerAsked() throws UserProblem {
    String asked = request.layer();
    return asked == null ? ExplainedLayers.initial(network.architecture()) : asked;
  }

  private List<String> layersAsked() {
    String asked = request.layer();
    return asked == null ? ExplainedLayers.of(network.architecture()) : List.of(asked);
  }

  private Optional<Explanation> classActivation() throws UserProblem {
    Optional<Cam> parts = Cam.of(network, score);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    double logit = score.of();
    double sum = parts.get().map().sum() / parts.get().map().values().length + parts.get().bias();
    return Optional.of(found(List.of(parts.get().map()), logit, OptionalDouble.of(sum - logit)));
  }

  private Optional<Explanation> integrated() throws UserProblem {
    float[] baseline = fill(request.settings().baseline());
    Optional<LayerMap> map = gradients.integrated(baseline, request.settings().steps());
    if (map.isEmpty()) {
      return Optional.empty();
    }
    double logit = score.of();
    double residual = map.get().sum() - (logit - score.of(baseline, 1)[0]);
    return Optional.of(found(List.of(map.get()), logit, OptionalDouble.of(residual)));
  }

  /** What is missing of the score was handed to biases. */
  private Optional<Explanation> relevance(LrpRule rule) throws UserProblem {
    LayerMap map = gradients.timesInput(rule);
    double logit = score.of();
    return Optional.of(found(List.of(map), logit, OptionalDouble.of(map.sum() - logit)));
  }
}
