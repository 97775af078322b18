package cnnlab.explain;

import cnnlab.data.Batch;
import cnnlab.engine.Gradients;
import cnnlab.engine.ReluRule;
import cnnlab.engine.Target;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.inference.TrainedNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What layers make of one image, and the gradients there and at the image, as raw numbers for
 * {@code src/test/python/layer_precision.py}.
 */
public final class LayerGradients {
  private LayerGradients() {}

  /**
   * Architecture, weight file, file of the image's float32 values, class, layers, file to write.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> layers = List.of(arguments[4].split(",", -1));
    try (TrainedNetwork network =
        TrainedNetwork.ofWeights(new OneDnnEngine(), Path.of(arguments[1]), arguments[0], null)) {
      String image = network.architecture().layers().getFirst().name();
      Set<String> told =
          Stream.concat(Stream.of(image), layers.stream()).collect(Collectors.toSet());
      Gradients found =
          network.gradients(
              new Batch(1, floats(Path.of(arguments[2])), new int[1]),
              new Target.Logit(Integer.parseInt(arguments[3])),
              ReluRule.GRADIENT,
              told);
      write(
          Path.of(arguments[5]),
          Stream.concat(
                  Stream.of(found.gradient(image).values()),
                  layers.stream()
                      .flatMap(
                          layer ->
                              Stream.of(
                                  found.activation(layer).values(),
                                  found.gradient(layer).values())))
              .toList());
    }
  }

  private static float[] floats(Path file) throws Exception {
    FloatBuffer read =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[read.remaining()];
    read.get(values);
    return values;
  }

  private static void write(Path file, List<float[]> parts) throws Exception {
    int length = parts.stream().mapToInt(part -> part.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer values = bytes.asFloatBuffer();
    parts.forEach(values::put);
    Files.write(file, bytes.array());
  }
}
