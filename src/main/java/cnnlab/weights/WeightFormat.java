package cnnlab.weights;

import cnnlab.text.UserProblem;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;

/** A format in which weights are kept in files. A file is told by its content, not by its name. */
public interface WeightFormat {

  /**
   * Whether a file that begins so is of this format.
   *
   * @param first its first bytes, 64 where it has as many
   */
  boolean begins(MemorySegment first);

  /**
   * Opens a file; nothing in it is trusted, and nothing in it is run. Float32 values may stay on
   * disk until they are touched.
   */
  Weights read(Path file) throws UserProblem;

  /**
   * Writes a file of float32 values, which is there whole or not at all.
   *
   * @param metadata what the file is to say of itself, where the format has a place for it
   */
  void write(Path file, TensorSource tensors, Map<String, String> metadata) throws UserProblem;
}
