package cnnlab.weights.safetensors;

import cnnlab.weights.ElementType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file, checked.
 *
 * @param entries in the order of their places
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {

  /**
   * What the header says of one tensor.
   *
   * @param begin byte position of its first value, from the end of the header
   * @param end just past its last byte
   */
  record Entry(String name, ElementType type, List<Integer> shape, long begin, long end) {
    Entry {
      shape = List.copyOf(shape);
    }
  }

  SafetensorsHeader {
    entries = List.copyOf(entries);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
