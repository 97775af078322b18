package cnnlab.explain;

import org.jspecify.annotations.Nullable;

/**
 * What is to be explained, and how.
 *
 * @param label the class
 * @param layer of which a method of the family {@link AttributionMethod.Family#LAYER} tells; null
 *     for every layer where one pass tells of all, else for the last
 */
public record AttributionRequest(
    AttributionMethod method, int label, AttributionSettings settings, @Nullable String layer) {

  /** With the defaults for images of this side, of every layer. */
  public static AttributionRequest of(AttributionMethod method, int label, int inputSize) {
    return new AttributionRequest(method, label, AttributionSettings.of(inputSize), null);
  }
}
