package cnnlab.weights;

import cnnlab.text.UserProblem;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/** A format in which weights are kept in files. A file is told by its content, not by its name. */
public interface WeightFormat {

  /**
   * Whether a file that begins so is of this format.
   *
   * @param first its first bytes, 64 where it has as many
   */
  boolean begins(MemorySegment first);

  /**
   * Whether it is surely of this format, whatever it is called, and not an archive of something
   * else.
   *
   * @param first as above
   */
  default boolean isSurely(MemorySegment first) {
    return begins(first);
  }

  /**
   * Opens a file; nothing in it is trusted, and nothing in it is run. Float32 values may stay on
   * disk until they are touched.
   *
   * @param memory what of the file is mapped lives as long as this
   */
  Weights read(Path file, Arena memory) throws UserProblem;

  /** Endings of such files' names, the usual one first. */
  List<String> endings();

  /** Whether such files are written here. */
  default boolean isWritten() {
    return true;
  }

  /** Whether such a file says what computes with the tensors. */
  default boolean holdsNetwork() {
    return false;
  }

  /** Whether the network of such a file can normalize its images itself. */
  default boolean normalizes() {
    return false;
  }

  /** The network of a file that says it. */
  default HeldNetwork network(Path file) throws UserProblem {
    throw new IllegalStateException(file + " holds tensors alone");
  }

  /**
   * Writes a file of float32 values, which is there whole or not at all.
   *
   * @throws UserProblem also where the file would have to say what computes with the tensors, and
   *     that is not known or cannot be said
   */
  void write(Path file, SavedWeights weights) throws UserProblem;
}
