package cnnlab.weights.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** What ONNX Runtime makes of a file. */
final class OnnxRuntime {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private OnnxRuntime() {}

  /**
   * The first output for some images.
   *
   * @param shape of the input, the number of images first
   */
  static float[] run(Path file, float[] images, long... shape) throws OrtException {
    try (OrtSession session = ENVIRONMENT.createSession(file.toString());
        OnnxTensor input = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(images), shape)) {
      String name = session.getInputNames().iterator().next();
      try (OrtSession.Result result = session.run(Map.of(name, input))) {
        OnnxTensor output = (OnnxTensor) result.get(0);
        float[] values = new float[output.getFloatBuffer().remaining()];
        output.getFloatBuffer().get(values);
        return values;
      }
    }
  }

  /** What a file says of itself. */
  static Map<String, String> metadata(Path file) throws OrtException {
    try (OrtSession session = ENVIRONMENT.createSession(file.toString())) {
      return session.getMetadata().getCustomMetadata();
    }
  }
}
