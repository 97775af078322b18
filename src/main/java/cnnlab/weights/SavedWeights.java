package cnnlab.weights;

import cnnlab.arch.Architecture;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weights to be written to a file, with what the file is to say of them.
 *
 * @param metadata as {@link WeightMetadata} reads it, where the format has a place for it
 * @param network what computes with them, without auxiliary classifiers; null where that is not
 *     known
 * @param normalizes whether a file that holds a network takes pixels from 0 to 255 and normalizes
 *     them itself
 */
public record SavedWeights(
    TensorSource tensors,
    Map<String, String> metadata,
    @Nullable Architecture network,
    boolean normalizes) {

  /** Tensors alone. */
  public SavedWeights(TensorSource tensors, Map<String, String> metadata) {
    this(tensors, metadata, null, false);
  }
}
