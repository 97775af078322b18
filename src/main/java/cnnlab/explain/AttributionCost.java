package cnnlab.explain;

/** How long methods take, as far as can be told before. */
public final class AttributionCost {
  /** A pass forward alone takes about a third of one forward and backward. */
  private static final double FORWARD = 1 / 3.0;

  /** Where a layer's channels are not known yet. */
  private static final int USUAL_CHANNELS = 256;

  private AttributionCost() {}

  /**
   * In passes forward and backward of one image.
   *
   * @param inputSize side of the image in pixels
   */
  public static double passes(
      AttributionMethod method, AttributionSettings settings, int inputSize) {
    return switch (method) {
      case CLASS_ACTIVATION -> FORWARD;
      case GRADIENT, GUIDED_BACKPROP, DECONVNET, INPUT_X_GRADIENT -> 1;
      case GRAD_CAM, GRAD_CAM_PLUS_PLUS, XGRAD_CAM, HIRES_CAM, LAYER_CAM -> 1;
      case LRP_EPSILON, LRP_GAMMA, LRP_Z_PLUS -> 2;
      case SMOOTH_GRAD -> settings.samples();
      case INTEGRATED_GRADIENTS -> settings.steps();
      case SCORE_CAM -> FORWARD * Math.min(settings.channels(), USUAL_CHANNELS);
      case OCCLUSION -> {
        int positions =
            1 + Math.ceilDiv(Math.max(0, inputSize - settings.window()), settings.stride());
        yield FORWARD * positions * positions;
      }
    };
  }
}
