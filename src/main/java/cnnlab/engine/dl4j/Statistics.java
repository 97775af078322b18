package cnnlab.engine.dl4j;

import cnnlab.engine.common.ActivationStatistics;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.longer.MatchCondition;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** What is measured of ND4J's arrays for the health of a network. */
final class Statistics {
  private Statistics() {}

  /**
   * A layer's output in numbers.
   *
   * @param output [batch, channels] or [batch, channels, height, width]
   */
  static ActivationStatistics of(INDArray output) {
    // Beside the workspaces: what is made here must not stay until the iteration's end.
    try (MemoryWorkspace _ = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      int[] allButChannels =
          IntStream.range(0, output.rank()).filter(dimension -> dimension != 1).toArray();
      float[] largest = output.max(allButChannels).toFloatVector();
      long dead = IntStream.range(0, largest.length).filter(i -> largest[i] <= 0).count();
      MatchCondition notFinite = new MatchCondition(output, Conditions.notFinite());
      return new ActivationStatistics(
          output.stdNumber(false).doubleValue(),
          (double) dead / largest.length,
          Nd4j.getExecutioner().exec(notFinite).getLong(0) == 0);
    }
  }

  /** Sum of an array's squares. */
  static double squares(INDArray array) {
    double norm = array.norm2Number().doubleValue();
    return norm * norm;
  }
}
