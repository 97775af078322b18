package cnnlab.engine.onednn;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Tensors;
import cnnlab.engine.common.OptimizerState;
import cnnlab.engine.machine.ProcessMemory;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Set;

/** What a network will take: its programs are planned as they will be, without their memory. */
final class MemoryPlan {
  private MemoryPlan() {}

  /** Of training, without validation. */
  static MemoryEstimate training(
      Architecture architecture, Set<String> frozen, int batch, OptimizerSettings.Kind optimizer)
      throws UserProblem {
    Parameters parameters =
        new Parameters(Tensors.of(architecture, frozen), OptimizerState.of(optimizer).size());
    long program =
        new TrainingProgram(architecture, frozen, batch, parameters, 0, () -> 0).plannedBytes();
    MemoryEstimate least =
        MemoryEstimate.training(Analysis.of(architecture), frozen, batch, optimizer);
    return estimate(parameters, program, least.activations());
  }

  /** Of use; convolutions with a normalization folded in have weights of their own. */
  static MemoryEstimate use(Architecture architecture, int batch) throws UserProblem {
    Architecture used = architecture.forInference();
    Parameters parameters = new Parameters(Tensors.of(used), 0);
    for (var spec : Tensors.of(used)) {
      parameters.value(
          spec.name(), Layout.plain(spec.shape().stream().mapToLong(i -> i).toArray()));
    }
    long program = InferenceProgram.fused(used, batch, parameters).plannedBytes();
    long least = MemoryEstimate.inference(Analysis.of(architecture), batch).activations();
    return estimate(parameters, program, least);
  }

  private static MemoryEstimate estimate(Parameters parameters, long program, long least) {
    Parameters.Bytes bytes = parameters.bytes();
    long activations = Math.min(least, program);
    long taken = bytes.values() + bytes.gradients() + bytes.moments() + program;
    long pages =
        NativeMemory.pages(bytes.values() + bytes.gradients() + bytes.moments())
            + NativeMemory.pages(program);
    return new MemoryEstimate(
        bytes.values(),
        bytes.gradients(),
        bytes.moments(),
        activations,
        program - activations + pages - taken,
        ProcessMemory.program(bytes.values(), NativeMemory.held()));
  }
}
