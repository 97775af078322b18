package cnnlab.weights.safetensors;

import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.Weights;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Map;

/** {@link Safetensors} as one format among others. */
public final class SafetensorsFormat implements WeightFormat {

  /** A header's length and its first brace. */
  @Override
  public boolean begins(MemorySegment first) {
    return first.byteSize() > Long.BYTES
        && first.get(ValueLayout.JAVA_BYTE, Long.BYTES) == '{'
        && first.get(ValueLayout.JAVA_BYTE, Long.BYTES - 1) == 0;
  }

  @Override
  public Weights read(Path file) throws UserProblem {
    return Safetensors.read(file);
  }

  @Override
  public void write(Path file, TensorSource tensors, Map<String, String> metadata)
      throws UserProblem {
    Safetensors.write(file, tensors, metadata);
  }
}
