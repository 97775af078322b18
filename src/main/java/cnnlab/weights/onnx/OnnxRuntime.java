package cnnlab.weights.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import cnnlab.text.UserProblem;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * What ONNX Runtime makes of a file that was written here. It is not part of the program: Maven's
 * profile {@code onnxruntime} adds it.
 */
public final class OnnxRuntime {
  private OnnxRuntime() {}

  /** Whether it is installed. */
  public static boolean isThere() {
    try {
      Class.forName("ai.onnxruntime.OrtEnvironment", false, OnnxRuntime.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /**
   * The first output for some images.
   *
   * @param shape of the input, the number of images first
   * @throws UserProblem where it refuses the file or the images
   */
  public static float[] run(Path file, float[] images, long... shape) throws UserProblem {
    try (OrtSession session = session(file);
        OnnxTensor input =
            OnnxTensor.createTensor(environment(), FloatBuffer.wrap(images), shape)) {
      String name = session.getInputNames().iterator().next();
      try (OrtSession.Result result = session.run(Map.of(name, input))) {
        OnnxTensor output = (OnnxTensor) result.get(0);
        float[] values = new float[output.getFloatBuffer().remaining()];
        output.getFloatBuffer().get(values);
        return values;
      }
    } catch (OrtException refused) {
      throw problem(file, refused);
    }
  }

  /** What a file says of itself. */
  static Map<String, String> metadata(Path file) throws UserProblem {
    try (OrtSession session = session(file)) {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException refused) {
      throw problem(file, refused);
    }
  }

  private static OrtSession session(Path file) throws OrtException {
    return environment().createSession(file.toString());
  }

  private static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment();
  }

  private static UserProblem problem(Path file, OrtException refused) {
    return UserProblem.of(
            "weights.runtime", file.getFileName(), String.valueOf(refused.getMessage()))
        .at(file.toString())
        .causedBy(refused);
  }
}
