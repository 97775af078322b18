package cnnlab.weights.safetensors;

import cnnlab.text.UserProblem;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.Weights;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

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
  public Weights read(Path file, Arena memory) throws UserProblem {
    return Safetensors.read(file, memory);
  }

  @Override
  public List<String> endings() {
    return List.of("safetensors");
  }

  @Override
  public void write(Path file, SavedWeights weights) throws UserProblem {
    Safetensors.write(file, weights.tensors(), weights.metadata());
  }
}
