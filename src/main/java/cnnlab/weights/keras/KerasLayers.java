package cnnlab.weights.keras;

import cnnlab.weights.MemoryBudget;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The arrays of a file of Keras by layer, in each layer's own order. */
final class KerasLayers {
  private static final int MOST_LAYERS = 10_000;
  private static final int MOST_ARRAYS = 16;

  private final MemoryBudget budget;

  private KerasLayers(MemoryBudget budget) {
    this.budget = budget;
  }

  /**
   * Reads a file, of which nothing is trusted.
   *
   * @param file in memory, or mapped: of a file on disk jHDF takes the memory that it claims
   * @throws RuntimeException where it is no HDF5, or a damaged one
   */
  static Map<String, List<KerasArray>> read(ByteBuffer file, MemoryBudget budget) {
    try (HdfFile hdf = HdfFile.fromByteBuffer(file)) {
      KerasLayers layers = new KerasLayers(budget);
      Group root = hdf.getChild("model_weights") instanceof Group model ? model : hdf;
      return root.getChild("layers") instanceof Group newer
          ? layers.ofNewer(newer)
          : layers.ofOlder(root);
    }
  }

  /** Since Keras 3: numbered arrays, and the layer's own name beside them. */
  private Map<String, List<KerasArray>> ofNewer(Group root) {
    Map<String, List<KerasArray>> layers = new LinkedHashMap<>();
    for (Node layer : children(root)) {
      if (layer instanceof Group group && group.getChild("vars") instanceof Group vars) {
        Attribute name = vars.getAttribute("name");
        Map<Integer, KerasArray> arrays = new TreeMap<>();
        for (Node array : children(vars)) {
          if (array instanceof Dataset dataset && arrays.size() < MOST_ARRAYS) {
            arrays.put(Integer.valueOf(array.getName()), array(dataset));
          }
        }
        String title = name == null ? layer.getName() : String.valueOf(name.getData());
        layers.put(title, List.copyOf(arrays.values()));
      }
    }
    return layers;
  }

  /** Before: each group lists its arrays in their order. */
  private Map<String, List<KerasArray>> ofOlder(Group root) {
    Map<String, List<KerasArray>> layers = new LinkedHashMap<>();
    for (Node layer : children(root)) {
      if (layer instanceof Group group) {
        List<KerasArray> arrays = new ArrayList<>();
        for (String path : texts(group.getAttribute("weight_names"))) {
          arrays.add(array(group.getDatasetByPath(path)));
        }
        layers.put(layer.getName(), List.copyOf(arrays));
      }
    }
    return layers;
  }

  private static List<Node> children(Group group) {
    Map<String, Node> children = group.getChildren();
    if (children.size() > MOST_LAYERS) {
      throw new IllegalArgumentException(children.size() + " layers");
    }
    return List.copyOf(children.values());
  }

  private static List<String> texts(Attribute attribute) {
    if (attribute == null || attribute.isEmpty() || attribute.getSize() > MOST_ARRAYS) {
      return List.of();
    }
    return switch (attribute.getData()) {
      case String[] texts -> Stream.of(texts).toList();
      case Object[] texts -> Stream.of(texts).map(String::valueOf).toList();
      case String text -> List.of(text);
      default -> List.of();
    };
  }

  private KerasArray array(Dataset dataset) {
    List<Integer> shape = IntStream.of(dataset.getDimensions()).boxed().toList();
    int values = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    if (dataset.getJavaType() != float.class || values == 0) {
      throw new IllegalArgumentException(dataset.getPath() + ": " + dataset.getJavaType());
    }
    if (dataset instanceof ContiguousDataset inPlace) {
      FloatBuffer found = inPlace.getBuffer().asFloatBuffer();
      if (found.remaining() != values) {
        throw new IllegalArgumentException(dataset.getPath() + " " + shape);
      }
      return new KerasArray(shape, copied(found, values));
    }
    if (!budget.take((long) values * Float.BYTES)) {
      throw new IllegalArgumentException(dataset.getPath() + " " + shape);
    }
    return new KerasArray(shape, FloatBuffer.wrap((float[]) dataset.getDataFlat()));
  }

  /** The file may go once it is read. */
  private static FloatBuffer copied(FloatBuffer found, int values) {
    return FloatBuffer.allocate(values).put(found).flip();
  }
}
