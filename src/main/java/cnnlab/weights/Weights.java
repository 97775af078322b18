package cnnlab.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The content of a weight file.
 *
 * @param tensors by PyTorch's name, in file order
 * @param metadata what the file says of itself: architecture, dataset, input_size, resize, mean,
 *     std
 */
public record Weights(Map<String, Tensor> tensors, Map<String, String> metadata) {
  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
