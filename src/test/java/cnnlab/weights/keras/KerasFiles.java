package cnnlab.weights.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files laid out as Keras does it, of networks of few channels. */
public final class KerasFiles {
  static final int CHANNELS = 2;

  /** Each layer's arrays by their names in older files. */
  private final Map<String, Map<String, Object>> layers = new LinkedHashMap<>();

  private int count;

  Map<String, Map<String, Object>> layers() {
    return layers;
  }

  /** A VGG with so many convolutions in each of the last three blocks. */
  public void vgg(int most) {
    for (int block = 1; block <= 5; block++) {
      for (int i = 1; i <= (block < 3 ? 2 : most); i++) {
        convolution("block" + block + "_conv" + i, block + i == 2 ? 3 : CHANNELS, 3);
      }
    }
    dense("fc1", 4 * CHANNELS, 4);
    dense("fc2", 4, 4);
    dense("predictions", 4, 3);
  }

  void resnet(List<Integer> blocks) {
    convolution("conv1_conv", 3, 7);
    norm("conv1_bn", true);
    for (int stage = 2; stage <= 5; stage++) {
      for (int block = 1; block <= blocks.get(stage - 2); block++) {
        for (int number = block == 1 ? 0 : 1; number <= 3; number++) {
          String name = "conv" + stage + "_block" + block + "_" + number + "_";
          convolution(name + "conv", CHANNELS, 1);
          norm(name + "bn", true);
        }
      }
    }
    dense("predictions", CHANNELS, 3);
  }

  void convolution(String name, int inputs, int size) {
    layers.put(name, ordered("kernel", kernelOf(size, inputs, CHANNELS), "bias", vector(CHANNELS)));
  }

  void dense(String name, int inputs, int units) {
    float[][] matrix = new float[inputs][];
    for (int i = 0; i < inputs; i++) {
      matrix[i] = vector(units);
    }
    layers.put(name, ordered("kernel", matrix, "bias", vector(units)));
  }

  void norm(String name, boolean scaled) {
    Map<String, Object> arrays = ordered("beta", vector(CHANNELS), "moving_mean", vector(CHANNELS));
    arrays.put("moving_variance", vector(CHANNELS));
    Map<String, Object> all = new LinkedHashMap<>();
    if (scaled) {
      all.put("gamma", vector(CHANNELS));
    }
    all.putAll(arrays);
    layers.put(name, all);
  }

  private static Map<String, Object> ordered(String first, Object a, String second, Object b) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put(first, a);
    arrays.put(second, b);
    return arrays;
  }

  private float[] vector(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) Math.sin(0.1 * count++);
    }
    return values;
  }

  float[][][][] kernelOf(int size, int inputs, int filters) {
    float[][][][] kernel = new float[size][size][inputs][];
    for (float[][][] row : kernel) {
      for (float[][] place : row) {
        for (int i = 0; i < inputs; i++) {
          place[i] = vector(filters);
        }
      }
    }
    return kernel;
  }

  /**
   * Writes what there is.
   *
   * @param layout "older", "newer" or "zip"
   */
  public Path write(Path folder, String layout) throws Exception {
    Path file = folder.resolve(layout + ".h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      if (layout.equals("older")) {
        writeOlder(hdf.putGroup("model_weights"));
      } else {
        writeNewer(hdf.putGroup("layers"));
      }
    }
    return layout.equals("zip") ? zipped(file, folder) : file;
  }

  private void writeOlder(WritableGroup root) {
    layers.forEach(
        (name, arrays) -> {
          WritableGroup group = root.putGroup(name);
          group.putAttribute(
              "weight_names",
              arrays.keySet().stream().map(array -> name + "/" + array).toArray(String[]::new));
          WritableGroup inner = group.putGroup(name);
          arrays.forEach(inner::putDataset);
        });
  }

  /** Groups are named by kind and number; each says its layer. */
  private void writeNewer(WritableGroup root) {
    int number = 0;
    for (var layer : layers.entrySet()) {
      WritableGroup vars = root.putGroup("kind_" + number++).putGroup("vars");
      vars.putAttribute("name", layer.getKey());
      int index = 0;
      for (Object array : layer.getValue().values()) {
        vars.putDataset(Integer.toString(index++), array);
      }
    }
  }

  private static Path zipped(Path hdf, Path folder) throws Exception {
    Path file = folder.resolve("model.keras");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("metadata.json"));
      zip.write('{');
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      Files.copy(hdf, zip);
      zip.closeEntry();
    }
    return file;
  }
}
