package cnnlab.explain;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was chosen about the methods; each looks at its own {@link AttributionMethod#settings}.
 *
 * @param steps of integrated gradients
 * @param baseline of integrated gradients
 * @param samples of SmoothGrad
 * @param noise of SmoothGrad: its standard deviation as a share of the image's range
 * @param epsilon of LRP-epsilon
 * @param gamma of LRP-gamma: how much more what speaks for an output counts
 * @param window of occlusion: its side in pixels
 * @param stride of occlusion, in pixels
 * @param fill of occlusion
 * @param channels of Score-CAM at most, the most active first
 */
@RecordBuilder
public record AttributionSettings(
    int steps,
    Fill baseline,
    int samples,
    double noise,
    double epsilon,
    double gamma,
    int window,
    int stride,
    Fill fill,
    int channels)
    implements AttributionSettingsBuilder.With {
  private static final int ALL = 4096;

  /** A window is a quarter of the side, and three lie over each other. */
  private static final int WINDOW_SHARE = 4;

  private static final int STRIDE_SHARE = 12;

  public AttributionSettings {
    if (Math.min(Math.min(steps, samples), Math.min(window, Math.min(stride, channels))) < 1
        || !(Math.min(noise, Math.min(epsilon, gamma)) >= 0)) {
      throw new IllegalArgumentException("A setting below its least value");
    }
  }

  /** The defaults for an image of this side. */
  public static AttributionSettings of(int inputSize) {
    return new AttributionSettings(
        50,
        Fill.MEAN,
        24,
        0.15,
        1e-6,
        0.25,
        Math.max(1, inputSize / WINDOW_SHARE),
        Math.max(1, inputSize / STRIDE_SHARE),
        Fill.MEAN,
        ALL);
  }

  /** Those of a method, by name. */
  public Map<String, Object> of(AttributionMethod method) {
    Map<String, Object> values = new LinkedHashMap<>();
    method.settings().forEach(setting -> values.put(setting.id(), value(setting)));
    return values;
  }

  private Object value(AttributionSetting setting) {
    return switch (setting) {
      case STEPS -> steps;
      case BASELINE -> baseline.id();
      case SAMPLES -> samples;
      case NOISE -> noise;
      case EPSILON -> epsilon;
      case GAMMA -> gamma;
      case WINDOW -> window;
      case STRIDE -> stride;
      case FILL -> fill.id();
      case CHANNELS -> channels;
    };
  }
}
