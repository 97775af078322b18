package cnnlab.weights.onnx;

import cnnlab.data.transform.Preprocessing;
import cnnlab.weights.onnx.GraphValue.Pixels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What a graph expects as its input, told by how it multiplies and shifts it: small factors or
 * large shifts are for pixels from 0 to 255, large factors for those from 0 to 1, others
 * (GoogLeNet's) for an image that is normalized already.
 */
enum PixelRange {
  BYTES,
  UNIT,
  NORMALIZED;

  private static final float SMALL_FACTOR = 0.1f;
  private static final float LARGE_FACTOR = 1.9f;
  private static final float LARGE_SHIFT = 8;

  /** Digits that a calculation in float32 leaves. */
  private static final MathContext DIGITS = new MathContext(6);

  static PixelRange of(float factor, float shift) {
    if (factor < SMALL_FACTOR || Math.abs(shift) > LARGE_SHIFT) {
      return BYTES;
    }
    return factor > LARGE_FACTOR ? UNIT : NORMALIZED;
  }

  /**
   * Mean and standard deviation, on the scale 0 to 1, that do what a graph does to its input.
   *
   * @param usual what normalized the image before, where it is normalized already
   */
  static List<List<Float>> normalization(Pixels pixels, Preprocessing usual) {
    List<Float> mean = new ArrayList<>();
    List<Float> std = new ArrayList<>();
    for (int i = 0; i < pixels.scale().size(); i++) {
      float scale = pixels.scale().get(i);
      float shift = pixels.shift().get(i);
      float factor =
          switch (of(scale, shift)) {
            case BYTES -> scale * 255;
            case UNIT -> scale;
            case NORMALIZED -> scale / usual.std().get(i);
          };
      float before = of(scale, shift) == NORMALIZED ? usual.mean().get(i) : 0;
      mean.add(rounded(before - shift / factor));
      std.add(rounded(1 / factor));
    }
    return List.of(mean, std);
  }

  private static float rounded(float value) {
    return Float.isFinite(value) ? new BigDecimal(value).round(DIGITS).floatValue() : value;
  }
}
