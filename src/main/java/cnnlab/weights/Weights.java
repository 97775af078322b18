package cnnlab.weights;

import cnnlab.text.Note;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a weight file.
 *
 * @param tensors by PyTorch's name, in file order
 * @param metadata what the file says of itself: architecture, dataset, input_size, resize, mean,
 *     std
 * @param notes what of the file was read, where that is not plain
 */
public record Weights(Map<String, Tensor> tensors, Map<String, String> metadata, List<Note> notes) {
  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    notes = List.copyOf(notes);
  }

  /** Plain ones. */
  public Weights(Map<String, Tensor> tensors, Map<String, String> metadata) {
    this(tensors, metadata, List.of());
  }
}
